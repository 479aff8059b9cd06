import { capDay, capProblem, dayCaps, type Capped } from '../../../rules/programme/day-cap.ts';
import { calendarOf } from '../../../rules/claim/clocks.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { LocationFacts } from '../../../rules/claim/tenant-facts.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { isLeftOfDay, takeOfDay } from '../../store/parties/day-caps.ts';
import { countComments } from '../../store/claims/claim-reads.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Act } from '../../../rules/claim/rights/act-table.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { claimAct } from './claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';

interface Capping {
  what: Exclude<Capped, 'comments'>;
  world: Pick<World, 'clocks'>;
  location: LocationFacts;
  now: string;
}

/** The outcome, when the location's day has room for it. What is denied anyway counts nothing, nor does a dry run. */
export async function withinDay(
  tx: Tx,
  { validateOnly }: Pick<Context, 'validateOnly'>,
  { what, world, location, now }: Capping,
  outcome: Outcome<Step>,
): Promise<Outcome<Step>> {
  if (!outcome.ok) return outcome;
  const period = capDay(calendarOf(world, location.country), location.zone, now);
  const count = { locationId: location.id, what, day: period.day, most: dayCaps[what] };
  const room = await (validateOnly ? isLeftOfDay : takeOfDay)(tx, count);
  return room ? outcome : deny('later', capProblem(what, period, location.zone, now));
}

/** The outcome, when the actor's side has room left for words on this claim; the day is that of the side that writes. */
export async function commentWithinDay(
  tx: Tx,
  { actor, owner }: Pick<Context, 'actor' | 'owner'>,
  { world, ref, now }: { world: World; ref: ClaimRef; now: string },
  outcome: Outcome<Step>,
): Promise<Outcome<Step>> {
  if (!outcome.ok) return outcome;
  const places = { partner: factsOf(world, ref.id).location, owner, customer: world.tenant, system: owner };
  const { country, zone } = places[actor.side];
  const period = capDay(calendarOf(world, country), zone, now);
  const written = await countComments(tx, ref, actor.side, period.startsAt);
  return written < dayCaps.comments ? outcome : deny('later', capProblem('comments', period, zone, now));
}

/** An act that only puts words on a claim. */
export function wordAct<Input extends object>(
  act: Act,
  rule: (world: World, input: Input & { claimId: string }, actor: Actor, now: string) => Outcome<Step>,
  as: (ctx: Context) => Context = (ctx) => ctx,
): (ctx: Context, ref: ClaimRef, input: Input, present: Present) => Promise<Outcome<Reply>> {
  return (ctx, ref, input, present) =>
    claimAct(
      as(ctx),
      ref,
      {
        act,
        tell: (tx, now, world, outcome) => commentWithinDay(tx, ctx, { world, ref, now }, outcome),
        decide: (world, now) => rule(world, { ...input, claimId: ref.id }, ctx.actor, now),
      },
      present,
    );
}
