/** What a reviewer does besides deciding: ask the partner for more, hand the claim to a colleague. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Assignee, Letter } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasons } from '../../model/frame/names.ts';
import { assignees } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { Loaded } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { useAwayWords } from './assign-menu.tsx';
import type { ActFormProps } from '../frame/act-form.ts';
import { ChecksField, SelectField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { LetterPreview } from './letter-preview.tsx';
import styles from '../frame/form.module.css';

interface Point {
  evidence: string;
  remedy: string;
}

function useRequest({ claim, onClose, suggested = [] }: ActFormProps) {
  const { t } = useSpeech();
  const [codes, setCodes] = useKept<string[]>(
    'codes',
    suggested.map(({ code }) => code),
  );
  const [points, setPoints] = useKept<Record<string, Point>>(
    'points',
    Object.fromEntries(suggested.map(({ code, evidence }) => [code, { evidence, remedy: '' }])),
  );
  const [comment, setComment] = useKept('comment', '');
  const [letters, setLetters] = useState<Letter[] | null>(null);
  const pointOf = (code: string): Point => points[code] ?? { evidence: '', remedy: '' };
  const said = codes.flatMap((code) => {
    const evidence = pointOf(code).evidence.trim() || null;
    const remedy = pointOf(code).remedy.trim() || null;
    return evidence || remedy ? [{ code, evidence, remedy }] : [];
  });
  const body = { codes, points: said, comment: comment.trim() || null };
  const asked = { id: claim.id, ifMatch: claim.version, body };
  const look = useAct({
    claimId: claim.id,
    looks: true,
    run: () => api.claims.requestInformation({ ...asked, validateOnly: true }),
    after: (seen) => setLetters(seen.letters ?? []),
  });
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['request-information'],
    after: onClose,
    run: () => api.claims.requestInformation(asked),
  });
  // Words about every single reason say enough.
  const filled = useFilled(look, () => ({
    '/codes': codes,
    ...(said.length === codes.length && codes.length > 0 ? {} : { '/comment': comment }),
  }));
  const setPoint = (code: string, part: Partial<Point>): void =>
    setPoints({ ...points, [code]: { ...pointOf(code), ...part } });
  return { codes, setCodes, pointOf, setPoint, comment, setComment, letters, setLetters, look, act, filled };
}

function PointFields({
  code,
  at,
  point,
  onChange,
}: {
  code: string;
  at: number;
  point: Point;
  onChange: (part: Partial<Point>) => void;
}) {
  const { t } = useSpeech();
  const name = useReasons().information.find(({ value }) => value === code)?.label ?? wordFor({}, code);
  return (
    <div className={styles.card}>
      <ProseField
        pointer={`/points/${at}/evidence`}
        label={t.desk.pointFor(name)}
        hint={t.desk.evidenceHint}
        required={false}
        rows={2}
        maxLength={2000}
        value={point.evidence}
        onChange={(evidence) => onChange({ evidence })}
      />
      <ProseField
        pointer={`/points/${at}/remedy`}
        label={t.desk.pointRemedyFor(name)}
        hint={t.desk.remedyHint}
        required={false}
        rows={2}
        maxLength={2000}
        value={point.remedy}
        onChange={(remedy) => onChange({ remedy })}
      />
    </div>
  );
}

export function RequestInformationForm(props: ActFormProps) {
  const { t } = useSpeech();
  const reasons = useReasons();
  const form = useRequest(props);
  if (form.letters)
    return (
      <LetterPreview
        letters={form.letters}
        submit={t.desk.letter.sendRequest}
        pending={form.act.pending}
        problem={form.act.problem}
        onSend={() => form.act.send()}
        onBack={() => form.setLetters(null)}
      />
    );
  return (
    <Form problem={form.filled.problem} onSubmit={form.filled.submit}>
      <ChecksField
        pointer="/codes"
        label={t.actForms.codes}
        hint={t.actForms.codesHint}
        choices={reasons.information}
        values={form.codes}
        onChange={form.setCodes}
      />
      {form.codes.map((code, index) => (
        <PointFields
          key={code}
          code={code}
          at={index}
          point={form.pointOf(code)}
          onChange={(part) => form.setPoint(code, part)}
        />
      ))}
      <ProseField
        pointer="/comment"
        label={t.actForms.message}
        hint={t.actForms.messageHint}
        rows={4}
        maxLength={4000}
        value={form.comment}
        onChange={form.setComment}
      />
      <FormButtons submit={t.desk.letter.show} pending={form.look.pending} onCancel={props.onClose} />
    </Form>
  );
}

/** Reviewers take and give back; senior reviewers hand over. */
export function AssignForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const me = useMe();
  const away = useAwayWords();
  const query = useQuery(assignees(claim));
  const anybody = claim.assignableTo === 'anybody';
  const [memberId, setMemberId] = useState(claim.assignee?.id ?? (anybody ? '' : me.id));
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['assign-claim'],
    after: onClose,
    run: () =>
      api.claims.assign({ id: claim.id, ifMatch: claim.version, body: { memberId: memberId || null } }),
  });
  const words = t.desk.assign;
  const labelOf = ({ name, claims, capacity, absence }: Assignee): string => {
    const inHand = capacity === null ? words.inHand(claims) : words.inHandOf(claims, capacity);
    return [`${name} – ${inHand}`, away(absence)].filter(Boolean).join(', ');
  };
  return (
    <Loaded query={query} rows={2}>
      {({ items }) => {
        // Whoever has it stays to be seen; of the others only who is suitable and here.
        const people = items.filter(
          (person) =>
            person.id === claim.assignee?.id ||
            (person.suitable && (anybody ? !person.away : person.id === me.id)),
        );
        const missing = anybody ? items.length - people.length : 0;
        const chosen = people.find(({ id }) => id === memberId);
        return (
          <Form problem={act.problem} onSubmit={() => act.send()}>
            <SelectField
              pointer="/memberId"
              label={t.actForms.assignee}
              hint={anybody ? missing > 0 && words.notOffered(missing) : words.seniorOnly}
              value={memberId}
              onChange={setMemberId}
              choices={[
                { value: '', label: t.actForms.nobody },
                ...people.map((person) => ({ value: person.id, label: labelOf(person) })),
              ]}
            />
            {chosen?.absence && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  {chosen.name}: {away(chosen.absence)}.
                </MessageBarBody>
              </MessageBar>
            )}
            <FormButtons submit={t.actForms.assign} pending={act.pending} onCancel={onClose} />
          </Form>
        );
      }}
    </Loaded>
  );
}
