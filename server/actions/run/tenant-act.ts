/** Acts on a tenant outside any one claim: its locks, its one-time codes, its trusted contacts. */
import type { Act } from '../../../rules/rights/act-table.ts';
import type { World } from '../../../rules/claim/facts.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { mayEver } from '../../../rules/rights/may-act.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { loadTenantWorld, loadWorlds } from '../../store/engine/load-world.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { addTenantEntry, findLiveClaims, lockTenant } from '../../store/consent/tenant.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { writeSteps } from '../../store/engine/write-step.ts';
import { again, join, newId, realNow, replayOf, replayTo, scopeOf, stored, timeOf } from './act.ts';
import type { Context, Reply } from './context.ts';
import type { PresentValue } from './inputs.ts';

export interface TenantAct<T> {
  act: Act;
  tenantId: string;
  decide(world: World, now: string, tx: Tx): Outcome<Step> | Promise<Outcome<Step>>;
  /** Rows of the tenant itself, in the same transaction. */
  apply(tx: Tx, now: string): Promise<void>;
  detail: object;
  value(step: Step): T;
}

export function tenantAct<T>(
  ctx: Context,
  what: TenantAct<T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  if (ctx.actor.side === 'customer' && ctx.actor.tenantId !== what.tenantId)
    return Promise.resolve(deny('hidden', { code: 'not-found', pointer: '' }));
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, what.tenantId),
      { first: (tx) => load(tx, ctx, what.tenantId) },
      (tx, now, loaded) => once(tx, ctx, { what, now }, loaded, present),
    ),
  );
}

interface Loaded {
  replay: Outcome<Reply> | null;
  worldAt: ((now: string) => World) | null;
}

async function load(tx: Tx, ctx: Context, tenantId: string): Promise<Loaded> {
  await takeTurn(tx, tenantId);
  const replay = await replayOf(tx, ctx, tenantId);
  if (replay) return { replay, worldAt: null };
  await lockTenant(tx, tenantId);
  return { replay, worldAt: await loadWhole(tx, ctx, tenantId) };
}

async function once<T>(
  tx: Tx,
  ctx: Context,
  { what, now: trusted }: { what: TenantAct<T>; now: string },
  { replay, worldAt }: Loaded,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  if (replay) return replayTo(replay, mayEver(what.act, ctx.actor));
  const loaded = worldAt?.(trusted);
  if (!loaded) return deny('hidden', { code: 'not-found', pointer: '' });
  const now = timeOf(loaded, trusted);
  const clock = settle(loaded, now);
  const outcome = await what.decide(clock.world, now, tx);
  if (!outcome.ok) return outcome;
  const step = join(clock, outcome.value);
  const { reply, stored: kept } = present(what.value(step));
  if (ctx.validateOnly) return accept(reply);
  await what.apply(tx, now);
  await addTenantEntry(tx, what.tenantId, {
    id: newId(ctx),
    act: what.act,
    at: now,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    actorRole: ctx.actor.grants[0]?.role ?? ctx.actor.side,
    detail: what.detail,
  });
  if (ctx.idempotency)
    await keepReplay(tx, { ...stored(ctx, what.tenantId), ...(kept ?? reply), at: realNow(ctx) });
  await writeSteps(tx, {
    steps: [{ before: loaded, step }],
    now,
    realNow: realNow(ctx),
    requestId: ctx.requestId,
    newId: () => newId(ctx),
  });
  return accept(reply);
}

/** The tenant with every claim of it that is alive, as one world. */
async function loadWhole(tx: Tx, ctx: Context, tenantId: string): Promise<((now: string) => World) | null> {
  const tenant = await loadTenantWorld(tx, tenantId, nilTenant, ctx.owner);
  if (!tenant) return null;
  const ids = await findLiveClaims(tx, tenantId);
  const worldsAt = await loadWorlds(
    tx,
    ids.map((id) => ({ tenantId, id })),
    ctx.owner,
    true,
  );
  return (now) => {
    const worlds = worldsAt(now);
    const claims = new Map(
      worlds.flatMap((world) => world.claims.map((facts) => [facts.claim.id, facts] as const)),
    );
    const cases = new Map(worlds.flatMap((world) => world.cases.map((one) => [one.id, one] as const)));
    return { ...tenant, claims: [...claims.values()], cases: [...cases.values()] };
  };
}
