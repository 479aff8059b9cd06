/** ask-question and answer-question: between the customer and the programme owner (domain 5.3). The clock runs on. */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { say } from './comment.ts';
import { requestOf } from './consent.ts';
import { openTask } from './delivery.ts';
import type { ClaimFacts, Task, World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { message } from './messages.ts';
import { emailOf } from './receipt.ts';
import { type Outcome, accept, deny } from '../engine/denial.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { announce, recipientOf } from './tell.ts';
import { begin, factsOf, finish, record } from './work.ts';

export interface Question {
  claimId: Id<'claim'>;
  text: string;
}

export function askQuestion(world: World, input: Question, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const request = requestOf(facts, actor);
  if (request === 'void') return deny('conflict', { code: 'link-void', pointer: '' });
  const text = input.text.trim();
  if (text === '') return deny('invalid', { code: 'field-required', pointer: '/text' });
  const email = emailOf(actor);
  const asked = facts.tasks.filter((task) => task.kind === 'customer-question').length;
  openTask(
    facts,
    'customer-question',
    `${asked + 1}`,
    { email, name: actor.name, round: request?.round ?? null, text },
    now,
  );
  say(work, input.claimId, 'customer', actor, text, now);
  const claimId = input.claimId;
  for (const to of ['partner-contact', 'assignee-or-reviewers'] as const) {
    const from = to === 'partner-contact' && !isKnownToPartner(facts, email) ? null : actor.name;
    work.messages.push(message('customer-question', claimId, { to, claimId }, { from, question: text }));
  }
  record(work, claimId, {
    act: 'ask-question',
    actor,
    at: now,
    role: roleFor('ask-question', actor, facts),
    detail: { text },
  });
  announce(work, facts, 'question.asked', now, null);
  return accept(finish(work));
}

/** The contact the partner named itself, or whoever was put in that contact's place, of which it was told. */
function isKnownToPartner(facts: ClaimFacts, email: string | null): boolean {
  return (
    facts.claim.customerContact?.email.toLowerCase() === email ||
    facts.notices.some((notice) => notice.email === email && notice.named)
  );
}

/** `subject` names the question's task. */
export interface QuestionAnswer {
  claimId: Id<'claim'>;
  subject: string;
  text: string;
}

export function answerQuestion(
  world: World,
  input: QuestionAnswer,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const task = facts.tasks.find(
    (one) => one.kind === 'customer-question' && one.subject === input.subject && one.closedAt === null,
  );
  if (!task) return deny('hidden', { code: 'not-found', pointer: '' });
  const text = input.text.trim();
  if (text === '') return deny('invalid', { code: 'field-required', pointer: '/text' });
  task.closedAt = now;
  task.outcome = 'answered';
  say(work, input.claimId, 'customer', actor, text, now);
  tellAsker(work, facts, task, text, actor);
  record(work, input.claimId, {
    act: 'answer-question',
    actor,
    at: now,
    role: roleFor('answer-question', actor, facts),
    detail: { question: task.detail['text'], text },
  });
  announce(work, facts, 'question.answered', now, null);
  return accept(finish(work));
}

/** By the link they came by; a tenant admin has none and gets it by mail. */
function tellAsker(
  work: ReturnType<typeof begin>,
  facts: ClaimFacts,
  task: Task,
  answer: string,
  actor: Actor,
): void {
  const { email, name, round } = task.detail;
  if (typeof email !== 'string') return;
  const claimId = facts.claim.id;
  const notice = facts.notices.find(
    (one) => one.purpose === 'decide' && one.round === round && one.email === email,
  );
  const recipient = notice ? recipientOf(notice) : { to: 'person' as const, email, name: String(name) };
  work.messages.push(message('customer-answer', claimId, recipient, { answer, by: actor.name }));
}
