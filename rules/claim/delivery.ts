/** deliver-notice, bounce-notice, and what becomes of a round whose contact is not reached (domain 5.3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { setAnswer } from './line-state.ts';
import { partnerClock } from './clocks.ts';
import type { ClaimFacts, Deadline, Notice, World } from './facts.ts';
import { message } from './messages.ts';
import { type Outcome, accept, deny } from '../engine/denial.ts';
import { clockActor, mailActor } from '../rights/role.ts';
import { namedIn, openUnconfirmed } from './round.ts';
import type { Step } from './step.ts';
import { announce } from './tell.ts';
import {
  armParty,
  deliveryOf,
  isPartyOf,
  officialWhereAgreed,
  pauseRound,
  requestsOf,
  roundOf,
  startWindow,
  waitingLines,
} from './window.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface NoticeRef {
  claimId: Id<'claim'>;
  round: number;
  email: string;
  purpose: Notice['purpose'];
  undoes?: number | null;
}

function findNotice(facts: ClaimFacts, ref: NoticeRef): Notice | undefined {
  return facts.notices.findLast(
    (notice) =>
      notice.round === ref.round &&
      notice.purpose === ref.purpose &&
      notice.email === ref.email.toLowerCase() &&
      (ref.undoes == null || notice.undoes === ref.undoes),
  );
}

/** The relay has accepted the notice. A late one is written down and never shortens what runs. */
export function noticeAccepted(world: World, ref: NoticeRef, at: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, ref.claimId);
  const notice = findNotice(facts, ref);
  if (!notice) return deny('hidden', { code: 'not-found', pointer: '' });
  if (notice.state !== 'queued') return accept(finish(work));
  notice.state = 'accepted';
  notice.acceptedAt = at;
  if (notice.purpose === 'decide') {
    startWindow(work, facts, notice.round, at);
    officialWhereAgreed(work, facts, notice.round, at);
  }
  recordNotice(work, facts, 'deliver-notice', notice, at);
  return accept(finish(work));
}

/** Who was reached is told by kind, never by address: the partner must not learn the owner's contacts. */
function recordNotice(
  work: Work,
  facts: ClaimFacts,
  act: 'deliver-notice' | 'bounce-notice',
  notice: Notice,
  at: Instant,
  more: Record<string, unknown> = {},
): void {
  const { round, purpose, named, trusted } = notice;
  record(work, facts.claim.id, {
    act,
    actor: mailActor,
    at,
    detail: { round, purpose, named, trusted, ...more },
  });
  announce(work, facts, act === 'deliver-notice' ? 'notice.delivered' : 'notice.bounced', at, null, {
    round,
    purpose,
    named,
  });
}

/** The notice came back. A soft bounce is only written down: the relay tries again. */
export function noticeBounced(world: World, ref: NoticeRef, hard: boolean, at: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, ref.claimId);
  const notice = findNotice(facts, ref);
  if (!notice) return deny('hidden', { code: 'not-found', pointer: '' });
  if (notice.state === 'bounced' || notice.state === 'void') return accept(finish(work));
  if (hard) {
    notice.state = 'bounced';
    notice.bouncedAt = at;
    if (notice.purpose === 'decide') afterBounce(work, facts, notice, at);
  }
  recordNotice(work, facts, 'bounce-notice', notice, at, { hard });
  return accept(finish(work));
}

function afterBounce(work: Work, facts: ClaimFacts, notice: Notice, at: Instant): void {
  const { round: number } = notice;
  const { lost } = deliveryOf(facts, number);
  if (facts.lines.some((line) => line.round === number && line.association === 'official'))
    bounceAfterOfficial(work, facts, notice, at);
  if (lost === null || roundOf(facts, number).state === 'void' || waitingLines(facts, number).length === 0)
    return;
  const asksPartner = (deadline: Deadline): boolean =>
    deadline.kind === 'contact-correction' &&
    deadline.state === 'armed' &&
    deadline.round === number &&
    isPartyOf(deadline, 'partner');
  if (facts.deadlines.some(asksPartner)) return;
  pauseRound(facts, number);
  if (lost === 'trusted') {
    // The owner's own data is wrong; the partner could not repair it.
    openBounced(work, facts, number, notice.email, 'trusted-contact', at);
    return;
  }
  const basis = partnerClock(work.world, facts, facts.policy.partnerAnswer, at);
  armParty(facts, 'contact-correction', number, 'partner', basis);
  const claimId = facts.claim.id;
  const typed = requestsOf(facts, number).find((request) => request.named)?.email;
  if (typed === facts.claim.customerContact?.email.toLowerCase()) {
    work.messages.push(
      message(
        'contact-bounced',
        claimId,
        { to: 'partner-contact', claimId },
        { email: typed ?? '', correctBy: basis },
      ),
    );
  } else openBounced(work, facts, number, notice.email, 'not-corrected', at);
}

/** What is official stays so; a person looks whom the customer's side can still be reached by. */
function bounceAfterOfficial(work: Work, facts: ClaimFacts, notice: Notice, at: Instant): void {
  const claimId = facts.claim.id;
  openTask(
    facts,
    'bounce-after-official',
    `${notice.round}:${notice.email}`,
    { round: notice.round, email: notice.email },
    at,
  );
  work.messages.push(
    message(
      'contact-bounced-task',
      claimId,
      { to: 'assignee-or-reviewers', claimId },
      { email: notice.email, why: 'after-official' },
    ),
  );
}

function openBounced(
  work: Work,
  facts: ClaimFacts,
  round: number,
  email: string,
  why: 'trusted-contact' | 'not-corrected',
  at: Instant,
): void {
  const claimId = facts.claim.id;
  if (!openTask(facts, 'contact-bounced', `round:${round}`, { round, email, why }, at)) return;
  work.messages.push(
    message('contact-bounced-task', claimId, { to: 'assignee-or-reviewers', claimId }, { email, why }),
  );
}

/** False when the same task is open already. */
export function openTask(
  facts: ClaimFacts,
  kind: ClaimFacts['tasks'][number]['kind'],
  subject: string,
  detail: ClaimFacts['tasks'][number]['detail'],
  at: Instant,
): boolean {
  if (facts.tasks.some((task) => task.kind === kind && task.subject === subject && task.closedAt === null))
    return false;
  facts.tasks.push({
    claimId: facts.claim.id,
    kind,
    subject,
    detail,
    openedAt: at,
    closedAt: null,
    outcome: null,
  });
  return true;
}

/** The owner's time to find somebody is over: what nobody can agree to is unconfirmed. */
function nobodyFound(work: Work, facts: ClaimFacts, deadline: Deadline, at: Instant): void {
  const lines = waitingLines(facts, deadline.round).filter((line) => line.consent === 'paused');
  for (const line of lines) setAnswer(line, { consent: 'unconfirmed', consentBy: null });
  if (lines.length > 0) openUnconfirmed(work, facts, deadline, lines, at);
}

/**
 * The partner's time to correct the contact is over (party 'partner'), or a notice neither arrived nor bounced for too long
 * (party 'owner'): a reviewer's task from now on. Called by the clock; records.
 */
export function contactNotCorrected(work: Work, claimId: Id<'claim'>, deadline: Deadline, at: Instant): void {
  deadline.state = 'fired';
  const facts = factsOf(work.world, claimId);
  const { round } = deadline;
  const email = namedIn(facts, round)?.email ?? '';
  const waiting = waitingLines(facts, round);
  if (roundOf(facts, round).state === 'paused' && isPartyOf(deadline, 'owner'))
    nobodyFound(work, facts, deadline, at);
  else if (waiting.length > 0) openBounced(work, facts, round, email, 'not-corrected', at);
  record(work, claimId, {
    act: 'expire-contact-correction',
    actor: clockActor,
    at,
    visibleTo: ['partner', 'owner'],
    detail: { round, undelivered: isPartyOf(deadline, 'owner') },
  });
}
