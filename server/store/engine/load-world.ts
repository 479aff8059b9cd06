/**
 * Loads everything an act may look at: a claim with its customer by one batch of small statements, and by one more those that it is
 * linked with as rivals.
 */
import type { Id } from '../../../rules/engine/id.ts';
import type { ArbitrationCase, HeldKey, World } from '../../../rules/claim/facts.ts';
import { isUndecided, present } from '../../../rules/claim/cases.ts';
import type { Tenant } from '../../../rules/claim/tenant-facts.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { loadCases, loadClaims, type LoadedFacts } from './load-claims.ts';
import { loadKeys, loadTenant, type KeyRow } from './load-tenant.ts';
import { policyInForce, readReference, type Reference } from './reference.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ClaimKey {
  tenantId: Id<'tenant'>;
  id: Id<'claim'>;
}

interface Loaded {
  facts: LoadedFacts;
  tenant: Tenant;
  /** Of all live lines of the customer. */
  keys: KeyRow[];
  /** Claims that share a key with this one, and those that share one with them, and so on. */
  linked: string[];
}

/** By customer, in one order for all: locks are taken realm by realm. */
function byTenant(refs: ClaimKey[]): [tenantId: string, ids: string[]][] {
  const groups = Map.groupBy(refs, ({ tenantId }) => tenantId);
  return [...groups]
    .map(([tenantId, list]): [string, string[]] => [tenantId, list.map(({ id }) => id)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** `known`: customers that were loaded already. */
async function load(
  tx: Tx,
  refs: ClaimKey[],
  lock: boolean,
  { keys: further = [], known = new Map() }: { keys?: string[]; known?: Map<string, Tenant> } = {},
): Promise<Loaded[]> {
  const groups = await Promise.all(
    byTenant(refs).map(async ([tenantId, ids]) => {
      // The claims first: what is read of the customer is read behind their locks.
      const [claims, tenant, keys] = await Promise.all([
        loadClaims(tx, tenantId, ids, lock),
        known.get(tenantId) ?? loadTenant(tx, tenantId),
        loadKeys(tx, tenantId),
      ]);
      const holders = Map.groupBy(keys, ({ key }) => key);
      return tenant === null
        ? []
        : claims.map((facts) => ({
            facts,
            tenant,
            keys,
            linked: linkedIds(facts, tenant, { keys, holders, further }),
          }));
    }),
  );
  return groups.flat();
}

/** Keys that the claim's lines have, or would get when a subscription is resolved at submit. */
function candidateKeys({ lines }: LoadedFacts, { subscriptions }: Tenant): string[] {
  return lines.flatMap((line) => {
    if (line.key !== null) return [line.key];
    if (line.itemKind === 'workload') return [`workload:${line.itemId}:${line.kind}`];
    if (line.itemKind !== 'product') return [];
    return subscriptions
      .filter(
        ({ id, product }) =>
          product === line.itemId && (line.subscriptionId === null || line.subscriptionId === id),
      )
      .map(({ id }) => `subscription:${id}:${line.kind}`);
  });
}

interface Live {
  keys: KeyRow[];
  holders: Map<string, KeyRow[]>;
  further: string[];
}

function linkedIds(facts: LoadedFacts, tenant: Tenant, { keys, holders, further }: Live): string[] {
  const asked = new Set([...candidateKeys(facts, tenant), ...further]);
  const reached = new Set<string>();
  // A set hands out what is added while it is gone through.
  for (const key of asked)
    for (const { claimId } of holders.get(key) ?? []) {
      if (reached.has(claimId)) continue;
      reached.add(claimId);
      for (const other of keys) if (other.claimId === claimId) asked.add(other.key);
    }
  reached.delete(facts.claim.id);
  return [...reached];
}

/** By customer. */
type Cases = Map<string, ArbitrationCase[]>;

async function casesOf(tx: Tx, wanted: ClaimKey[]): Promise<Cases> {
  const groups = byTenant(wanted).map(async ([tenantId, keys]): Promise<[string, ArbitrationCase[]]> => [
    tenantId,
    await loadCases(tx, tenantId, keys),
  ]);
  return new Map(await Promise.all(groups));
}

/** The worlds as they are at an instant, which is known once everything is read: a draft follows the policy in force then. */
export type WorldsAt = (now: string) => World[];

/**
 * The worlds of several claims, each with its linked ones. Claims that do not exist, or that this scope may not see, are left out.
 * Claims of others that are linked are read with the system's eyes. `keys` are further ones whose holders are linked too, though no
 * stored line of the claims has them yet.
 */
export async function loadWorlds(
  tx: Tx,
  refs: ClaimKey[],
  owner: World['clocks']['owner'],
  lock: boolean,
  keys: string[] = [],
): Promise<WorldsAt> {
  const first = await load(tx, refs, lock, { keys });
  const loaded = new Map(first.map((row) => [nameOf(row.tenant.id, row.facts.claim.id), row]));
  const cases = await loadLinked(tx, first, loaded, lock);
  const reference = await readReference(
    tx,
    [...loaded.values()].map((row) => row.facts.claim.policyId),
  );
  return (now) =>
    first.map((row) => {
      const ofTenant = cases.get(row.tenant.id) ?? [];
      return assemble(row, linkedWith(row, loaded, ofTenant), ofTenant, { reference, owner, now });
    });
}

/**
 * Adds to `loaded` whoever is linked, and answers the cases between them. Whom a claim is linked with is read before its rivals are
 * locked; while this transaction waits for them one more may join. So it goes on until nobody is named who is not there.
 */
async function loadLinked(
  tx: Tx,
  first: Loaded[],
  loaded: Map<string, Loaded>,
  lock: boolean,
): Promise<Cases> {
  const asked = new Set(loaded.keys());
  const known = new Map(first.map(({ tenant }) => [tenant.id, tenant]));
  // The owner's own eyes see every claim, as the system's do.
  const seeing = <T>(read: () => Promise<T>): Promise<T> =>
    tx.scope.side === 'owner' ? read() : tx.as({ side: 'system' }, read);
  let cases: Cases = new Map();
  let keysRead = 0;
  for (let rounds = 0; ;) {
    const wanted = namedBy([...loaded.values()], cases).filter(
      ({ tenantId, id }) => !asked.has(nameOf(tenantId, id)),
    );
    const contested = contestedKeys([...loaded.values()]);
    if (wanted.length === 0 && contested.length === keysRead) return cases;
    if (wanted.length > 0) {
      for (const { tenantId, id } of wanted) asked.add(nameOf(tenantId, id));
      for (const row of await seeing(() => load(tx, wanted, lock, { known })))
        loaded.set(nameOf(row.tenant.id, row.facts.claim.id), row);
      rounds += 1;
      if (rounds > 1) await seeing(() => readKeysAgain(tx, first));
    } else {
      cases = await seeing(() => casesOf(tx, contested));
      keysRead = contested.length;
    }
  }
}

const nameOf = (tenantId: string, id: string): string => `${tenantId} ${id}`;

function unique(refs: ClaimKey[]): ClaimKey[] {
  return [...new Map(refs.map((ref) => [nameOf(ref.tenantId, ref.id), ref])).values()];
}

/** Claims that share a key with one of these, and the parties of their undecided cases. */
function namedBy(rows: Loaded[], cases: Cases): ClaimKey[] {
  const sharing = rows.flatMap((row) => row.linked.map((id) => ({ tenantId: row.tenant.id, id })));
  const parties = [...cases].flatMap(([tenantId, list]) =>
    list.flatMap((one) => partiesOf(one).map((id) => ({ tenantId, id }))),
  );
  return unique([...sharing, ...parties]);
}

function partiesOf(one: ArbitrationCase): string[] {
  return isUndecided(one) ? present(one).map(({ claimId }) => claimId) : [];
}

function contestedKeys(rows: Loaded[]): ClaimKey[] {
  const linked = rows.some((row) => row.linked.length > 0);
  return unique(
    rows.flatMap((row) =>
      row.facts.lines
        .filter((line) => line.key && (line.arbitration !== 'none' || linked))
        .map((line) => ({ tenantId: row.tenant.id, id: line.key as string })),
    ),
  );
}

/** One world's part of what was loaded: those that this claim is linked with, directly or over others. */
function linkedWith(row: Loaded, loaded: Map<string, Loaded>, cases: ArbitrationCase[]): Loaded[] {
  const own = row.facts.claim.id;
  const reached = new Set([own]);
  // A set hands out what is added while it is gone through.
  for (const id of reached) {
    for (const other of loaded.get(nameOf(row.tenant.id, id))?.linked ?? []) reached.add(other);
    for (const parties of cases.map(partiesOf))
      if (parties.includes(id)) for (const other of parties) reached.add(other);
  }
  reached.delete(own);
  return [...reached].flatMap((id) => loaded.get(nameOf(row.tenant.id, id)) ?? []);
}

/** What others hold is looked at again where somebody joined meanwhile. */
async function readKeysAgain(tx: Tx, rows: Loaded[]): Promise<void> {
  const groups = Map.groupBy(rows, ({ tenant }) => tenant.id);
  await Promise.all(
    [...groups].map(async ([tenantId, list]) => {
      const keys = await loadKeys(tx, tenantId);
      for (const row of list) row.keys = keys;
    }),
  );
}

interface Around {
  reference: Reference;
  owner: World['clocks']['owner'];
  now: string;
}

function assemble(
  row: Loaded,
  linked: Loaded[],
  cases: ArbitrationCase[],
  { reference, owner, now }: Around,
): World {
  // A draft follows the policy in force; submit pins it.
  const policyOf = ({ claim }: LoadedFacts): Policy =>
    ((claim.policyPinned ? null : policyInForce(reference, claim.programmes, now)) ??
      reference.policies.get(claim.policyId)) as Policy;
  const claims = [row, ...linked].map(({ facts }) => ({ ...facts, policy: policyOf(facts) }));
  return {
    tenant: row.tenant,
    clocks: { calendars: reference.calendars, owner },
    catalog: reference.catalog,
    claims,
    cases,
    ...whoseKeys(
      row.keys.filter(({ claimId }) => claimId !== row.facts.claim.id),
      row.facts.claim.partnerId,
    ),
  };
}

/** `partnerId`: whose keys are own ones; null: nobody's. */
function whoseKeys(keys: KeyRow[], partnerId: string | null): Pick<World, 'othersKeys' | 'ownKeys'> {
  const held = ({ key, claimId, phase }: KeyRow): HeldKey => ({ key, claimId, phase });
  const isOwn = (row: KeyRow): boolean => row.partnerId !== null && row.partnerId === partnerId;
  return {
    othersKeys: keys.filter((row) => !isOwn(row)).map(held),
    ownKeys: keys.filter(isOwn).map(held),
  };
}

/** The world of a tenant before any claim of this act exists: for a new draft. */
export async function loadTenantWorld(
  tx: Tx,
  tenantId: string,
  /** Whose keys are own ones; null: nobody's. */
  partnerId: string | null,
  owner: World['clocks']['owner'],
): Promise<World | null> {
  const [tenant, keys] = await Promise.all([loadTenant(tx, tenantId), loadKeys(tx, tenantId)]);
  if (tenant === null) return null;
  const reference = await readReference(tx, []);
  return {
    tenant,
    clocks: { calendars: reference.calendars, owner },
    catalog: reference.catalog,
    claims: [],
    cases: [],
    ...whoseKeys(keys, partnerId),
  };
}
