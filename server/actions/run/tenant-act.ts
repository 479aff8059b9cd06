/** Acts on a tenant outside any one claim: its locks, its one-time codes, its trusted contacts. */
import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type { Act } from '../../../rules/claim/rights/act-table.ts';
import type { World } from '../../../rules/claim/facts.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { join } from '../../../rules/engine/step.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { tenantSubject } from '../../../rules/engine/subject.ts';
import { aboutOf } from '../../../rules/access/claim-act.ts';
import { loadTenantWorld, loadWorlds } from '../../store/engine/load-world.ts';
import { findLiveClaims, lockTenant } from '../../store/consent/tenant.ts';
import { appendEntry } from '../../store/engine/named-subjects.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { composeStep, timeOf } from './claim-act.ts';
import { entryActor, newId, scopeOf, type Context, type Reply } from './context.ts';
import type { PresentValue } from './inputs.ts';
import { run, type Sending, type StateAt, type Subject } from './run.ts';

export interface TenantAct<T> {
  act: Act;
  tenantId: Id<'tenant'>;
  decide(world: World, now: Instant, tx: Tx): Outcome<Step> | Promise<Outcome<Step>>;
  /** Rows of the tenant itself, in the same transaction. `world`: as it was before the act. */
  apply(tx: Tx, now: Instant, world: World): Promise<void>;
  detail: object;
  value(now: Instant): T;
}

/** The world before the act, and the step that leads on from it. */
interface TenantChange {
  world: World;
  step: Step;
}

export function tenantAct<T>(
  ctx: Context,
  what: TenantAct<T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  return run(
    ctx,
    {
      subject: tenantOf(ctx, what),
      right: what.act,
      known: { tenantId: what.tenantId },
      async rule(clock, { tx, now }) {
        const outcome = await what.decide(clock.world, now, tx);
        return outcome.ok ? accept({ world: clock.world, step: join(clock, outcome.value) }) : outcome;
      },
    },
    present,
  );
}

function tenantOf<T>(ctx: Context, what: TenantAct<T>): Subject<World, Step, TenantChange, T> {
  const { tenantId } = what;
  return {
    scope: scopeOf(ctx.actor, tenantId),
    realm: tenantId,
    load: (tx, lock) => loadWhole(tx, ctx, tenantId, lock),
    timeOf,
    settle,
    about: ({ world }) => ({ about: aboutOf(world, null), version: null }),
    compose: (loaded, change, now) => composeChange(ctx, what, { loaded, change, now }),
  };
}

function composeChange<T>(
  ctx: Context,
  what: TenantAct<T>,
  { loaded, change, now }: { loaded: World; change: TenantChange; now: Instant },
): Sending<T> {
  const { send } = composeStep(ctx, { loaded, step: change.step, claimId: '', now });
  return {
    done: what.value(now),
    async send(tx, replay) {
      await what.apply(tx, now, change.world);
      const entry = {
        id: newId(ctx),
        act: what.act,
        at: now,
        actor: entryActor(ctx.actor),
        reason: null,
        before: {},
        after: {},
        detail: what.detail,
        visibleTo: ['owner', 'customer'],
      };
      await appendEntry(tx, tenantSubject(what.tenantId), entry, what.tenantId);
      await send(tx, replay);
    },
  };
}

/** The tenant with every claim of it that is alive, as one world. */
async function loadWhole(
  tx: Tx,
  ctx: Context,
  tenantId: Id<'tenant'>,
  lock: boolean,
): Promise<StateAt<World>> {
  const locks = lock ? [takeTurn(tx, tenantId), lockTenant(tx, tenantId)] : [];
  // On one connection the statements follow each other: what is read was read under both locks.
  const [tenant, ids] = await Promise.all([
    loadTenantWorld(tx, tenantId, null, ctx.owner),
    findLiveClaims(tx, tenantId),
    ...locks,
  ]);
  if (!tenant) return () => null;
  const keys = ids.map((id) => ({ tenantId, id }));
  const worldsAt = await loadWorlds(tx, keys, ctx.owner, lock);
  return (now) => {
    const worlds = worldsAt(now);
    const claims = new Map(
      worlds.flatMap((world) => world.claims.map((facts) => [facts.claim.id, facts] as const)),
    );
    const cases = new Map(worlds.flatMap((world) => world.cases.map((one) => [one.id, one] as const)));
    return { ...tenant, claims: [...claims.values()], cases: [...cases.values()] };
  };
}
