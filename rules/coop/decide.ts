/**
 * What each act does to a claim and to its fund (domain 15.5). Who may do it was asked before; these answer the claim afterwards
 * and the entries that move its money, or a denial.
 */
import { isDecimal } from '../money/decimal.ts';
import { amountText, fitsCurrency, money } from '../money/money.ts';
import type { CoopClaim, CoopStage } from './claim.ts';
import { type EntryFacts, claimedAmount, entryProblems } from './check-entry.ts';
import { type CoopProblem, type CoopVerdict, coopDenied } from './codes.ts';
import { type FundEntry, fundOf, larger, move } from './fund.ts';

export interface CoopStep {
  claim: CoopClaim;
  entries: FundEntry[];
}

/** What of a claim is reserved now. */
export function reservedOf(claim: Pick<CoopClaim, 'id'>, entries: readonly FundEntry[]): bigint {
  return entries
    .filter(({ of }) => of === claim.id)
    .reduce(
      (sum, { from, to, minor }) =>
        sum + (to === 'reserved' ? minor : 0n) - (from === 'reserved' ? minor : 0n),
      0n,
    );
}

/** Submitting, and sending again after a question: the same checks, and the reserve becomes what is claimed now. */
export function submit(
  claim: CoopClaim,
  facts: Omit<EntryFacts, 'answering' | 'reserved'>,
): CoopVerdict<CoopStep> {
  const answering = claim.stage === 'partner-action-required';
  const reserved = reservedOf(claim, facts.entries);
  const approved = claim.approved ?? 0n;
  // What is spent already needs no money again.
  const problems = entryProblems(claim, { ...facts, answering, reserved: reserved + approved });
  if (problems.length > 0) return coopDenied('invalid', ...problems);
  const wanted = claimedAmount(claim) - approved;
  if (wanted < 0n) return coopDenied('invalid', { code: 'value-invalid', pointer: '/invoices' });
  const stage: CoopStage = !answering ? 'submitted' : claim.inDispute ? 'disputed' : 'under-review';
  return step({ ...claim, stage }, adjust(claim, wanted - reserved, facts.today));
}

function adjust({ id }: CoopClaim, more: bigint, on: string): FundEntry[] {
  return more >= 0n ? move('reserve', more, id, on) : move('free', -more, id, on);
}

function step(claim: CoopClaim, entries: FundEntry[]): CoopVerdict<CoopStep> {
  return { ok: true, value: { claim, entries } };
}

export interface ApprovedItem {
  /** Of an invoice or a certification. */
  id: string;
  amount: string;
  reason: string | null;
}

/**
 * Approves an amount for each invoice and certification, at most what is claimed; a lower one needs a reason. What is not approved
 * goes back to the fund. A dispute never takes away what was approved before.
 */
export function approve(
  claim: CoopClaim,
  items: readonly ApprovedItem[],
  entries: readonly FundEntry[],
  reviewerId: string,
  today: string,
  disputeUntil: string,
): CoopVerdict<CoopStep> {
  const problems = itemProblems(claim, items);
  if (problems.length > 0) return coopDenied('invalid', ...problems);
  const total = items.reduce((sum, { amount }) => sum + money(amount, claim.currency).minor, 0n);
  const before = claim.approved ?? 0n;
  if (total < before)
    return coopDenied('invalid', {
      code: 'value-invalid',
      pointer: '/items',
      params: { least: amountText({ currency: claim.currency, minor: before }) },
    });
  const reserved = reservedOf(claim, entries);
  const spent = total - before;
  if (spent > reserved) return coopDenied('stale', { code: 'stale-version', pointer: '' });
  const lowered = total < claimedAmount(claim);
  const decided: CoopClaim = {
    ...claim,
    stage: settledStage(total, claim.paid),
    approved: total,
    inDispute: false,
    decidedBy: reviewerId,
    disputeUntil: lowered ? disputeUntil : null,
  };
  return step(decided, [
    ...move('spend', spent, claim.id, today),
    ...move('free', reserved - spent, claim.id, today),
  ]);
}

/** A dispute may raise what was paid already: then the difference is due. */
function settledStage(approved: bigint, paid: bigint): CoopStage {
  return paid > 0n && paid === approved ? 'paid' : 'approved';
}

/** What is due of an approved claim is paid in one. */
export function recordPayment(claim: CoopClaim): { claim: CoopClaim; minor: bigint } {
  const approved = claim.approved ?? 0n;
  return { claim: { ...claim, paid: approved, stage: 'paid' }, minor: approved - claim.paid };
}

/** It failed or came back: it is due again. The money stays spent in the fund. */
export function reversePayment(claim: CoopClaim, minor: bigint): CoopClaim {
  return { ...claim, paid: claim.paid - minor, stage: 'approved' };
}

function itemProblems(claim: CoopClaim, items: readonly ApprovedItem[]): CoopProblem[] {
  const claimed = [...claim.invoices, ...claim.certifications];
  const problems: CoopProblem[] = claimed
    .filter(({ id }) => items.filter((item) => item.id === id).length !== 1)
    .map(({ id }) => ({ code: 'field-required', pointer: '/items', params: { id } }));
  for (const [index, { id, amount, reason }] of items.entries()) {
    const of = claimed.find((one) => one.id === id);
    if (!of) problems.push({ code: 'not-known', pointer: `/items/${index}/id`, params: { name: id } });
    else if (!isDecimal(amount) || !fitsCurrency(amount, claim.currency))
      problems.push({ code: 'value-invalid', pointer: `/items/${index}/amount` });
    else {
      const [given, most] = [money(amount, claim.currency).minor, money(of.amount, claim.currency).minor];
      if (given < 0n || given > most)
        problems.push({ code: 'value-invalid', pointer: `/items/${index}/amount` });
      else if (given < most && (reason ?? '').trim() === '')
        problems.push({ code: 'reason-required', pointer: `/items/${index}/reason` });
    }
  }
  return problems;
}

/**
 * Rejects, or leaves a question unanswered in time: the reserve is freed. In a dispute the decision before stands, and the dispute
 * ends with it.
 */
export function reject(
  claim: CoopClaim,
  entries: readonly FundEntry[],
  decidedBy: string | null,
  today: string,
  disputeUntil: string,
): CoopStep {
  const stands = (claim.approved ?? 0n) > 0n;
  return {
    claim: {
      ...claim,
      stage: stands ? settledStage(claim.approved ?? 0n, claim.paid) : 'rejected',
      inDispute: false,
      decidedBy: decidedBy ?? claim.decidedBy,
      disputeUntil,
    },
    entries: move('free', reservedOf(claim, entries), claim.id, today),
  };
}

/** Disputes what was refused: it is reserved again, if the fund still has it. */
export function dispute(
  claim: CoopClaim,
  entries: readonly FundEntry[],
  today: string,
): CoopVerdict<CoopStep> {
  const refused = refusedOf(claim);
  const { left } = fundOf(entries);
  if (refused > left)
    return coopDenied('conflict', {
      code: 'fund-exhausted',
      pointer: '',
      params: {
        left: amountText({ currency: claim.currency, minor: larger(left, 0n) }),
        currency: claim.currency,
      },
    });
  return step(
    { ...claim, stage: 'disputed', inDispute: true, disputeUntil: null },
    move('reserve', refused, claim.id, today),
  );
}

export function withdraw(
  claim: CoopClaim,
  entries: readonly FundEntry[],
  today: string,
): CoopVerdict<CoopStep> {
  if (claim.inDispute) return coopDenied('conflict', { code: 'not-in-this-state', pointer: '' });
  return step({ ...claim, stage: 'withdrawn' }, move('free', reservedOf(claim, entries), claim.id, today));
}

export function refusedOf(claim: CoopClaim): bigint {
  return claimedAmount(claim) - (claim.approved ?? 0n);
}

const refusable: readonly CoopStage[] = ['approved', 'paid', 'rejected'];

/** What decided claims may still ask for in a dispute: it is not forfeited before that time is over. */
export function disputable(claims: readonly CoopClaim[], today: string): bigint {
  return claims
    .filter(
      ({ stage, disputeUntil }) =>
        refusable.includes(stage) && disputeUntil !== null && today <= disputeUntil,
    )
    .reduce((sum, claim) => sum + refusedOf(claim), 0n);
}

/** Approved or reserved by claims: what caps count. */
export function usedBy(claims: readonly CoopClaim[], entries: readonly FundEntry[]): bigint {
  return claims.reduce((sum, claim) => sum + (claim.approved ?? 0n) + reservedOf(claim, entries), 0n);
}
