/** Sending a run back, or dropping its preview: with a reason that stays beside it. */
import { useState } from 'react';
import type { RunDetail } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { run as runQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';

interface Props {
  run: RunDetail;
  act: 'return-run' | 'discard-run';
  onClose: () => void;
}

export function RunReasonForm({ run, act: what, onClose }: Props) {
  const { t } = useSpeech();
  const words = t.runs;
  const [reason, setReason] = useState('');
  const { programme, month, number, version } = run;
  const act = useAct<void, unknown>({
    run: () =>
      api.runs[what === 'return-run' ? 'return' : 'discard']({
        programme,
        month,
        number: String(number),
        ifMatch: version,
        body: { reason: reason.trim() },
      }),
    done: words.done[what],
    after: onClose,
    about: runQuery(programme, month, String(number)).queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  return (
    <OpenForm id={what} title={words.acts[what]}>
      <Form problem={problem} onSubmit={submit} label={words.acts[what]}>
        <ProseField
          pointer="/reason"
          label={words.reason}
          required
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={setReason}
        />
        <FormButtons submit={words.acts[what]} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
