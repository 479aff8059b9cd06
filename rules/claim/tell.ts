/** Events for the feeds of those who may know. */
import type { ClaimFacts } from './facts.ts';
import type { Work } from './work.ts';

/** To the claim's partner and the programme owner; each side has a feed of its own. */
export function tellPartnerAndOwner(
  work: Work,
  { claim }: ClaimFacts,
  type: string,
  at: string,
  data: Record<string, unknown> = {},
): void {
  const event = { type, claimId: claim.id, at, data: { number: claim.number, ...data } };
  work.events.push({ ...event, audience: { side: 'partner', partnerId: claim.partnerId } });
  work.events.push({ ...event, audience: { side: 'owner' } });
}

/** To the claim's partner alone: drafts are nobody else's business yet. */
export function tellPartner(
  work: Work,
  { claim }: ClaimFacts,
  type: string,
  at: string,
  data: Record<string, unknown> = {},
): void {
  work.events.push({
    type,
    claimId: claim.id,
    at,
    data: { number: claim.number, ...data },
    audience: { side: 'partner', partnerId: claim.partnerId },
  });
}
