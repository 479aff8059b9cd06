/** end-association, request-end, decide-end-request, end-subscription; and who holds a key at an instant (domain 5.2:14; 8; 9). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { setRejected } from './line-state.ts';
import { leaveArbitration } from './arbitration.ts';
import { isEarly } from './consent.ts';
import { openTask } from './delivery.ts';
import type { Association, ClaimFacts, EndedHow, Line, Notice, World } from './facts.ts';
import { shownFrom } from '../time/grace.ts';
import { compareInstants, reached } from '../time/instant.ts';
import { currentAssociation } from './line-key.ts';
import { roleFor } from './rights/acting-role.ts';
import { mayEndByLink } from './link.ts';
import { mailLines, message } from './messages.ts';
import { endAssociationRow, tellEnded } from './official.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { type Actor, clockActor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { tellPartnerAndOwner } from './tell.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface LineEnd {
  claimId: Id<'claim'>;
  lineId: Id<'line'>;
  reason?: string | null;
}

/**
 * The customer at any time and without a reason; the partner where the policy lets it, with one. What the partner ends there is
 * shown as rejected for good.
 */
export function endAssociation(world: World, input: LineEnd, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const line = officialLine(facts, input.lineId);
  if ('code' in line) return deny(line.code === 'line-unknown' ? 'invalid' : 'conflict', line);
  if (actor.contact && !linksOf(facts, actor).some((notice) => mayEndByLink(work.world.tenant, notice, now)))
    return deny('conflict', { code: 'link-void', pointer: '' });
  const reason = input.reason?.trim() || null;
  if (actor.side === 'partner' && reason === null)
    return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  const how = actor.side === 'customer' ? 'customer' : actor.side === 'partner' ? 'partner' : 'policy';
  end(work, facts, line, how, reason, now);
  if (how === 'partner') rejectForGood(line, reason, now);
  record(work, input.claimId, {
    act: 'end-association',
    actor,
    at: now,
    role: roleFor('end-association', actor, facts),
    reason,
    detail: { lineId: line.id },
  });
  tellEnded(work, facts, [line], now, how, reason);
  return accept(finish(work));
}

/** The notice somebody came by; every one to the address where it is not known which. */
function linksOf(facts: ClaimFacts, { contact }: Actor): Notice[] {
  const own = facts.notices.filter((notice) => notice.email === contact?.email.toLowerCase());
  const [by] = own.filter((notice) => notice.id === contact?.noticeId);
  return by ? [by] : own;
}

function officialLine(facts: ClaimFacts, lineId: Id<'line'>): Line | Problem {
  const line = facts.lines.find((candidate) => candidate.id === lineId);
  if (!line) return { code: 'line-unknown', pointer: '/lineId' };
  return line.association === 'official' ? line : { code: 'line-not-open', pointer: '/lineId' };
}

/** Ending within the window what an acceptance had made official is a refusal by another name: it never earns (5.3). */
function end(
  work: Work,
  facts: ClaimFacts,
  line: Line,
  how: EndedHow,
  reason: string | null,
  now: Instant,
): void {
  const inWindow = line.consentEndsAt === null || compareInstants(now, line.consentEndsAt) <= 0;
  const struck = how === 'customer' && isEarly(facts, line) && inWindow;
  endAssociationRow(work, facts, line, now, how, reason);
  const row = currentAssociation(facts, line.id);
  if (row && struck) row.neverEarns = true;
  leaveArbitration(work, facts.claim.id, [line.id], now, 'withdrawn');
}

/** "Shown as Rejected final" (4.2, policy 2023). */
function rejectForGood(line: Line, reason: string | null, now: Instant): void {
  setRejected(line, {
    rejectionCodes: ['partner-request'],
    rejectionText: reason,
    rejectedBy: null,
    rejectedAt: now,
  });
  line.disputeUntil = null;
  line.final = true;
}

/** Where the policy makes the partner ask. */
export function requestEnd(world: World, input: LineEnd, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const line = officialLine(facts, input.lineId);
  if ('code' in line) return deny(line.code === 'line-unknown' ? 'invalid' : 'conflict', line);
  const reason = input.reason?.trim() ?? '';
  if (reason === '') return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  if (!openTask(facts, 'end-requested', line.id, { lineId: line.id, reason }, now)) {
    return deny('conflict', {
      code: 'already-decided',
      pointer: '/lineId',
      params: { because: 'requested' },
    });
  }
  const claimId = input.claimId;
  work.messages.push(
    message(
      'end-requested',
      claimId,
      { to: 'assignee-or-reviewers', claimId },
      { lines: mailLines(work.world, [line]), reason },
    ),
  );
  record(work, claimId, {
    act: 'request-end',
    actor,
    at: now,
    role: roleFor('request-end', actor, facts),
    reason,
    detail: { lineId: line.id },
    visibleTo: ['partner', 'owner'],
  });
  tellPartnerAndOwner(work, facts, 'association.end-requested', now, { lineId: line.id });
  return accept(finish(work));
}

export interface EndDecision {
  claimId: Id<'claim'>;
  lineId: Id<'line'>;
  decision: 'end' | 'keep';
  reason: string;
}

export function decideEndRequest(
  world: World,
  input: EndDecision,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const task = facts.tasks.find(
    (one) => one.kind === 'end-requested' && one.subject === input.lineId && one.closedAt === null,
  );
  const line = officialLine(facts, input.lineId);
  if (!task || 'code' in line) return deny('conflict', { code: 'nothing-to-do', pointer: '/lineId' });
  const reason = input.reason.trim();
  if (reason === '') return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  const claimId = input.claimId;
  const asked = typeof task.detail['reason'] === 'string' ? task.detail['reason'] : null;
  task.closedAt = now;
  task.outcome = input.decision;
  if (input.decision === 'end') end(work, facts, line, 'partner', asked, now);
  record(work, claimId, {
    act: 'decide-end-request',
    actor,
    at: now,
    role: roleFor('decide-end-request', actor, facts),
    reason,
    detail: { lineId: line.id, decision: input.decision },
  });
  if (input.decision === 'end') tellEnded(work, facts, [line], now, 'partner', asked);
  else
    work.messages.push(
      message(
        'end-request-refused',
        claimId,
        { to: 'partner-contact', claimId },
        { lines: mailLines(work.world, [line]), reason },
      ),
    );
  return accept(finish(work));
}

/** The customer's subscription is over: what was official on it ends. A line that is not official has nothing to end. */
export function subscriptionEnded(
  world: World,
  input: { claimId: Id<'claim'>; lineId: Id<'line'> },
  at: Instant,
): Step {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const line = facts.lines.find((candidate) => candidate.id === input.lineId);
  if (!line || line.association !== 'official') return finish(work);
  end(work, facts, line, 'subscription-ended', null, at);
  record(work, input.claimId, {
    act: 'end-subscription',
    actor: clockActor,
    at,
    detail: { lineId: line.id },
  });
  tellEnded(work, facts, [line], at, 'subscription-ended', null);
  return finish(work);
}

/** Is this row live at `now`, as every reader has to see it, whether or not the clock has written it down? */
export function isLive(row: Association, now: Instant): boolean {
  const from = shownFrom(row);
  if (from === null || !reached(now, from)) return false;
  return (
    row.state === 'official' ||
    row.state === 'pending' ||
    (row.state === 'ended' && row.until !== null && !reached(now, row.until))
  );
}

/** The one row that holds the key at `now`: one whose window has ended supersedes the incumbent at that very instant. */
export function holderAt(world: World, key: string, now: Instant): Association | null {
  const live = world.claims
    .flatMap((facts) => facts.associations)
    .filter((row) => row.key === key && isLive(row, now));
  const superseded = new Set(live.flatMap((row) => row.supersedesLineId ?? []));
  return live.find((row) => !superseded.has(row.lineId)) ?? null;
}

/**
 * The first month of usage its partner may see, yyyy-mm; null while it may see nothing. Access closes with the association
 * (domain 9, 5.2: 14). The month is the customer's own.
 */
export function usageVisible(row: Association, now: Instant, zone: string): string | null {
  if (row.officialFrom === null || !isLive(row, now)) return null;
  return Temporal.Instant.from(row.officialFrom)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth()
    .toString();
}
