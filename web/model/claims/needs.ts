/** What a claim needs of its partner now, in the order of urgency: pure, so that it can be tested without a page. */
import type { ClaimSummary } from '#sdk';

export type Need = 'action' | 'contact' | 'contested' | 'rejected' | 'drafts' | 'window' | 'review';

/** Where the next step is done: an act on the claim's page, the draft, or nowhere. */
export type NextStep = { act: string } | 'edit' | null;

const nextSteps: Record<Need, NextStep> = {
  action: { act: 'resubmit-claim' },
  contact: { act: 'correct-contact' },
  contested: { act: 'answer-arbitration' },
  rejected: { act: 'dispute-claim' },
  drafts: 'edit',
  window: null,
  review: null,
};

type Known = Pick<ClaimSummary, 'status' | 'dueKind' | 'contested' | 'outcomes'>;

export function nextStep(need: Need, claim: Known): NextStep {
  // Contested, and answered already or not asked yet: there is nothing to answer.
  if (need === 'contested' && claim.dueKind !== 'arbitration-answer') return null;
  return nextSteps[need];
}

/** Whether the customer is still to decide: what is official by early acceptance no longer waits for anybody. */
export function waitsForCustomer({ outcomes }: Pick<ClaimSummary, 'outcomes'>): boolean {
  return outcomes.some(({ outcome }) => outcome === 'waiting-for-customer');
}

const weekMs = 7 * 86_400_000;

/** Clocks that the partner has to meet, or may use; the programme owner's and the customer's are nobody's here. */
const own = new Set(['contact-correction', 'arbitration-answer', 'dispute-period']);

/** The partner's own clocks that end within a week. What a reviewer asked for is the first group anyhow. */
export function dueThisWeek(
  { dueKind, dueAt }: Pick<ClaimSummary, 'dueKind' | 'dueAt'>,
  now: number,
): boolean {
  return dueKind !== null && own.has(dueKind) && dueAt !== null && Date.parse(dueAt) - now <= weekMs;
}

/** While the customer's window runs for one line, another may be open to a dispute. */
export function isDisputable({ outcomes }: Pick<ClaimSummary, 'outcomes'>): boolean {
  return outcomes.some(({ outcome, until }) => outcome === 'rejected' && until !== null);
}
