/**
 * What the customer decides within the window (domain 5.3).
 *
 * A refusal that arrived at or before the end of its window wins unless the end was written down before, which is a moment later
 * (grace.ts). So the runner settles the world with settle(world, now, 'before') ahead of these acts.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { leaveEvaluation, setAgreeing, setAnswer, setRefused } from './line-state.ts';
import { leaveArbitration } from './arbitration.ts';
import type { ClaimFacts, ConsentBy, Line, Notice, World } from './facts.ts';
import { compareInstants, reached } from '../time/instant.ts';
import { currentAssociation } from './line-key.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { endAssociationRow, makeOfficial, tellOfficial, voidAssociationRow } from './official.ts';
import { emailOf, isTenantAdmin, sendReceipts } from './receipt.ts';
import { type Denial, type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { decideWhenComplete, endEmptyRounds } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import { addRequest, watchDelivery } from './round.ts';
import type { Step } from './step.ts';
import { announce, recipientOf } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import {
  countsIn,
  deliveryOf,
  isPartyOf,
  markAnswered,
  project,
  requestsOf,
  roundOf,
  waitingLines,
} from './window.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

/** Wrong codes on one link after which agreeing there is locked. */
export const codeTries = 5;

/** The request this actor holds; null for a signed-in tenant admin, who needs none. */
export function requestOf(facts: ClaimFacts, actor: Actor): Notice | 'void' | null {
  if (!actor.contact) return null;
  const { noticeId, email } = actor.contact;
  const own = facts.notices.filter(
    (notice) => notice.purpose === 'decide' && notice.email === email.toLowerCase(),
  );
  const notice = own.find((candidate) => candidate.id === noticeId) ?? own.at(-1);
  return !notice || notice.state === 'void' ? 'void' : notice;
}

interface Choice {
  claimId: Id<'claim'>;
  lineIds: Id<'line'>[] | null;
  confirmed: boolean;
}
interface Asking {
  lines: Line[];
  problems: Problem[];
}

/** The lines somebody may speak about: those of their request's round, or all that were ever asked. */
function askedLines(facts: ClaimFacts, actor: Actor): Line[] | 'void' {
  const request = requestOf(facts, actor);
  if (request === 'void') return 'void';
  return facts.lines.filter(
    (line) => (request ? line.round === request.round : line.round !== null) && line.review !== 'withdrawn',
  );
}

/** `whyNot` says why a line cannot be chosen; with `lineIds` null the choosable ones are meant. */
function choose(
  facts: ClaimFacts,
  input: Choice,
  actor: Actor,
  whyNot: (line: Line) => Problem['code'] | null,
): Asking {
  const asked = askedLines(facts, actor);
  if (asked === 'void') return { lines: [], problems: [{ code: 'link-void', pointer: '' }] };
  if (input.lineIds === null) {
    const lines = asked.filter((line) => whyNot(line) === null);
    const first = asked.map(whyNot).find((code) => code !== null) ?? 'nothing-to-do';
    return { lines, problems: lines.length > 0 ? [] : [{ code: first, pointer: '' }] };
  }
  const problems: Problem[] =
    input.lineIds.length === 0 ? [{ code: 'field-required', pointer: '/lineIds' }] : [];
  input.lineIds.forEach((id, index) => {
    const line = asked.find((candidate) => candidate.id === id);
    const code = line ? whyNot(line) : 'line-unknown';
    if (code) problems.push({ code, pointer: `/lineIds/${index}` });
  });
  return { lines: asked.filter((line) => input.lineIds?.includes(line.id)), problems };
}

function toDenial(problems: Problem[]): { ok: false; denial: Denial } {
  const invalid = problems.some(
    ({ code }) => code === 'field-required' || code === 'line-unknown' || code === 'confirmation-required',
  );
  return deny(invalid ? 'invalid' : 'conflict', ...problems);
}

/** The box an untouched form leaves empty. */
function unconfirmed(input: Choice): Problem[] {
  return input.confirmed ? [] : [{ code: 'confirmation-required', pointer: '/confirmed' }];
}

export interface Refuse extends Choice {
  reason?: string | null;
}

/**
 * Refuses all or some lines. It counts at `arrivedAt`, when its request came in; `now` is read after the claim's row is locked,
 * and what has to follow on what others did meanwhile (the end of an association) happens then. Whatever is not official can be refused, also when its window has ended without becoming so;
 * what is official by an early acceptance can be until the window's original end, and then ends at this instant and never earns.
 */
export function refuse(
  world: World,
  input: Refuse,
  actor: Actor,
  now: Instant,
  arrivedAt: Instant = now,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { lines, problems } = choose(facts, input, actor, (line) => whyNotRefusable(facts, line, arrivedAt));
  problems.push(...unconfirmed(input));
  if (problems.length > 0) return toDenial(problems);
  const reason = input.reason?.trim() || null;
  const struck = lines.filter((line) => line.association === 'official');
  for (const line of lines) {
    refuseLine(work, facts, line, { by: byOf(facts, actor), reason, at: arrivedAt, now });
  }
  leaveArbitration(
    work,
    input.claimId,
    lines.map((line) => line.id),
    now,
    'customer-refused',
  );
  endEmptyRounds(facts, now);
  decideWhenComplete(work, input.claimId, now);
  sendReceipts(work, facts, { lines, decision: 'refused', actor, undoable: true }, now);
  tellRefused(work, facts, lines, struck, reason);
  markAnswered(facts, emailOf(actor), now);
  recordChoice(work, facts, 'refuse', actor, arrivedAt, { lines: lines.map((line) => line.id) }, reason);
  return accept(finish(work));
}

/** Official rows from the window's end on are written down; only earlier ones come from an acceptance that can be struck. */
export function isEarly(facts: ClaimFacts, line: Line): boolean {
  const row = currentAssociation(facts, line.id);
  if (row?.state !== 'official' || row.officialFrom === null) return false;
  return line.consentEndsAt === null || compareInstants(row.officialFrom, line.consentEndsAt) < 0;
}

/** Why a refusal that arrives at this instant comes too late, or is none; null when it counts. */
export function whyNotRefusable(
  facts: ClaimFacts,
  line: Line,
  arrivedAt: Instant,
): 'already-decided' | 'window-over' | null {
  if (line.consent === 'refused') return 'already-decided';
  if (line.association === 'ended' || line.consent === 'not-asked') return 'window-over';
  const over = line.consentEndsAt !== null && compareInstants(arrivedAt, line.consentEndsAt) > 0;
  if (line.association === 'none') return over && isAboutToBegin(facts, line) ? 'window-over' : null;
  return isEarly(facts, line) && !over ? null : 'window-over';
}

/** Its window is over and only the moment for refusals on their way keeps its beginning from being written. */
function isAboutToBegin(facts: ClaimFacts, line: Line): boolean {
  const row = currentAssociation(facts, line.id);
  return line.consent === 'open' && row?.state === 'pending' && row.officialFrom !== null;
}

/** The review keeps what the reviewer decided: an undone refusal goes on from there. */
function refuseLine(
  work: Work,
  facts: ClaimFacts,
  line: Line,
  { by, reason, at, now }: { by: ConsentBy; reason: string | null; at: Instant; now: Instant },
): void {
  if (line.association === 'official') {
    endAssociationRow(work, facts, line, now, 'customer', reason);
    const row = currentAssociation(facts, line.id);
    if (row) row.neverEarns = true;
  } else voidAssociationRow(facts, line);
  leaveEvaluation(line);
  setRefused(line, by, { rejectionCodes: ['customer-refused'], rejectionText: reason, rejectedAt: at });
  line.disputeUntil = null;
  line.final = true;
  disarm(facts, ['refusal-window'], (deadline) => isPartyOf(deadline, line.id));
  announce(work, facts, 'consent.refused', at, line);
}

/** What this ended is told in the same mail: one decision, one message. */
function tellRefused(
  work: Work,
  facts: ClaimFacts,
  lines: Line[],
  struck: Line[],
  reason: string | null,
): void {
  const claimId = facts.claim.id;
  const rest = facts.lines.filter(
    (line) =>
      line.consent !== 'refused' &&
      line.association !== 'ended' &&
      (line.review === 'approved' || line.review === 'undecided'),
  );
  for (const to of ['partner-contact', 'assignee-or-reviewers'] as const) {
    work.messages.push(
      message(
        'customer-refused',
        claimId,
        { to, claimId },
        {
          lines: mailLines(work.world, lines),
          ended: mailLines(work.world, struck),
          rest: mailLines(work.world, rest),
          all: rest.length === 0,
          reason,
        },
      ),
    );
  }
}

function byOf(facts: ClaimFacts, actor: Actor): ConsentBy {
  if (isTenantAdmin(actor)) return 'tenant-admin';
  const request = requestOf(facts, actor);
  return request && request !== 'void' && countsIn(request) ? 'trusted-contact' : 'contact';
}

export interface Agree extends Choice {
  /** What was typed, compared outside with the code of this link's mail. null: agree without shortening the wait. */
  code: 'right' | 'wrong' | null;
}

/**
 * Agrees to lines. A trusted contact with the code of the mail, or the signed-in tenant admin, ends the wait; from anyone else, or
 * without a code, it is recorded and the window runs on. After 'code-wrong' the runner writes the step of `wrongCode`.
 */
export function agree(world: World, input: Agree, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const request = requestOf(facts, actor);
  const { lines, problems } = choose(facts, input, actor, (line) => whyNotAgreeable(line, now));
  problems.push(...unconfirmed(input));
  if (input.code !== null && request && request !== 'void' && request.wrongCodes >= codeTries)
    problems.push({ code: 'code-locked', pointer: '/code' });
  else if (input.code === 'wrong') problems.push({ code: 'code-wrong', pointer: '/code' });
  if (problems.some(({ code }) => code === 'code-wrong')) return deny('invalid', ...problems);
  if (problems.length > 0) return toDenial(problems);
  const by = byOf(facts, actor);
  const ends = by === 'tenant-admin' || (by === 'trusted-contact' && input.code === 'right');
  for (const line of lines) setAgreeing(line, by);
  for (const line of lines) project(facts, line);
  if (ends) acceptLines(work, facts, lines, actor, now);
  sendReceipts(work, facts, { lines, decision: ends ? 'accepted' : 'agreed', actor, undoable: ends }, now);
  markAnswered(facts, emailOf(actor), now);
  recordChoice(work, facts, 'agree', actor, now, { lines: lines.map((line) => line.id), early: ends }, null);
  return accept(finish(work));
}

function whyNotAgreeable(line: Line, now: Instant): Problem['code'] | null {
  if (line.consent === 'refused') return 'line-not-open';
  if (line.consent === 'agreed' || line.association !== 'none') return 'already-decided';
  if (line.consent !== 'open' && line.consent !== 'notice-pending') return 'window-not-open';
  return line.consent === 'open' && line.consentEndsAt !== null && reached(now, line.consentEndsAt)
    ? 'window-over'
    : null;
}

/** Official at once, or as soon as the line is approved and the notices of its round are delivered. */
function acceptLines(work: Work, facts: ClaimFacts, lines: Line[], actor: Actor, now: Instant): void {
  const official: Line[] = [];
  for (const line of lines) {
    setAnswer(line, { consent: 'agreed', consentBy: byOf(facts, actor) });
    const row = currentAssociation(facts, line.id);
    if (row?.state === 'pending') row.officialFrom = null;
    announce(work, facts, 'consent.agreed', now, line);
    if (line.round === null) continue;
    tellAcceptingAdmin(work, facts, line.round, actor, now);
    const { startAt, trusted } = deliveryOf(facts, line.round);
    if (row?.state !== 'pending' || startAt === null || !trusted) continue;
    makeOfficial(work, facts, line, now);
    official.push(line);
  }
  if (official.length > 0) tellOfficial(work, facts, official, now);
}

/** Nothing is official without a delivered notice to somebody trusted: an admin who signed up later gets theirs now. */
function tellAcceptingAdmin(work: Work, facts: ClaimFacts, number: number, actor: Actor, now: Instant): void {
  const email = emailOf(actor);
  const requests = requestsOf(facts, number);
  if (!isTenantAdmin(actor) || email === null || requests.some((request) => request.trusted)) return;
  const own = requests.find((request) => request.email === email);
  if (own) own.trusted = true;
  const notice = addRequest(
    work,
    facts,
    roundOf(facts, number),
    { name: actor.name, title: '', email },
    { named: false, trusted: true },
    now,
  );
  if (!notice) return;
  watchDelivery(work, facts, number, now);
  const lines = mailLines(work.world, waitingLines(facts, number));
  work.messages.push(
    message('customer-notice', facts.claim.id, recipientOf(notice), {
      lines,
      accepted: [],
      acceptedBy: null,
      asked: 'trusted-contact-added',
    }),
  );
}

/** A code that was not the one in the mail. Written although the act is refused. */
export function wrongCode(world: World, input: { claimId: Id<'claim'> }, actor: Actor, now: Instant): Step {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const request = requestOf(facts, actor);
  if (!request || request === 'void' || request.wrongCodes >= codeTries) return finish(work);
  request.wrongCodes += 1;
  recordChoice(
    work,
    facts,
    'agree',
    actor,
    now,
    { code: 'wrong', triesLeft: codeTries - request.wrongCodes },
    null,
  );
  return finish(work);
}

function recordChoice(
  work: Work,
  facts: ClaimFacts,
  act: 'refuse' | 'agree',
  actor: Actor,
  now: Instant,
  detail: Record<string, unknown>,
  reason: string | null,
): void {
  record(work, facts.claim.id, { act, actor, at: now, role: roleFor(act, actor, facts), reason, detail });
}
