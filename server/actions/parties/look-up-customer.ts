/**
 * Do this tenant and this domain belong together, and what could be claimed there? An unknown tenant and a mismatched pair
 * take the same way and give the same answer. Nothing tells who holds what (domain 8).
 */
import { whyNotClaimable } from '../../../rules/claim/entry-lines.ts';
import type { LocationFacts, Tenant } from '../../../rules/claim/tenant-facts.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { loadTenantWorld } from '../../store/engine/load-world.ts';
import { matchTenant } from '../../store/parties/lookups.ts';
import { factsPerDay } from '../../../rules/claim/told.ts';
import { isDomain, isTenantId } from '../../../rules/engine/customer-id.ts';
import { countTold, quotaUsed, unknownTenant, type Counted } from '../run/told.ts';
import { loadLocation } from '../../store/parties/parties.ts';
import { policyInForce, readReference, type Reference } from '../../store/engine/reference.ts';
import { keepReplay } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, type Reply, realmOf, scopeOf } from '../run/context.ts';
import { run, type Moment, type Subject } from '../run/run.ts';
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
  return run(
    ctx,
    {
      subject: lookingUp(ctx, input),
      right: 'lookUpCustomer',
      known: {},
      rule: (ground, { tx }) => lookUp(tx, ctx, input, ground),
      tell: (ground, outcome, moment) => count(ctx, ground, outcome, moment),
    },
    present,
  );
}

interface Ground {
  /** Of one's own company; null: there is no such location, or it is somebody else's. */
  location: LocationFacts | null;
  reference: Reference;
  policy: Policy | null;
}

interface Found {
  /** null: nobody knows the tenant, or the domain is not its own. */
  tenant: Tenant | null;
  counted: Counted | null;
}

function lookingUp(ctx: Context, { locationId }: LookUpInput): Subject<Ground, Ground, Found, LookedUp> {
  return {
    scope: scopeOf(ctx.actor, null),
    realm: realmOf(ctx.actor),
    async load(tx) {
      const [found, reference] = await Promise.all([loadLocation(tx, locationId), readReference(tx, [])]);
      const location = found?.partnerId === ctx.actor.partnerId ? found : null;
      return (now) => ({ location, reference, policy: policyInForce(reference, [], now) });
    },
    settle: (ground) => ground,
    about: ({ location }) => ({
      about: location ? { partnerId: location.partnerId, locationId: location.id } : {},
      version: null,
    }),
    compose: ({ reference, policy }, { tenant, counted }) => ({
      done: { ...viewOf(tenant, reference, policy), ...left(counted as Counted) },
      send: async (tx, replay) => {
        if (replay) await keepReplay(tx, replay);
      },
    }),
  };
}

async function lookUp(
  tx: Tx,
  ctx: Context,
  input: LookUpInput,
  { location, policy }: Ground,
): Promise<Outcome<Found>> {
  if (!location) return deny('invalid', { code: 'value-invalid', pointer: '/locationId' });
  const problems = malformed(input, policy);
  if (problems.length > 0) return deny('invalid', ...problems);
  return accept({ tenant: await found(tx, ctx, input, location.partnerId), counted: null });
}

async function count(
  ctx: Context,
  { location }: Ground,
  outcome: Outcome<Found>,
  { tx, now }: Moment,
): Promise<Outcome<Found>> {
  if (!outcome.ok || !location) return outcome;
  const { tenant } = outcome.value;
  const { partnerId } = location;
  const telling = { locationId: location.id, partnerId, tenantId: tenant?.id ?? unknownTenant, items: [''] };
  const eyes = { side: 'partner', partnerId, tenantId: tenant?.id ?? null } as const;
  const counted = await tx.as(eyes, () => countTold(tx, ctx, telling, now));
  return counted.exhausted ? quotaUsed(counted, now) : accept({ tenant, counted });
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
    tenant.allLocked ||
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
