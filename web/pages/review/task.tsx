/** One task: what it is about, and what closes it. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AllowedAction, Task } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useAct, useFilled } from '../../forms/frame/act.ts';
import { RadioField } from '../../forms/frame/choices.tsx';
import { ProseField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { claim as claimQuery, task as taskQuery } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded, Waiting } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { lineName } from '../../ui/claim-lines.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/tasks/$taskId');

/** A task about a claim, which has a customer. */
type ClaimTask = Task & { claim: NonNullable<Task['claim']>; customer: NonNullable<Task['customer']> };

function isOfClaim(task: Task): task is ClaimTask {
  return task.claim !== null && task.customer !== null;
}

function text(detail: Task['detail'], name: string): string {
  const value = detail[name];
  return typeof value === 'string' ? value : '';
}

/** What the person of this page may do about the task's claim. */
function useActs(task: ClaimTask): (name: string) => AllowedAction | undefined {
  const { data } = useQuery(claimQuery(task.claim.id));
  return (name) => data?.allowedActions.find(({ action }) => action === name);
}

/** A form for who may, for others the reason why not. */
function Allowed({ act, children }: { act: AllowedAction | undefined; children: ReactNode }) {
  const { t } = useSpeech();
  if (!act) return <Waiting rows={2} height={72} />;
  if (act.allowed) return children;
  return (
    <p className={page.muted}>
      {sentence({ code: act.code ?? '', message: act.message ?? '', params: act.params }, t)}
    </p>
  );
}

function AnswerForm({ task }: { task: ClaimTask }) {
  const { t } = useSpeech();
  const mayAnswer = useActs(task)('answer-question');
  const [answer, setAnswer] = useState('');
  const act = useAct({
    about: taskQuery(task.id).queryKey,
    done: t.review.answered,
    run: () => api.tasks.answer({ id: task.id, ifMatch: task.claim.version, body: { text: answer.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/text': answer }));
  const who = [text(task.detail, 'name'), text(task.detail, 'email')].filter(Boolean).join(', ');
  return (
    <>
      <Section id="question" title={t.review.question} lead={who && t.review.questionBy(who)}>
        <p className={page.prose}>{text(task.detail, 'text')}</p>
      </Section>
      {task.closedAt === null && (
        <Section id="answer" title={t.review.answer}>
          <Allowed act={mayAnswer}>
            <Form problem={problem} onSubmit={submit}>
              <ProseField
                pointer="/text"
                label={t.review.answer}
                hint={t.review.answerHint}
                required
                rows={6}
                maxLength={4000}
                value={answer}
                onChange={setAnswer}
              />
              <FormButtons submit={t.review.sendAnswer} pending={act.pending} />
            </Form>
          </Allowed>
        </Section>
      )}
    </>
  );
}

function EndForm({ task }: { task: ClaimTask }) {
  const { t } = useSpeech();
  const claim = useQuery(claimQuery(task.claim.id));
  const mayDecide = useActs(task)('decide-end-request');
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct({
    about: taskQuery(task.id).queryKey,
    done: t.review.endDone,
    run: () =>
      api.tasks.decideEnd({
        id: task.id,
        ifMatch: task.claim.version,
        body: { decision: decision as 'end' | 'keep', reason: reason.trim() },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/decision': decision, '/reason': reason }));
  const line = claim.data?.lines.find((one) => one.id === task.detail['lineId']);
  return (
    <>
      <Section id="wish" title={t.review.endWish} lead={line && lineName(line)}>
        <p className={page.prose}>{text(task.detail, 'reason')}</p>
      </Section>
      {task.closedAt === null && (
        <Section id="decision" title={t.review.endDecision}>
          <Allowed act={mayDecide}>
            <Form problem={problem} onSubmit={submit}>
              <RadioField
                pointer="/decision"
                label={t.review.endDecision}
                value={decision}
                onChange={setDecision}
                choices={[
                  { value: 'end', label: t.review.endEnd, hint: t.actForms.endHint },
                  { value: 'keep', label: t.review.endKeep },
                ]}
              />
              <ProseField
                pointer="/reason"
                label={t.review.endReason}
                required
                rows={3}
                maxLength={2000}
                value={reason}
                onChange={setReason}
              />
              <FormButtons submit={t.review.decide} pending={act.pending} />
            </Form>
          </Allowed>
        </Section>
      )}
    </>
  );
}

/** What may help on the claim itself, as far as it is allowed there now. */
const onClaim: {
  act: string;
  label: 'correctOnClaim' | 'confirmOnClaim' | 'rejectOnClaim';
  kinds?: string[];
}[] = [
  { act: 'correct-contact', label: 'correctOnClaim' },
  { act: 'confirm-contact', label: 'confirmOnClaim' },
  { act: 'decide-claim', label: 'rejectOnClaim', kinds: ['unconfirmed-contact', 'contact-bounced'] },
];

/** Contacts are put right on the claim, or by knowing one more contact of the customer. */
function ContactWays({ task }: { task: ClaimTask }) {
  const { t } = useSpeech();
  const { detail, kind, claim } = task;
  const actOf = useActs(task);
  const may = (name: string): boolean => actOf(name)?.allowed === true;
  const trusted = actOf('add-trusted-contact');
  const email = text(detail, 'email');
  const replacement = detail['replacement'];
  const named =
    typeof replacement === 'object' && replacement !== null
      ? Object.values(replacement as Record<string, unknown>)
          .filter((one) => typeof one === 'string')
          .join(', ')
      : text(detail, 'replacement');
  return (
    <Section id="ways" title={t.review.contactTask}>
      <div className={page.stack}>
        {email && kind !== 'replacement-contact' && <p>{t.review.contactBounced(email)}</p>}
        {kind === 'replacement-contact' && (
          <p>{named ? t.review.contactReplacement(named) : t.review.replacementNone}</p>
        )}
        {task.closedAt === null && (
          <Allowed act={trusted}>
            <div className={page.row}>
              <LinkButton
                primary
                to="/customers/$customerId"
                params={{ customerId: task.customer.id }}
                search={{ act: 'add-contact' }}
              >
                {t.review.addTrusted}
              </LinkButton>
              {onClaim
                .filter(({ act, kinds }) => may(act) && (!kinds || kinds.includes(kind)))
                .map(({ act, label }) => (
                  <LinkButton key={act} to="/claims/$claimId" params={{ claimId: claim.id }} search={{ act }}>
                    {t.review[label]}
                  </LinkButton>
                ))}
            </div>
            <p className={page.muted}>{t.review.addTrustedHint}</p>
          </Allowed>
        )}
      </div>
    </Section>
  );
}

function Body({ task }: { task: ClaimTask }) {
  if (task.kind === 'customer-question') return <AnswerForm task={task} />;
  if (task.kind === 'end-requested') return <EndForm task={task} />;
  return <OtherWays task={task} />;
}

function OtherWays({ task }: { task: ClaimTask }) {
  const { t } = useSpeech();
  if (task.kind === 'arbitration')
    return (
      <LinkButton primary to="/arbitrations">
        {t.review.toArbitrations}
      </LinkButton>
    );
  if (task.kind === 'overdue')
    return (
      <LinkButton primary to="/claims/$claimId" params={{ claimId: task.claim.id }}>
        {t.review.toClaim}
      </LinkButton>
    );
  return <ContactWays task={task} />;
}

export function TaskPage() {
  const { t } = useSpeech();
  const { taskId } = route.useParams();
  const query = useQuery(taskQuery(taskId));
  const task = query.data;
  return (
    <Page
      title={task ? wordFor(t.words.tasks, task.kind) : t.review.tasksTitle}
      tab={task ? `${wordFor(t.words.tasks, task.kind)}, ${task.subject.number}` : undefined}
      crumbs={[{ label: t.review.tasksTitle, to: '/tasks' }]}
      lead={
        task &&
        (Object.hasOwn(t.words.taskHints, task.kind) ? wordFor(t.words.taskHints, task.kind) : undefined)
      }
    >
      <Loaded query={query} rows={4} height={72}>
        {(found) => (
          <>
            {found.closedAt !== null && (
              <div className={page.section}>
                <MessageBar intent="info">
                  <MessageBarBody>
                    {t.review.taskClosed}{' '}
                    {found.outcome && `${wordFor(t.words.taskOutcomes, found.outcome)}, `}
                    <Instant at={found.closedAt} />
                  </MessageBarBody>
                </MessageBar>
              </div>
            )}
            <Section id="claim" title={t.review.claimOf}>
              <Facts
                facts={[
                  {
                    label: t.claim.number,
                    value: found.claim ? (
                      <Link className={page.link} to="/claims/$claimId" params={{ claimId: found.claim.id }}>
                        {found.claim.number} {found.claim.name}
                      </Link>
                    ) : (
                      `${found.subject.number} ${found.subject.title}`
                    ),
                  },
                  {
                    label: t.claim.customer,
                    value: found.customer && (
                      <Link
                        className={page.link}
                        to="/customers/$customerId"
                        params={{ customerId: found.customer.id }}
                      >
                        {found.customer.name}
                      </Link>
                    ),
                  },
                  { label: t.claim.partner, value: found.partner?.name },
                  { label: t.review.taskColumns.opened, value: <Instant at={found.openedAt} /> },
                ]}
              />
            </Section>
            {isOfClaim(found) && <Body key={found.id} task={found} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
