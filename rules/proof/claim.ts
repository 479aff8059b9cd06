/** What the proof reader is told of a claim: its names, and of each file the day of the act that sent it (domain 6). */
import type { ClaimFacts, ClaimFile, World } from '../claim/facts.ts';
import type { ClaimedItem, ProofFacts } from './facts.ts';

/**
 * `files` are those the reader may see. One that was not sent yet is taken as sent today, since that is what submitting
 * now would make of it.
 */
export function proofFacts(world: World, facts: ClaimFacts, files: ClaimFile[], now: string): ProofFacts {
  const {
    tenant,
    clocks: { owner },
  } = world;
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(owner.zone).toPlainDate();
  return {
    partnerNames: [...new Set([facts.location.partnerName, facts.location.name])],
    customerName: tenant.name,
    tenantDomains: facts.policy.domainAsked ? tenant.domains : [],
    tenantId: tenant.id,
    items: claimedItems(world, facts),
    country: tenant.country,
    publicSector: tenant.publicSector,
    sentOn: dayOf(now),
    sentOnByFile: Object.fromEntries(files.map((file) => [file.id, dayOf(file.sentAt ?? now)])),
    maxAgeMonths: facts.policy.poeAgeMonths,
  };
}

/** Each workload and product once, in the order of the lines; what was withdrawn asks for no proof. */
export function claimedItems({ catalog }: World, { lines }: ClaimFacts): ClaimedItem[] {
  const items = new Map<string, ClaimedItem>();
  for (const line of lines.toSorted((a, b) => a.ordinal - b.ordinal)) {
    if (line.review === 'withdrawn' || items.has(line.itemId)) continue;
    const name = catalog.items.find((item) => item.id === line.itemId)?.name;
    items.set(line.itemId, { id: line.itemId, kind: line.itemKind, names: name ? [name] : [] });
  }
  return [...items.values()];
}
