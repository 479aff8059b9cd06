/** How a line becomes official, and how that ends: pending row, official row, supersession (domain 5.2:10, 14; 8). */
import type { Instant } from '../time/meant.ts';
import { setAssociation } from './line-state.ts';
import { leaveArbitration } from './arbitration.ts';
import { closeWonCases } from './cases.ts';
import { closeTasks } from './clocks.ts';
import type { Association, ClaimFacts, EndedHow, Line } from './facts.ts';
import { currentAssociation, holdersOf } from './line-key.ts';
import { message, mailLines } from './messages.ts';
import type { Side } from '../engine/side.ts';
import { clockActor } from '../rights/role.ts';
import { announce, customerNotices, customersSide } from './tell.ts';
import { type Work, record } from './work.ts';

/** The row of an approved line until its window is over; one that is pending or official already is kept. */
export function awaitAssociation(work: Work, facts: ClaimFacts, line: Line): Association {
  const current = currentAssociation(facts, line.id);
  if (current && (current.state === 'pending' || current.state === 'official')) return current;
  if (line.key === null) throw new Error(`line ${line.id} has no key`);
  const row: Association = {
    claimId: facts.claim.id,
    lineId: line.id,
    partnerId: facts.claim.partnerId,
    locationId: facts.claim.locationId,
    key: line.key,
    itemKind: line.itemKind,
    itemId: line.itemId,
    subscriptionId: line.subscriptionId,
    activity: line.activity,
    state: 'pending',
    officialFrom: null,
    until: null,
    endedHow: null,
    endReason: null,
    consentBy: null,
    neverEarns: false,
    supersedesLineId: incumbentOf(work, line)?.line.id ?? null,
  };
  facts.associations.push(row);
  return row;
}

function incumbentOf(work: Work, line: Line): { facts: ClaimFacts; line: Line } | null {
  const holders = line.key === null ? [] : holdersOf(work.world, line.key);
  return holders.find((holder) => holder.phase === 'official' && holder.line.id !== line.id) ?? null;
}

/** Official from `at`; an incumbent's association ends at that very instant, in the same step. The caller records. */
export function makeOfficial(work: Work, facts: ClaimFacts, line: Line, at: Instant): void {
  const row = awaitAssociation(work, facts, line);
  if (row.state === 'official') return;
  const incumbent = incumbentOf(work, line);
  row.supersedesLineId = incumbent?.line.id ?? null;
  if (incumbent) supersede(work, incumbent.facts, incumbent.line, at);
  row.state = 'official';
  row.officialFrom = at;
  row.consentBy = line.consentBy;
  setAssociation(line, { association: 'official', evaluation: 'due' });
  closeWonCases(work, line);
  announce(work, facts, 'association.official', at, line);
}

function supersede(work: Work, facts: ClaimFacts, line: Line, at: Instant): void {
  endAssociationRow(work, facts, line, at, 'superseded', null);
  line.arbitration = 'lost';
  leaveArbitration(work, facts.claim.id, [line.id], at, 'withdrawn');
  record(work, facts.claim.id, { act: 'supersede', actor: clockActor, at, detail: { lineId: line.id } });
  tellEnded(work, facts, [line], at, 'superseded', null);
}

/** Ends the official row; usage access closes with it. The caller records and tells. */
export function endAssociationRow(
  work: Work,
  facts: ClaimFacts,
  line: Line,
  at: Instant,
  how: EndedHow,
  reason: string | null,
): void {
  const row = currentAssociation(facts, line.id);
  if (row?.state !== 'official') throw new Error(`line ${line.id} is not official`);
  row.state = 'ended';
  row.until = at;
  row.endedHow = how;
  row.endReason = reason;
  setAssociation(line, { association: 'ended', evaluation: line.evaluation });
  closeTasks(facts, at, 'ended', (task) => task.kind === 'end-requested' && task.subject === line.id);
  announce(work, facts, 'association.ended', at, line, { how });
}

/** A pending row that will never be official. */
export function voidAssociationRow(facts: ClaimFacts, line: Line): void {
  const row = currentAssociation(facts, line.id);
  if (row?.state !== 'pending') return;
  row.state = 'void';
  row.officialFrom = null;
}

export function tellOfficial(
  work: Work,
  facts: ClaimFacts,
  lines: Line[],
  at: Instant,
  customersToo = true,
): void {
  const claimId = facts.claim.id;
  for (const by of new Set(lines.map((line) => line.consentBy ?? 'silence'))) {
    const these = lines.filter((line) => (line.consentBy ?? 'silence') === by);
    const params = { lines: mailLines(work.world, these), officialFrom: at, by };
    work.messages.push(message('association-official', claimId, { to: 'partner-contact', claimId }, params));
    work.messages.push(
      message('association-official', claimId, { to: 'assignee-or-reviewers', claimId }, params),
    );
    if (!customersToo) continue;
    for (const recipient of customerNotices(facts, these))
      work.messages.push(message('association-official', claimId, recipient, params));
  }
}

/** Why it ended is told to the side that said so, and to the owner. */
export function tellEnded(
  work: Work,
  facts: ClaimFacts,
  lines: Line[],
  at: Instant,
  how: EndedHow,
  reason: string | null,
  to: 'everybody' | 'desk' = 'everybody',
): void {
  const claimId = facts.claim.id;
  const rest = facts.lines.filter((line) => line.association === 'official' && !lines.includes(line));
  const params = {
    lines: mailLines(work.world, lines),
    rest: mailLines(work.world, rest),
    endedAt: at,
    how,
    reason,
  };
  const toPartner = { ...params, reason: mayReadEnd('partner', how) ? reason : null };
  const toCustomer = { ...params, reason: mayReadEnd('customer', how) ? reason : null };
  work.messages.push(message('association-ended', claimId, { to: 'assignee-or-reviewers', claimId }, params));
  if (to === 'desk') return;
  work.messages.push(message('association-ended', claimId, { to: 'partner-contact', claimId }, toPartner));
  for (const recipient of customersSide(work, facts, lines)) {
    work.messages.push(message('association-ended', claimId, recipient, toCustomer));
  }
}

/** A partner's reason is no business of the customer's, nor the customer's of the partner. */
export function mayReadEnd(side: Side, how: EndedHow | null): boolean {
  if (side === 'partner') return how !== 'customer';
  return side !== 'customer' || how !== 'partner';
}
