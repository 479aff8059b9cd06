/** An act on a claim, or on a customer with all its claims: what its right is asked about, and what comes of the rule's step. */
import type { Id } from '../engine/id.ts';
import type { ClaimFacts, World } from '../claim/facts.ts';
import type { Act } from '../claim/rights/act-table.ts';
import { claimSubject } from '../claim/rights/may-act.ts';
import type { Step } from '../claim/step.ts';
import type { Outcome } from '../engine/denial.ts';
import { join } from '../engine/step.ts';
import type { Actor } from '../rights/role.ts';
import type { About } from './circumstances.ts';
import { rightDenial } from './may-call.ts';

/** The act, and who does it to which claim. */
export interface Doing {
  act: Act;
  /** null: done to the customer as a whole. */
  claimId: Id<'claim'> | null;
  actor: Actor;
}

export function aboutOf(world: World, claimId: Id<'claim'> | null): About {
  return claimId === null ? { tenantId: world.tenant.id } : { subject: claimSubject(world, claimId) };
}

/** The rule's step after what the clock did. Nobody moves a claim to where they could not do this act. */
export function stepFrom(clock: Step, outcome: Outcome<Step>, { act, claimId, actor }: Doing): Outcome<Step> {
  if (!outcome.ok) return outcome;
  const { world } = outcome.value;
  if (claimId !== null && locationIn(world, claimId) !== locationIn(clock.world, claimId)) {
    const denial = rightDenial(act, actor, aboutOf(world, claimId));
    if (denial) return { ok: false, denial };
  }
  return { ok: true, value: join(clock, outcome.value) };
}

function locationIn(world: World, claimId: Id<'claim'>): string {
  return factsIn(world, claimId).claim.locationId;
}

function factsIn(world: World, claimId: Id<'claim'>): ClaimFacts {
  return world.claims.find(({ claim }) => claim.id === claimId) as ClaimFacts;
}
