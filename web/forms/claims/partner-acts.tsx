/** What a partner does on a submitted claim: answer, dispute, withdraw, defend a contested line. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saysSomething } from '../../model/claims/answer.ts';
import { api } from '../../model/frame/api.ts';
import { mayAddFiles } from '../../model/claims/claim-acts.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';
import { arbitrations } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Waiting } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import type { ActFormProps } from '../frame/act-form.ts';
import { ChecksField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import styles from '../frame/form.module.css';
import { Upload } from '../files/upload.tsx';

/** The proof that goes along with the answer: added here, without leaving the form. */
function NewFiles({ claim }: Pick<ActFormProps, 'claim'>) {
  const { t } = useSpeech();
  const fresh = claim.files.filter((file) => file.sealedAt === null);
  const may = mayAddFiles(claim);
  return (
    <fieldset className={styles.group}>
      <legend>{t.actForms.newProof}</legend>
      <p className={styles.note}>{t.actForms.newFiles(fresh.length)}</p>
      {fresh.length > 0 && (
        <ul className={page.plainList}>
          {fresh.map((file) => (
            <li key={file.id}>{file.name}</li>
          ))}
        </ul>
      )}
      {may && <Upload claimId={claim.id} />}
    </fieldset>
  );
}

/** Point by point: each thing that was asked for has its own answer. */
export function ResubmitForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const codes = claim.openRequest?.codes ?? [];
  const known = useReasonNames().information;
  const [answers, setAnswers] = useKept<Record<string, string>>('answers', {});
  const [comment, setComment] = useKept('comment', '');
  const [empty, setEmpty] = useState<Problem | null>(null);
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['resubmit-claim'],
    after: onClose,
    run: () =>
      api.claims.resubmit({
        id: claim.id,
        ifMatch: claim.version,
        body: {
          comment: comment.trim() || null,
          answers: codes.flatMap((code) =>
            answers[code]?.trim() ? [{ code, text: answers[code].trim() }] : [],
          ),
        },
      }),
  });
  const send = (): void => {
    const says = saysSomething(claim, { answers, comment });
    setEmpty(says ? null : brokenRules({ pointer: '/comment', code: 'answer-required' }));
    if (says) act.send();
  };
  return (
    <Form problem={empty ?? act.problem} onSubmit={send}>
      <p className={styles.note}>{t.actForms.answersHint}</p>
      {codes.map((code, index) => (
        <ProseField
          key={code}
          pointer={`/answers/${index}/text`}
          label={t.actForms.answerTo(known[code]?.name ?? wordFor({}, code))}
          hint={known[code]?.text}
          required={false}
          rows={3}
          maxLength={2000}
          value={answers[code] ?? ''}
          onChange={(text) => setAnswers({ ...answers, [code]: text })}
        />
      ))}
      <ProseField
        pointer="/comment"
        label={t.actForms.generalComment}
        required={false}
        rows={3}
        maxLength={4000}
        value={comment}
        onChange={setComment}
      />
      <NewFiles claim={claim} />
      <FormButtons submit={t.actForms.sendAnswer} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function DisputeForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const open = claim.lines.filter((line) => line.outcome === 'rejected');
  const [lineIds, setLineIds] = useKept(
    'lineIds',
    open.map((line) => line.id),
  );
  const [justification, setJustification] = useKept('justification', '');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['dispute-claim'],
    after: onClose,
    run: () =>
      api.claims.dispute({
        id: claim.id,
        ifMatch: claim.version,
        body: { lineIds: lineIds.length > 0 ? lineIds : null, justification: justification.trim() },
      }),
  });
  return (
    <Form problem={act.problem} onSubmit={() => act.send()}>
      {open.length > 1 && (
        <ChecksField
          pointer="/lineIds"
          label={t.actForms.disputeLines}
          choices={open.map((line) => ({ value: line.id, label: lineName(line) }))}
          values={lineIds}
          onChange={setLineIds}
        />
      )}
      <ProseField
        pointer="/justification"
        label={t.actForms.justification}
        hint={t.actForms.justificationHint}
        required
        rows={6}
        maxLength={4000}
        value={justification}
        onChange={setJustification}
      />
      <NewFiles claim={claim} />
      <FormButtons submit={t.actForms.sendDispute} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function WithdrawForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const [reason, setReason] = useKept('reason', '');
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['withdraw-claim'],
    after: onClose,
    run: () => api.claims.withdraw({ id: claim.id, ifMatch: claim.version, body: { reason: reason.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  return (
    <Form problem={problem} onSubmit={submit}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {claim.status === 'editing' ? t.actForms.withdrawDraftHint : t.actForms.withdrawHint}
        </MessageBarBody>
      </MessageBar>
      <ProseField
        pointer="/reason"
        label={t.actForms.reason}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <FormButtons submit={t.acts['withdraw-claim']} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

/** A partner answers on his own claim, and is told nothing of the other side. */
export function ArbitrationForm({ claim, onClose }: ActFormProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(arbitrations({ open: true }));
  const found = rowsOf(query).filter((one) =>
    one.parties.some((party) => party.claimId === claim.id && party.state === 'answer-awaited'),
  );
  const [text, setText] = useKept('text', '');
  const [first] = found;
  const act = useAct({
    claimId: claim.id,
    done: t.actForms.done['answer-arbitration'],
    after: onClose,
    run: async () => {
      let version = claim.version;
      let last = claim;
      // Each line of the claim may stand in a case of its own; the same word and proof go to all of them.
      for (const one of found) {
        last = await api.arbitrations.answer({ id: one.id, ifMatch: version, body: { text: text.trim() } });
        version = last.version;
      }
      return last;
    },
  });
  if (query.data === undefined) return <Waiting rows={3} />;
  if (!first) return <p>{t.review.arbitrationAnswered}</p>;
  return (
    <Form problem={act.problem} onSubmit={() => act.send()}>
      <p className={styles.note}>{t.actForms.arbitrationHint}</p>
      <p>{t.review.contestedItems(found.map((one) => one.item.name).join(', '))}</p>
      <ProseField
        pointer="/text"
        label={t.actForms.arbitrationText}
        required
        rows={5}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <NewFiles claim={claim} />
      <FormButtons submit={t.actForms.sendArbitration} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}
