/**
 * How every act is decided, whatever it is done to: what the clock has made true, then the right, then the version that was read,
 * then the rule. The runner and the stories of the tests go this one way, and no rule asks for a right itself.
 */
import type { ClaimFacts, World } from '../claim/facts.ts';
import { settle } from '../claim/settle.ts';
import type { Step } from '../claim/step.ts';
import { join } from '../engine/step.ts';
import { deny, type Denial, type Outcome } from '../engine/denial.ts';
import type { Act } from './act-table.ts';
import type { About } from './circumstances.ts';
import { rightDenial, type Right } from './may-call.ts';
import type { Actor } from './role.ts';

export interface Asked {
  /** null: the clock and the mail do what is theirs. */
  right: Right | null;
  actor: Actor;
  about: About;
  /** The version the thing has, and the one that was read; null where none is kept, or none was sent. */
  version: number | null;
  read: number | null;
}

/**
 * Why not, before any rule is looked at. Whoever may not know of it, or may never do it, is told so first; then that somebody else
 * was faster, since it explains the rest; then what the state forbids.
 */
export function whyNot({ right, actor, about, version, read }: Asked): Denial | null {
  const denial = right && rightDenial(right, actor, about);
  if (denial?.kind === 'hidden' || denial?.kind === 'forbidden') return denial;
  if (read !== null && version !== null && read !== version)
    return deny('stale', { code: 'stale-version', pointer: '', params: { version } }).denial;
  return denial;
}

export interface Decision<State, Settled> {
  settle(state: State): Settled;
  /** Of the settled state. */
  asked(settled: Settled): Asked;
}

/** The rule's answer, or why it was not asked. Pure where the rule is. */
export function decideAct<State, Settled, Answer>(
  state: State,
  { settle: settled, asked }: Decision<State, Settled>,
  rule: (settled: Settled) => Answer,
): Answer | { ok: false; denial: Denial } {
  const now = settled(state);
  const denial = whyNot(asked(now));
  return denial ? { ok: false, denial } : rule(now);
}

/** The act, and who does it to which claim. */
export interface Doing {
  act: Act;
  /** null: done to the customer as a whole. */
  claimId: string | null;
  actor: Actor;
}

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

export function aboutOf(world: World, claimId: string | null): About {
  return claimId === null ? { tenantId: world.tenant.id } : { claim: { world, id: claimId } };
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

function locationIn(world: World, claimId: string): string {
  return factsIn(world, claimId).claim.locationId;
}

function factsIn(world: World, claimId: string): ClaimFacts {
  return world.claims.find(({ claim }) => claim.id === claimId) as ClaimFacts;
}
