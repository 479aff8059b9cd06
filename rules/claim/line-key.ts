/** What a line holds of its exclusivity key, as rivals and the store see it (domain 4.1, 8). */
import type { Id } from '../engine/id.ts';
import type { Association, ClaimFacts, Line, World } from './facts.ts';

export type KeyPhase = 'undecided' | 'pending' | 'official';

/** A live line of some claim in the world. */
export interface Holder {
  facts: ClaimFacts;
  line: Line;
  phase: KeyPhase;
}

/** The row of a line's present life as an association; earlier rows are ended or void for good. */
export function currentAssociation(facts: ClaimFacts, lineId: Id<'line'>): Association | null {
  return facts.associations.findLast((row) => row.lineId === lineId) ?? null;
}

/**
 * null: the line holds nothing, so no rival has to wait for it. A line that is disputed is undecided again; one that was
 * rejected, refused, withdrawn or ended is out.
 */
export function keyPhase(facts: ClaimFacts, line: Line): KeyPhase | null {
  const { stage } = facts.claim;
  if (line.key === null || stage === 'editing' || stage === 'withdrawn') return null;
  if (line.association === 'official') return 'official';
  if (line.association === 'ended' || line.review === 'withdrawn' || line.consent === 'refused') return null;
  if (line.disputed || line.review === 'undecided') return 'undecided';
  return line.review === 'approved' ? 'pending' : null;
}

/** Every line of the world's claims that holds the key in some phase. */
export function holdersOf(world: World, key: string): Holder[] {
  return world.claims.flatMap((facts) =>
    facts.lines.flatMap((line) => {
      const phase = line.key === key ? keyPhase(facts, line) : null;
      return phase ? [{ facts, line, phase }] : [];
    }),
  );
}

/**
 * Does a line of another claim hold the key in this phase? Own claims of the partner count as others here. Of a claim in the world
 * its lines say so, since an earlier part of the same step may have outdated the list of keys; of every other one that list.
 */
export function heldElsewhere(world: World, claimId: Id<'claim'>, key: string, phase: KeyPhase): boolean {
  const others = world.claims.filter((facts) => facts.claim.id !== claimId);
  if (holdersOf({ ...world, claims: others }, key).some((holder) => holder.phase === phase)) return true;
  const here = new Set([claimId, ...others.map(({ claim }) => claim.id)]);
  return [...world.othersKeys, ...world.ownKeys].some(
    (one) => one.key === key && one.phase === phase && !here.has(one.claimId),
  );
}

/** The furthest phase in which other claims hold the key: those of the partner itself, or those of other partners. */
export function phaseElsewhere(
  world: World,
  { claim }: ClaimFacts,
  key: string,
  whose: 'own' | 'others',
): KeyPhase | null {
  const here = new Set(world.claims.map((facts) => facts.claim.id));
  const ofOwn = (partnerId: Id<'partner'>): boolean => (partnerId === claim.partnerId) === (whose === 'own');
  const phases = [
    ...holdersOf(world, key)
      .filter((holder) => holder.facts.claim.id !== claim.id && ofOwn(holder.facts.claim.partnerId))
      .map((holder) => holder.phase),
    ...(whose === 'own' ? world.ownKeys : world.othersKeys)
      .filter((held) => held.key === key && !here.has(held.claimId))
      .map((held) => held.phase),
  ];
  return (['official', 'pending', 'undecided'] as const).find((phase) => phases.includes(phase)) ?? null;
}

/**
 * A line that comes back to life, by a dispute or an undone refusal, asks for its key again as submitting did: null when it may
 * have it. A rival is no reason, except under a policy that blocks: their case opens.
 */
export function whyKeyNotFree(
  world: World,
  facts: ClaimFacts,
  line: Line,
): 'already-associated-by-you' | 'already-claimed-by-you' | 'held-by-another-partner' | null {
  if (line.key === null) return null;
  const own = phaseElsewhere(world, facts, line.key, 'own');
  if (own !== null) return own === 'official' ? 'already-associated-by-you' : 'already-claimed-by-you';
  const blocks = facts.policy.alreadyClaimedByAnother === 'block';
  return blocks && phaseElsewhere(world, facts, line.key, 'others') !== null
    ? 'held-by-another-partner'
    : null;
}

/**
 * Keys that lines of this claim have won in a step while the rivals' claims were not in its world: a line that was changed to
 * mean another item. The step must be done again on a world that has them, because their cases open with it (domain 8).
 */
export function unseenRivals(world: World, claimId: Id<'claim'>): string[] {
  const own = world.claims.find((facts) => facts.claim.id === claimId);
  const keys =
    own?.lines.flatMap((line) => (keyPhase(own, line) === 'undecided' ? (line.key ?? []) : [])) ?? [];
  const here = new Set(world.claims.map(({ claim }) => claim.id));
  return keys.filter((key) =>
    world.othersKeys.some((other) => other.key === key && !here.has(other.claimId)),
  );
}
