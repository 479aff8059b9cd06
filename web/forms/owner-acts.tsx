/** What a reviewer does besides deciding: ask the partner for more, hand the claim to a colleague. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member } from '#sdk';
import { api } from '../api.ts';
import { useSpeech } from '../language.ts';
import { useReasons } from '../names.ts';
import { members } from '../queries.ts';
import { rowsOf } from '../ui/list.tsx';
import { Loaded } from '../ui/states.tsx';
import { wordFor } from '../words.ts';
import { useAct, useFilled } from './act.ts';
import type { ActFormProps } from './act-panel.tsx';
import { ChecksField, SelectField } from './choices.tsx';
import { ProseField } from './fields.tsx';
import { Form, FormButtons } from './form.tsx';

export function RequestInformationForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const [codes, setCodes] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['request-information'],
    after: onClose,
    run: () =>
      api.claims.requestInformation({ id: claim.id, ifMatch: claim.version, body: { codes, comment: comment.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/codes': codes, '/comment': comment }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <ChecksField
        pointer="/codes"
        label={t.actForms.codes}
        hint={t.actForms.codesHint}
        choices={useReasons().information}
        values={codes}
        onChange={setCodes}
      />
      <ProseField
        pointer="/comment"
        label={t.actForms.message}
        hint={t.actForms.messageHint}
        required
        rows={5}
        maxLength={4000}
        value={comment}
        onChange={setComment}
      />
      <FormButtons submit={t.actForms.askPartner} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

const reviewing = new Set(['reviewer', 'senior-reviewer']);

export function AssignForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(members());
  const [memberId, setMemberId] = useState(claim.assignee?.id ?? '');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['assign-claim'],
    after: onClose,
    run: () => api.claims.assign({ id: claim.id, ifMatch: claim.version, body: { memberId: memberId || null } }),
  });
  const rolesOf = ({ roles }: Member): string => roles.map(({ role }) => wordFor(t.words.roles, role)).join(', ');
  return (
    <Loaded query={query} rows={2}>
      {() => {
        const people = rowsOf(query).filter(
          (person) => !person.disabled && person.roles.some(({ role }) => reviewing.has(role)),
        );
        return (
          <Form problem={act.problem} onSubmit={() => act.send()}>
            <SelectField
              pointer="/memberId"
              label={t.actForms.assignee}
              value={memberId}
              onChange={setMemberId}
              choices={[
                { value: '', label: t.actForms.nobody },
                ...people.map((person) => ({ value: person.id, label: `${person.name} – ${rolesOf(person)}` })),
              ]}
            />
            <FormButtons submit={t.actForms.assign} pending={act.pending} onCancel={onClose} />
          </Form>
        );
      }}
    </Loaded>
  );
}
