/** How an act on claims is decided when nothing is loaded or written: for tests and stories. */
import type { ClaimFacts, World } from '../claim/facts.ts';
import { settle } from '../claim/settle.ts';
import type { Step } from '../claim/step.ts';
import type { Outcome } from '../engine/denial.ts';
import { aboutOf, stepFrom, type Doing } from './claim-act.ts';
import { decideAct, type Decision } from './decide-act.ts';

export interface ClaimDecision extends Doing {
  now: string;
  read?: number | null;
  settled?: (world: World, now: string) => Step;
}

/** An act on one claim, or on a tenant with all its claims. What the clock did on the way is the first part of the step. */
export function decideOnWorld(
  world: World,
  { act, claimId, actor, now, read = null, settled = settle }: ClaimDecision,
  rule: (world: World) => Outcome<Step>,
): Outcome<Step> {
  const decision: Decision<World, Step> = {
    settle: (loaded) => settled(loaded, now),
    asked: (clock) => ({
      right: act,
      actor,
      about: aboutOf(clock.world, claimId),
      version: claimId === null ? null : factsIn(clock.world, claimId).claim.version,
      read,
    }),
  };
  const doing = { act, claimId, actor };
  return decideAct(world, decision, (clock) => stepFrom(clock, rule(clock.world), doing));
}

function factsIn(world: World, claimId: string): ClaimFacts {
  return world.claims.find(({ claim }) => claim.id === claimId) as ClaimFacts;
}
