/**
 * Do this tenant and this domain belong together, and what could be claimed there? An unknown tenant and a mismatched pair
 * take the same way and give the same answer. Nothing tells who holds what (domain 8).
 */
import { whyNotClaimable } from '../../../rules/claim/entry-lines.ts';
import type { LocationFacts, Tenant } from '../../../rules/claim/tenant-facts.ts';
import { rightDenial } from '../../../rules/rights/may-call.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { loadTenantWorld } from '../../store/engine/load-world.ts';
import { matchTenant } from '../../store/parties/lookups.ts';
import { factsPerDay } from '../../../rules/claim/told.ts';
import { isDomain, isTenantId } from '../../../rules/engine/customer-id.ts';
import { countTold, quotaUsed, type Counted } from '../run/told.ts';
import { loadLocation } from '../../store/parties/parties.ts';
import { policyInForce, readReference, type Reference } from '../../store/engine/reference.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, realNow, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';

export interface LookUpInput {
  locationId: string;
  tenantId: string;
  domain: string | null;
}

export interface LookedUp {
  matches: boolean;
  customer: {
    tenantId: string;
    name: string;
    country: string;
    publicSector: boolean;
    domains: string[];
  } | null;
  subscriptions: {
    lastFour: string;
    product: string;
    productName: string;
    state: string;
    claimable: boolean;
    whyNot: string[];
    activities: string[];
  }[];
  workloads: { id: string; name: string; hasUsage: boolean; locked: boolean }[];
  lookupsLeft: number;
  quotaResetsAt: string;
}

export function lookUpCustomer(
  ctx: Context,
  input: LookUpInput,
  present: PresentValue<LookedUp>,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => Promise.all([replayOf(tx, ctx, nilTenant), loadLocation(tx, input.locationId)]) },
      (tx, now, [replay, location]) => once(tx, ctx, { input, now, replay, location }, present),
    ),
  );
}

interface LookingUp {
  input: LookUpInput;
  now: string;
  replay: Outcome<Reply> | null;
  location: LocationFacts | null;
}

async function once(
  tx: Tx,
  ctx: Context,
  { input, now, replay, location }: LookingUp,
  present: PresentValue<LookedUp>,
): Promise<Outcome<Reply>> {
  if (!location || location.partnerId !== ctx.actor.partnerId)
    return deny('invalid', {
      code: 'value-invalid',
      pointer: '/locationId',
    });
  const denial = rightDenial('lookUpCustomer', ctx.actor, {
    partnerId: location.partnerId,
    locationId: location.id,
  });
  if (denial) return { ok: false, denial };
  if (replay) return replay;
  const reference = await readReference(tx, []);
  const policy = policyInForce(reference, [], now);
  const problems = malformed(input, policy);
  if (problems.length > 0) return deny('invalid', ...problems);
  const tenant = await found(tx, ctx, input, location.partnerId);
  const telling = {
    locationId: location.id,
    partnerId: location.partnerId,
    tenantId: tenant?.id ?? nilTenant,
    items: [''],
  };
  const eyes = { side: 'partner', partnerId: location.partnerId, tenantId: tenant?.id ?? null } as const;
  const counted = await tx.as(eyes, () => countTold(tx, ctx, telling, now));
  if (counted.exhausted) return quotaUsed(counted, now);
  const { reply } = present({ ...viewOf(tenant, reference, policy), ...left(counted) });
  if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
  return accept(reply);
}

async function found(
  tx: Tx,
  ctx: Context,
  { tenantId, domain }: LookUpInput,
  partnerId: string,
): Promise<Tenant | null> {
  if (!(await matchTenant(tx, tenantId, domain))) return null;
  const world = await tx.as({ side: 'partner', partnerId, tenantId }, () =>
    loadTenantWorld(tx, tenantId, partnerId, ctx.owner),
  );
  return world?.tenant ?? null;
}

function left({ used, resetsAt }: Counted): Pick<LookedUp, 'lookupsLeft' | 'quotaResetsAt'> {
  return { lookupsLeft: factsPerDay - used, quotaResetsAt: resetsAt.toString() };
}

/** Told before anything is looked up, so that a typing error costs nothing. */
function malformed({ tenantId, domain }: LookUpInput, policy: Policy | null): Problem[] {
  const problems: Problem[] = [];
  if (!isTenantId(tenantId)) problems.push({ code: 'tenant-id-malformed', pointer: '/tenantId' });
  if (domain !== null && !isDomain(domain)) problems.push({ code: 'domain-malformed', pointer: '/domain' });
  if (policy?.domainAsked && domain === null) problems.push({ code: 'field-required', pointer: '/domain' });
  return problems;
}

function viewOf(
  tenant: Tenant | null,
  { catalog }: Reference,
  policy: Policy | null,
): Omit<LookedUp, 'lookupsLeft' | 'quotaResetsAt'> {
  if (!tenant) return { matches: false, customer: null, subscriptions: [], workloads: [] };
  const { id, name, country, publicSector, domains } = tenant;
  const locked = (itemId: string, subscriptionId: string | null): boolean =>
    tenant.locks.some(
      (lock) =>
        lock.itemId === itemId && (lock.subscriptionId === null || lock.subscriptionId === subscriptionId),
    );
  return {
    matches: true,
    customer: { tenantId: id, name, country, publicSector, domains },
    subscriptions: tenant.subscriptions.map((subscription) => {
      const activities = (policy?.activities ?? []).filter((activity) => activity.level === 'product');
      const isLocked = locked(subscription.product, subscription.id);
      const fitting = isLocked
        ? []
        : activities.filter((activity) => whyNotClaimable(subscription, activity).length === 0);
      const whyNot =
        fitting.length > 0
          ? []
          : [...new Set(activities.flatMap((activity) => whyNotClaimable(subscription, activity)))];
      return {
        lastFour: subscription.id.slice(-4),
        product: subscription.product,
        productName:
          catalog.items.find((item) => item.id === subscription.product)?.name ?? subscription.product,
        state: subscription.state,
        claimable: fitting.length > 0,
        whyNot: isLocked ? ['line-locked', ...whyNot] : whyNot,
        activities: fitting.map((activity) => activity.id),
      };
    }),
    workloads: catalog.items
      .filter((item) => item.kind === 'workload')
      .map((item) => ({
        id: item.id,
        name: item.name,
        hasUsage: tenant.itemsWithUsage.includes(item.id),
        locked: locked(item.id, null),
      })),
  };
}
