/**
 * The one way in which a claim is changed: replay check, load and lock, what the clock made true, rights, the rule, write.
 * State, history, outbox and replay record are one transaction (ARCHITECTURE.md, "The way of one claim").
 */
import type { Act } from '../../../rules/rights/act-table.ts';
import type { Task, World } from '../../../rules/claim/facts.ts';
import { unseenRivals } from '../../../rules/claim/line-key.ts';
import { guard, kindOf, mayEver } from '../../../rules/rights/may-act.ts';
import { accept, deny, type Outcome, type Problem, type Denial } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { newUuid } from '../../ports/random.ts';
import { loadWorlds, type WorldsAt } from '../../store/engine/load-world.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import { findReplay, type StoredReply } from '../../store/engine/replay.ts';
import { isTaken, type Scope, type Tx } from '../../store/postgres/tx.ts';
import { writeSteps, type ReplayRow } from '../../store/engine/write-step.ts';
import {
  organisationOf,
  type ClaimRef,
  type Context,
  type Present,
  type Reply,
  type Services,
} from './context.ts';

export interface ClaimAct {
  act: Act;
  /** The rule: from the settled world to a step, or the reasons why not. */
  decide(
    world: World,
    now: string,
    tx: Tx,
    at: (realMs: number) => string,
  ): Outcome<Step> | Promise<Outcome<Step>>;
  /** For acts in which a moment on the very edge of a window still counts: what the clock wrote down before the act is read. */
  settled?(world: World, now: string): Step;
  /** What the outcome tells of the customer is counted, and taken out where it may not be told any more. */
  tell?(tx: Tx, now: string, loaded: World, outcome: Outcome<Step>): Promise<Outcome<Step>>;
  /** What is written although the act was refused: a wrong code counts. */
  refused?(world: World, now: string, denial: Denial): Step | null;
}

export function scopeOf(actor: Actor, tenantId: string | null): Scope {
  if (actor.side === 'partner') return { side: 'partner', partnerId: actor.partnerId as string, tenantId };
  if (actor.side === 'customer') return { side: 'customer', tenantId: actor.tenantId as string };
  return { side: actor.side };
}

/**
 * Two honest acts can meet at a unique key at the same time: the later one is done again and sees the earlier. Which key is not
 * asked: where a table is split by tenant, each part has its own index under its own name.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      // Each time at least one of those who met has got through, so this bounds how many may meet.
      if (attempt >= 32 || !isTaken(error)) throw error;
    }
  }
}

export function claimAct(
  ctx: Context,
  ref: ClaimRef,
  what: ClaimAct,
  present: Present,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, ref.tenantId),
      { first: (tx) => load(tx, ctx, ref) },
      (tx, now, loaded, at) => once(tx, ctx, { ref, what, now, at }, loaded, present),
    ),
  );
}

type Loaded = [turn: void | null, replay: Outcome<Reply> | null, worldsAt: WorldsAt];

function load(tx: Tx, ctx: Context, ref: ClaimRef, keys: string[] = []): Promise<Loaded> {
  return Promise.all([
    ctx.validateOnly ? null : takeTurn(tx, ref.tenantId),
    replayOf(tx, ctx, ref.tenantId),
    loadWorlds(tx, [ref], ctx.owner, !ctx.validateOnly, keys),
  ]);
}

interface Acting {
  ref: ClaimRef;
  what: ClaimAct;
  now: string;
  at(realMs: number): string;
}

async function once(
  tx: Tx,
  ctx: Context,
  acting: Acting,
  [, replay, worldsAt]: Loaded,
  present: Present,
  keys: string[] = [],
): Promise<Outcome<Reply>> {
  const { ref, what } = acting;
  const loaded = worldsAt(acting.now)[0];
  if (!loaded) return deny('hidden', { code: 'not-found', pointer: '' });
  if (replay) return replayTo(replay, mayEver(what.act, ctx.actor, loaded, ref.id));
  const now = timeOf(loaded, acting.now);
  const found = await decided(tx, ctx, acting, loaded, now);
  // A line that was changed to mean what a rival holds: done again with the rival's claim in the world, since their case opens now.
  const unseen = keys.length === 0 && found.ok ? unseenRivals(found.value.world, ref.id) : [];
  if (unseen.length > 0) return once(tx, ctx, acting, await load(tx, ctx, ref, unseen), present, unseen);
  const outcome = (await what.tell?.(tx, acting.now, loaded, found)) ?? found;
  if (!outcome.ok) {
    const counted = ctx.validateOnly ? null : (what.refused?.(loaded, now, outcome.denial) ?? null);
    if (counted) {
      await writeAs(tx, ctx, loaded, counted, now);
      return outcome;
    }
    return (await replayOf(tx, ctx, ref.tenantId)) ?? outcome;
  }
  return write(tx, ctx, { loaded, step: outcome.value, claimId: ref.id, now }, present);
}

/**
 * The time of an act, read after its claims are locked. It is never before what they have seen already: a clock that was set back
 * at a restart, or by less than a jump, would else let a customer agree before the notice was delivered.
 */
export function timeOf({ claims }: World, now: string): string {
  const seen = claims.map(({ claim }) => Temporal.Instant.from(claim.updatedAt));
  return seen
    .reduce(
      (latest, one) => (Temporal.Instant.compare(one, latest) > 0 ? one : latest),
      Temporal.Instant.from(now),
    )
    .toString();
}

async function decided(
  tx: Tx,
  ctx: Context,
  { ref, what, at }: Acting,
  loaded: World,
  now: string,
): Promise<Outcome<Step>> {
  const clock = (what.settled ?? settle)(loaded, now);
  const { claim } = clock.world.claims[0] as World['claims'][number];
  const denial = guard(clock.world, ref.id, what.act, ctx.actor);
  if (denial?.kind === 'hidden' || denial?.kind === 'forbidden') return { ok: false, denial };
  if (ctx.ifMatch !== null && ctx.ifMatch !== claim.version)
    return deny('stale', { code: 'stale-version', pointer: '', params: { version: claim.version } });
  if (denial) return { ok: false, denial };
  const outcome = await what.decide(clock.world, now, tx, at);
  return outcome.ok ? accept(join(clock, outcome.value)) : outcome;
}

/** Two steps as one: what was told in the first is told before the second. */
export function join(first: Step, second: Step): Step {
  return {
    world: second.world,
    entries: [...first.entries, ...second.entries],
    messages: [...first.messages, ...second.messages],
    events: [...first.events, ...second.events],
    comments: [...first.comments, ...second.comments],
    warnings: second.warnings,
    ...(second.told && { told: second.told }),
  };
}

export interface Done {
  loaded: World | null;
  step: Step;
  claimId: string;
  now: string;
}

/** Writes the step and gives the answer; a dry run gives the answer only. */
export async function write(
  tx: Tx,
  ctx: Context,
  { loaded, step, claimId, now }: Done,
  present: Present,
): Promise<Outcome<Reply>> {
  const tenantId = step.world.tenant.id;
  let reply: Reply | null = null;
  const answer = (): Reply => (reply ??= present({ kind: 'done', claimId, world: step.world, now, step }));
  if (ctx.validateOnly) return accept(answer());
  await writeAs(tx, ctx, loaded, step, now, () => ({ ...stored(ctx, tenantId), ...answer() }));
  return accept(answer());
}

/** With the actor's own eyes where the step stays within its own rows; with the system's where rivals' claims change too. */
async function writeAs(
  tx: Tx,
  ctx: Context,
  loaded: World | null,
  step: Step,
  now: string,
  replay?: () => ReplayRow,
): Promise<void> {
  const touched = new Set(step.entries.map((entry) => entry.claimId));
  const foreign = step.world.claims.some(
    ({ claim }) =>
      touched.has(claim.id) && ctx.actor.side === 'partner' && claim.partnerId !== ctx.actor.partnerId,
  );
  const writing = (): Promise<void> =>
    writeSteps(tx, {
      steps: [{ before: loaded, step }],
      now,
      realNow: realNow(ctx),
      requestId: ctx.requestId,
      newId: () => newId(ctx),
      replay: ctx.idempotency && replay ? replay : null,
    });
  await (foreign || step.world.cases.length > 0 ? tx.as({ side: 'system' }, writing) : writing());
}

export function newId(services: Pick<Services, 'random' | 'clock'>): string {
  return newUuid(services.random, services.clock.now());
}

export function realNow(services: Pick<Services, 'clock'>): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(services.clock.now())).toString();
}

export function stored(
  ctx: Context,
  tenantId: string,
): Omit<StoredReply, 'status' | 'headers' | 'body'> & { tenantId: string; organisation: string } {
  const { key, operation, bodyHash } = ctx.idempotency as NonNullable<Context['idempotency']>;
  return { tenantId, organisation: organisationOf(ctx.actor), operation, key, bodyHash };
}

/** The first answer, when this key was answered before; a refusal when it was used for something else; null when it is new. */
export async function replayOf(tx: Tx, ctx: Context, tenantId: string): Promise<Outcome<Reply> | null> {
  if (!ctx.idempotency || ctx.validateOnly) return null;
  const found = await findReplay(tx, stored(ctx, tenantId));
  if (!found) return null;
  if (found.bodyHash !== ctx.idempotency.bodyHash)
    return deny('invalid', { code: 'idempotency-key-reused', pointer: '' });
  return accept({
    status: found.status,
    headers: { ...found.headers, 'Idempotency-Replayed': 'true' },
    body: found.body,
  });
}

/** A key belongs to an organisation; its first answer to those of them who may do the act. */
export function replayTo(replay: Outcome<Reply>, problem: Problem | null): Outcome<Reply> {
  return problem === null ? replay : deny(kindOf(problem), problem);
}

/** The open task of this id on the claim acted on. */
export function openTask(world: World, claimId: string, taskId: string): Task | null {
  const facts = world.claims.find(({ claim }) => claim.id === claimId);
  return facts?.tasks.find((task) => task.id === taskId && task.closedAt === null) ?? null;
}
