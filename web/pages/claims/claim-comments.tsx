/**
 * The thread between partner and reviewer; the programme owner also has internal notes and the customer's questions.
 */
import { Badge, Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Claim, Comment } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct, useFilled } from '../../forms/frame/act.ts';
import { ProseField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { KeptScope, useKept } from '../../forms/frame/kept-scope.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { withCodeNames } from '../../model/frame/problems.ts';
import { claimComments } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';

function Thread({ comments }: { comments: Comment[] }) {
  const { t } = useSpeech();
  const reasons = useReasonNames();
  return (
    <>
      {comments.map((comment) => (
        <article key={comment.id} className={styles.comment} data-kind={comment.visibility}>
          <header>
            <strong>{comment.author ?? wordFor(t.words.sides, comment.side)}</strong>
            {comment.author && <span className={page.muted}>{wordFor(t.words.sides, comment.side)}</span>}
            {comment.visibility === 'internal' && (
              <Badge appearance="tint" color="warning">
                {t.comments.internal}
              </Badge>
            )}
            {comment.visibility === 'customer' && (
              <Badge appearance="tint" color="success">
                {t.comments.fromCustomer}
              </Badge>
            )}
            <span className={page.muted}>
              <Instant at={comment.at} />
            </span>
          </header>
          <p className={page.prose}>{withCodeNames(comment.text, reasons.information)}</p>
          {comment.visibility === 'internal' && (
            <p className={`${page.small} ${page.muted}`}>{t.desk.notesHint}</p>
          )}
        </article>
      ))}
    </>
  );
}

type Kind = 'comment' | 'note';

function Write({ claim, kind, onDone }: { claim: Claim; kind: Kind; onDone: () => void }) {
  const { t } = useSpeech();
  const [text, setText] = useKept('text', '');
  const note = kind === 'note';
  const write = useAct({
    claimId: claim.id,
    done: t.actForms.done[note ? 'add-internal-note' : 'add-comment'],
    run: () =>
      note
        ? api.claims.addInternalNote({ id: claim.id, body: { text } })
        : api.claims.addComment({ id: claim.id, body: { text } }),
    after: () => {
      setText('');
      onDone();
    },
  });
  const { problem, submit } = useFilled(write, () => ({ '/text': text }));
  return (
    <div className={note ? styles.noteForm : undefined}>
      <Form problem={problem} onSubmit={submit} label={note ? t.comments.addNote : t.comments.write}>
        <ProseField
          pointer="/text"
          label={note ? t.actForms.note : t.actForms.comment}
          hint={note ? t.actForms.noteHint : undefined}
          required
          maxLength={4000}
          rows={3}
          value={text}
          onChange={setText}
        />
        <FormButtons
          submit={note ? t.comments.addNote : t.comments.add}
          pending={write.pending}
          onCancel={onDone}
        />
      </Form>
    </div>
  );
}

export function ClaimComments({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(claimComments(claim.id));
  const [writing, setWriting] = useState<Kind | null>(null);
  const may = (act: string): boolean => claim.allowedActions.some((one) => one.action === act && one.allowed);
  return (
    <>
      <Paged query={query} rows={2} height={48} empty={<p className={page.muted}>{t.comments.empty}</p>}>
        {(comments) => <Thread comments={comments} />}
      </Paged>
      {writing ? (
        <KeptScope key={writing} id={`claim:${claim.id}:add-${writing}`}>
          <Write claim={claim} kind={writing} onDone={() => setWriting(null)} />
        </KeptScope>
      ) : (
        <div className={page.row}>
          {may('add-comment') && <Button onClick={() => setWriting('comment')}>{t.comments.write}</Button>}
          {may('add-internal-note') && (
            <Button onClick={() => setWriting('note')}>{t.acts['add-internal-note']}</Button>
          )}
        </div>
      )}
    </>
  );
}
