/** Acts on one claim, with all that is linked to it as a rival. */
import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type { Act } from '../../../rules/claim/rights/act-table.ts';
import type { Task, World } from '../../../rules/claim/facts.ts';
import { unseenRivals } from '../../../rules/claim/line-key.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import type { Denial, Outcome } from '../../../rules/engine/denial.ts';
import { stepFrom } from '../../../rules/access/claim-act.ts';
import { claimSubject } from '../../../rules/claim/rights/may-act.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { claimRows } from '../../store/engine/claim-rows.ts';
import { composeSteps } from '../../store/engine/compose-step.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import type { ReplayRow } from '../../store/engine/replay.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import { sendSteps } from '../../store/engine/write-step.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import {
  newId,
  realNow,
  scopeOf,
  type ClaimRef,
  type Context,
  type Done,
  type Present,
  type Reply,
} from './context.ts';
import {
  run,
  type ActSpec,
  type Caller,
  type Moment,
  type Sending,
  type StateAt,
  type Subject,
} from './run.ts';

export interface ClaimAct {
  act: Act;
  /** The rule: from the settled world to a step, or the reasons why not. */
  decide(
    world: World,
    now: Instant,
    tx: Tx,
    at: (realMs: number) => string,
  ): Outcome<Step> | Promise<Outcome<Step>>;
  /** For acts in which a moment on the very edge of a window still counts: what the clock wrote down before the act is read. */
  settled?(world: World, now: Instant): Step;
  /** What the outcome tells of the customer is counted, and taken out where it may not be told any more. */
  tell?(tx: Tx, now: Instant, loaded: World, outcome: Outcome<Step>): Promise<Outcome<Step>>;
  /** What is written although the act was denied: a wrong code counts. */
  denied?(world: World, now: Instant, denial: Denial): Step | null;
}

export type ClaimSpec = ActSpec<World, Step, Step, Done>;

export function claimAct(
  ctx: Context,
  ref: ClaimRef,
  what: ClaimAct,
  present: Present,
): Promise<Outcome<Reply>> {
  const { act, settled, tell, denied } = what;
  const doing = { act, claimId: ref.id, actor: ctx.actor };
  const spec: ClaimSpec = {
    subject: claimOf(ctx, ref, settled),
    right: act,
    rule: async (clock, { tx, now, at }: Moment) =>
      stepFrom(clock, await what.decide(clock.world, now, tx, at), doing),
    // A line that was changed to mean what a rival holds: done again with the rival's claim in the world, since their case opens now.
    reload(step) {
      const unseen = unseenRivals(step.world, ref.id);
      return unseen.length === 0 ? null : (tx) => load(tx, ctx, ref, !ctx.validateOnly, unseen);
    },
    ...(tell && { tell: (world, outcome, { tx, now }) => tell(tx, now, world, outcome) }),
    ...(denied && { denied: (world, denial, now) => denied(world, now, denial) }),
  };
  return run(ctx, spec, (done) => ({ reply: present(done) }));
}

/** An act that needs nothing but its input: the rule with the claim's id and the input beside it. */
export function plainAct<Input extends object>(
  act: Act,
  rule: (world: World, input: Input & { claimId: Id<'claim'> }, actor: Actor, now: Instant) => Outcome<Step>,
  as: (ctx: Context) => Context = (ctx) => ctx,
): (ctx: Context, ref: ClaimRef, input: Input, present: Present) => Promise<Outcome<Reply>> {
  return (ctx, ref, input, present) =>
    claimAct(
      as(ctx),
      ref,
      { act, decide: (world, now) => rule(world, { ...input, claimId: ref.id }, ctx.actor, now) },
      present,
    );
}

export function claimOf(
  caller: Caller & Pick<Context, 'owner'>,
  ref: ClaimRef,
  settled: (world: World, now: Instant) => Step = settle,
): Subject<World, Step, Step, Done> {
  return {
    scope: scopeOf(caller.actor, ref.tenantId),
    realm: ref.tenantId,
    load: (tx, lock) => load(tx, caller, ref, lock),
    timeOf,
    settle: settled,
    about: ({ world }, replayed) => ({
      about: { subject: claimSubject(world, ref.id), replayed },
      version: world.claims[0]?.claim.version ?? null,
    }),
    compose: (loaded, step, now) => composeStep(caller, { loaded, step, claimId: ref.id, now }),
  };
}

async function load(
  tx: Tx,
  { owner }: Pick<Context, 'owner'>,
  ref: ClaimRef,
  lock: boolean,
  keys: string[] = [],
): Promise<StateAt<World>> {
  const turn = lock ? takeTurn(tx, ref.tenantId) : null;
  const [worldsAt] = await Promise.all([loadWorlds(tx, [ref], owner, lock, keys), turn]);
  return (now) => worldsAt(now)[0] ?? null;
}

/**
 * The time of an act on claims is never before what they have seen already: a clock that was set back at a restart, or by less than
 * a jump, would else let a customer agree before the notice was delivered.
 */
export function timeOf({ claims }: World, now: Instant): string {
  const seen = claims.map(({ claim }) => Temporal.Instant.from(claim.updatedAt));
  return seen
    .reduce(
      (latest, one) => (Temporal.Instant.compare(one, latest) > 0 ? one : latest),
      Temporal.Instant.from(now),
    )
    .toString();
}

export interface StepOfAct {
  loaded: World | null;
  step: Step;
  claimId: Id<'claim'>;
  now: Instant;
}

/** A dry run is presented as it was decided: nothing is given an id or a version. */
export function composeStep(caller: Caller, { loaded, step, claimId, now }: StepOfAct): Sending<Done> {
  const doneWith = (written: Step): Done => ({
    kind: 'done',
    claimId,
    world: written.world,
    now,
    step: written,
  });
  if (caller.validateOnly) return { done: doneWith(step), send: () => Promise.resolve() };
  const composed = composeSteps(claimRows, [{ before: loaded, step }], {
    now,
    realNow: realNow(caller),
    requestId: caller.requestId,
    newId: () => newId(caller),
  });
  const [written = step] = composed.steps;
  const send = (tx: Tx, replay: ReplayRow | null): Promise<void> =>
    reachesRivals(caller.actor, step)
      ? tx.as({ side: 'system' }, () => sendSteps(tx, composed, replay))
      : sendSteps(tx, composed, replay);
  return { done: doneWith(written), send };
}

/** A step that stays within the actor's own rows is written with their own eyes. */
function reachesRivals(actor: Actor, { world, entries }: Step): boolean {
  const touched = new Set(entries.map((entry) => entry.claimId));
  const foreign = world.claims.some(
    ({ claim }) => touched.has(claim.id) && actor.side === 'partner' && claim.partnerId !== actor.partnerId,
  );
  return foreign || world.cases.length > 0;
}

/** The open task of this id on the claim acted on. */
export function openTask(world: World, claimId: Id<'claim'>, taskId: string): Task | null {
  const facts = world.claims.find(({ claim }) => claim.id === claimId);
  return facts?.tasks.find((task) => task.id === taskId && task.closedAt === null) ?? null;
}
