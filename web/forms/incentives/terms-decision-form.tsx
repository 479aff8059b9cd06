/** What a second person says to a draft of terms: approve it, or drop it, and why. */
import { useState } from 'react';
import type { ProgrammeTerms } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { terms as termsQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { WhyField } from '../frame/why-field.tsx';

interface Props {
  row: ProgrammeTerms;
  decision: 'approve' | 'discard';
  onClose: () => void;
}

export function TermsDecisionForm({ row, decision, onClose }: Props) {
  const { t } = useSpeech();
  const words = t.terms;
  const [why, setWhy] = useState('');
  const act = useAct<void, unknown>({
    run: () =>
      api.terms[decision]({ programme: row.programme, ifMatch: row.version, body: { why: why.trim() } }),
    done: decision === 'approve' ? words.approved : words.discarded,
    after: onClose,
    about: termsQuery().queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({ '/why': why }));
  const title = `${words[decision]}: ${row.programmeName}`;
  return (
    <OpenForm id={`${decision}-${row.programme}`} title={title}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words[decision]} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
