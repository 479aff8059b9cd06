/** Loads everything an act may look at, in one statement for the claim and one more when rivals are linked with it. */
import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type {
  ArbitrationCase,
  ArbitrationParty,
  Claim,
  ClaimFacts,
  Notice,
  Round,
  World,
} from '../../../rules/claim/facts.ts';
import { isUndecided, present } from '../../../rules/claim/cases.ts';
import type { Tenant } from '../../../rules/claim/tenant-facts.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { policyInForce, readReference, type Reference } from './reference.ts';
import {
  asJson,
  associationTable,
  caseTable,
  claimTable,
  codeTable,
  deadlineTable,
  fileTable,
  lineTable,
  noticeTable,
  partyTable,
  projected,
  readInstants,
  roundTable,
  taskTable,
  type Table,
} from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ClaimKey {
  tenantId: Id<'tenant'>;
  id: Id<'claim'>;
}

const many = (table: Table, alias: string, from: string, order: string, leaveOut: string[] = []): string =>
  `coalesce((select json_agg(${asJson(table, alias, leaveOut)} order by ${order}) from ${from}), '[]'::json)`;

const ofClaim = (table: Table, alias: string, order: string, leaveOut: string[] = []): string => {
  const owner = table.subject ? 'subject_id' : 'claim_id';
  return many(
    table,
    alias,
    `${table.name} ${alias} where ${alias}.tenant_id = c.tenant_id and ${alias}.${owner} = c.id`,
    order,
    leaveOut,
  );
};

/** One claim with its children, its location and its policy. `c` is the claim's alias. */
const claimJson = `json_build_object(
  'claim', ${asJson(claimTable, 'c', projected)},
  'location', (select json_build_object('id', l.id, 'partnerId', l.partner_id, 'partnerName', p.name, 'number', l.number, 'name', l.name,
      'country', l.country, 'zone', l.zone, 'enrolledIn', coalesce((select json_agg(e.programme order by e.programme) from enrollment e
        where e.location_id = l.id and e.state = 'enrolled'), '[]'::json), 'mailDomains', to_json(p.mail_domains))
    from location l join partner p on p.id = l.partner_id where l.id = c.location_id),
  'lines', ${ofClaim(lineTable, 'x', 'x.ordinal, x.id', ['partner_id'])},
  'files', ${ofClaim(fileTable, 'x', 'x.uploaded_at, x.id', ['partner_id'])},
  'rounds', ${ofClaim(roundTable, 'x', 'x.number', ['partner_id'])},
  'notices', ${ofClaim(noticeTable, 'x', 'x.queued_at, x.id', ['partner_id'])},
  'deadlines', ${ofClaim(deadlineTable, 'x', 'x.due_at, x.kind, x.round, x.party', ['partner_id'])},
  'tasks', ${ofClaim(taskTable, 'x', 'x.opened_at, x.id', ['partner_id'])},
  'associations', ${ofClaim(associationTable, 'x', 'x.ordinal', ['ordinal'])})`;

const tenantJson = `json_build_object('id', k.tenant_id, 'name', k.name, 'country', k.country, 'zone', k.zone, 'language', k.language,
  'publicSector', k.public_sector, 'allLocked', k.all_locked, 'agreementRequired', k.agreement_required, 'itemsWithUsage', to_json(k.items_with_usage),
  'domains', coalesce((select json_agg(d.domain order by d.is_primary desc, d.domain) from customer_domain d where d.tenant_id = k.tenant_id), '[]'::json),
  'trustedContacts', coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name, 'title', w.title, 'email', w.email, 'source', w.source)
      order by w.source, w.since, w.id) from (
        select t.id, t.name, t.title, t.email, 'owner' as source, t.added_at as since from customer_contact t
          where t.tenant_id = k.tenant_id and t.removed_at is null and t.confirmed_at is not null
        union all select m.id, m.name, '', lower(m.email), 'tenant-admin', m.created_at from member m
          where m.tenant_id = k.tenant_id and m.disabled_at is null and m.account_id is not null) w), '[]'::json),
  'proposedContacts', coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'title', t.title, 'email', t.email, 'why', t.why,
      'addedBy', json_build_object('id', t.added_by_id, 'name', t.added_by)) order by t.added_at, t.id) from customer_contact t
    where t.tenant_id = k.tenant_id and t.removed_at is null and t.confirmed_at is null), '[]'::json),
  'vouchers', coalesce((select json_agg(json_build_object('personId', v.person, 'at', v.at)) from (
      select t.added_by_id as person, coalesce(t.confirmed_at, t.added_at) as at from customer_contact t
        where t.tenant_id = k.tenant_id and t.added_by_id is not null and (t.confirmed_at is not null or t.removed_at is null)
      union all select t.confirmed_by_id, t.confirmed_at from customer_contact t
        where t.tenant_id = k.tenant_id and t.confirmed_by_id is not null) v), '[]'::json),
  'subscriptions', coalesce((select json_agg(json_build_object('id', s.id, 'product', s.product, 'state', s.state, 'motion', s.motion,
      'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.id) from subscription s where s.tenant_id = k.tenant_id), '[]'::json),
  'locks', coalesce((select json_agg(json_build_object('itemKind', i.item_kind, 'itemId', i.item_id, 'subscriptionId', nullif(i.subscription, '')))
      from item_lock i where i.tenant_id = k.tenant_id), '[]'::json),
  'codes', ${many(codeTable, 'o', 'consent_code o where o.tenant_id = k.tenant_id', 'o.id')})`;

/** Keys that the claim's lines have, or would get when a subscription is resolved at submit. */
const candidateKeys = `select l.key from claim_line l where l.tenant_id = c.tenant_id and l.claim_id = c.id and l.key is not null
    union select 'workload:' || l.item_id || ':' || l.kind from claim_line l
      where l.tenant_id = c.tenant_id and l.claim_id = c.id and l.key is null and l.item_kind = 'workload'
    union select 'subscription:' || s.id || ':' || l.kind from claim_line l join subscription s on s.tenant_id = l.tenant_id and s.product = l.item_id
      where l.tenant_id = c.tenant_id and l.claim_id = c.id and l.key is null and l.item_kind = 'product'
        and (l.subscription_id is null or l.subscription_id = s.id)`;

/** Claims that share a key with this one, and those that share one with them, and so on; all inside the tenant. */
const linkedIds = `(with recursive reached(claim_id) as (
    select k1.claim_id from line_key k1 where k1.tenant_id = c.tenant_id and k1.key in (${candidateKeys} union select unnest($3::text[]))
    union select k3.claim_id from reached r join line_key k2 on k2.tenant_id = c.tenant_id and k2.claim_id = r.claim_id
      join line_key k3 on k3.tenant_id = c.tenant_id and k3.key = k2.key)
  select coalesce(json_agg(claim_id), '[]'::json) from reached where claim_id <> c.id)`;

const keysJson = `(select coalesce(json_agg(json_build_object('key', k.key, 'phase', k.phase, 'claimId', k.claim_id, 'own', o.id is not null)), '[]'::json)
  from line_key k left join claim o on o.tenant_id = k.tenant_id and o.id = k.claim_id and o.partner_id = c.partner_id
  where k.tenant_id = c.tenant_id and k.claim_id <> c.id)`;

interface Loaded {
  facts: ClaimFacts;
  tenant: Tenant;
  keys: { key: string; phase: 'undecided' | 'pending' | 'official'; claimId: Id<'claim'>; own: boolean }[];
  linked: string[];
}

/** Sent ahead of the facts on the same pipeline, so that these are read by a statement that began when the lock was held. */
const lockStatement = (one: string): string =>
  `select 1 as locked from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
  join claim c on c.tenant_id = ref.tenant_id and c.id = ref.id ${one} order by c.tenant_id, c.id for update of c`;

const factsStatement = (
  one: string,
): string => `select ${claimJson} as facts, ${tenantJson} as tenant, ${keysJson} as keys, ${linkedIds} as linked
    from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
    join claim c on c.tenant_id = ref.tenant_id and c.id = ref.id ${one}
    join customer k on k.tenant_id = c.tenant_id
    order by c.tenant_id, c.id`;

/** Claims of one tenant are looked for in its partition alone, however the planner joins: the tenant is named as a value, too. */
function tenantOf(refs: ClaimKey[]): string | null {
  const [first] = refs;
  return first && refs.every(({ tenantId }) => tenantId === first.tenantId) ? first.tenantId : null;
}

async function loadClaims(tx: Tx, refs: ClaimKey[], lock: boolean, keys: string[] = []): Promise<Loaded[]> {
  const values = [refs.map((ref) => ref.tenantId), refs.map((ref) => ref.id)];
  const tenant = tenantOf(refs);
  const own = (place: number): string => (tenant === null ? '' : `and c.tenant_id = $${place}::uuid`);
  const named = tenant === null ? [] : [tenant];
  const locking = lock ? tx.query(lockStatement(own(3)), [...values, ...named]) : null;
  const [rows] = await Promise.all([
    tx.query<Loaded>(factsStatement(own(4)), [...values, keys, ...named]),
    locking,
  ]);
  for (const { facts, tenant } of rows) {
    facts.claim.tenantId = tenant.id;
    readClaim(facts);
    for (const code of tenant.codes)
      readInstants(codeTable, shapeCode(code as unknown as Record<string, unknown>));
  }
  return rows;
}

/** From the columns' shape to the rules' shape. */
function readClaim(facts: ClaimFacts): void {
  const claim = readInstants(claimTable, facts.claim) as Claim & Record<string, unknown>;
  const { assigneeId, assigneeName, createdById, createdByName } = claim;
  claim.assignee = assigneeId ? { id: assigneeId as string, name: assigneeName as string } : null;
  claim.createdBy = { id: createdById as string, name: createdByName as string };
  for (const name of ['assigneeId', 'assigneeName', 'createdById', 'createdByName']) delete claim[name];
  for (const line of facts.lines) readInstants(lineTable, line);
  for (const file of facts.files) readInstants(fileTable, file);
  for (const round of facts.rounds as (Round & { basis?: unknown; endsAt?: unknown })[]) {
    readInstants(roundTable, round);
    round.window = round.basis as Round['window'];
    delete round.basis;
    delete round.endsAt;
  }
  for (const notice of facts.notices as Notice[]) readInstants(noticeTable, notice);
  for (const deadline of facts.deadlines as (ClaimFacts['deadlines'][number] & { dueAt?: unknown })[]) {
    readInstants(deadlineTable, deadline);
    delete deadline.dueAt;
  }
  for (const task of facts.tasks) readInstants(taskTable, task);
  for (const association of facts.associations) readInstants(associationTable, association);
}

function shapeCode(code: Record<string, unknown>): Record<string, unknown> {
  code.issuedBy = { id: code.issuedById, name: code.issuedByName };
  delete code.issuedById;
  delete code.issuedByName;
  return code;
}

/** By tenant. */
type Cases = Map<string, ArbitrationCase[]>;

async function loadCases(tx: Tx, wanted: ClaimKey[]): Promise<Cases> {
  const tenant = tenantOf(wanted);
  const rows = await tx.query<{
    tenant: string;
    data: ArbitrationCase & Record<string, unknown>;
    parties: ArbitrationCase['parties'];
  }>(
    `select a.tenant_id as tenant, ${asJson(caseTable, 'a')} as data, ${many(
      partyTable,
      'q',
      'arbitration_party q where q.tenant_id = a.tenant_id and q.case_id = a.id',
      'q.role, q.line_id',
      ['case_id'],
    )} as parties
     from arbitration_case a join unnest($1::uuid[], $2::text[]) as wanted(tenant_id, key) on a.tenant_id = wanted.tenant_id and a.key = wanted.key
     ${tenant === null ? '' : 'where a.tenant_id = $3::uuid'}
     order by a.tenant_id, a.key, a.number`,
    [
      wanted.map(({ tenantId }) => tenantId),
      wanted.map(({ id }) => id),
      ...(tenant === null ? [] : [tenant]),
    ],
  );
  const cases = new Map<string, ArbitrationCase[]>();
  for (const { tenant, data, parties } of rows) {
    readInstants(caseTable, data);
    data.parties = parties;
    data.decidedBy = data.decidedById
      ? { id: data.decidedById as string, name: data.decidedByName as string }
      : null;
    data.reasons = {};
    for (const party of data.parties as (ArbitrationParty & { reason?: string | null })[]) {
      readInstants(partyTable, party);
      if (party.reason) data.reasons[party.lineId] = party.reason;
      delete party.reason;
    }
    for (const name of ['decidedById', 'decidedByName']) delete data[name];
    cases.set(tenant, [...(cases.get(tenant) ?? []), data]);
  }
  return cases;
}

/** The worlds as they are at an instant, which is known once everything is read: a draft follows the policy in force then. */
export type WorldsAt = (now: Instant) => World[];

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
  const first = await loadClaims(tx, refs, lock, keys);
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
      for (const row of await seeing(() => loadClaims(tx, wanted, lock)))
        loaded.set(nameOf(row.tenant.id, row.facts.claim.id), row);
      rounds += 1;
      if (rounds > 1) await seeing(() => readKeysAgain(tx, first));
    } else {
      cases = await seeing(() => loadCases(tx, contested));
      keysRead = contested.length;
    }
  }
}

const nameOf = (tenantId: Id<'tenant'>, id: string): string => `${tenantId} ${id}`;

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
  const refs = rows.map((row) => ({ tenantId: row.tenant.id, id: row.facts.claim.id }));
  const tenant = tenantOf(refs);
  const found = await tx.query<{ tenant: string; id: string; keys: Loaded['keys'] }>(
    `select c.tenant_id as tenant, c.id, ${keysJson} as keys from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
      join claim c on c.tenant_id = ref.tenant_id and c.id = ref.id ${tenant === null ? '' : 'and c.tenant_id = $3::uuid'}`,
    [refs.map(({ tenantId }) => tenantId), refs.map(({ id }) => id), ...(tenant === null ? [] : [tenant])],
  );
  const keys = new Map(found.map((row) => [nameOf(row.tenant, row.id), row.keys]));
  for (const row of rows) row.keys = keys.get(nameOf(row.tenant.id, row.facts.claim.id)) ?? row.keys;
}

interface Around {
  reference: Reference;
  owner: World['clocks']['owner'];
  now: Instant;
}

function assemble(
  row: Loaded,
  linked: Loaded[],
  cases: ArbitrationCase[],
  { reference, owner, now }: Around,
): World {
  // A draft follows the policy in force; submit pins it.
  const policyOf = ({ claim }: ClaimFacts): Policy =>
    ((claim.policyPinned ? null : policyInForce(reference, claim.programmes, now)) ??
      reference.policies.get(claim.policyId)) as Policy;
  const claims = [row, ...linked].map(({ facts }) => ({ ...facts, policy: policyOf(facts) }));
  const { keys } = row;
  return {
    tenant: row.tenant,
    clocks: { calendars: reference.calendars, owner },
    catalog: reference.catalog,
    claims,
    cases,
    othersKeys: keys.filter((key) => !key.own).map(({ key, claimId, phase }) => ({ key, claimId, phase })),
    ownKeys: keys.filter((key) => key.own).map(({ key, claimId, phase }) => ({ key, claimId, phase })),
  };
}

/** The world of a tenant before any claim of this act exists: for a new draft. */
export async function loadTenantWorld(
  tx: Tx,
  tenantId: Id<'tenant'>,
  /** Whose keys are own ones; null: nobody's. */
  partnerId: Id<'partner'> | null,
  owner: World['clocks']['owner'],
): Promise<World | null> {
  const rows = await tx.query<{ tenant: Tenant; keys: Loaded['keys'] }>(
    `select ${tenantJson} as tenant, (select coalesce(json_agg(json_build_object('key', y.key, 'phase', y.phase, 'claimId', y.claim_id,
        'own', o.id is not null)), '[]'::json)
      from line_key y left join claim o on o.tenant_id = y.tenant_id and o.id = y.claim_id and o.partner_id = $2::uuid
      where y.tenant_id = k.tenant_id) as keys
     from customer k where k.tenant_id = $1::uuid`,
    [tenantId, partnerId],
  );
  const row = rows[0];
  if (!row) return null;
  for (const code of row.tenant.codes)
    readInstants(codeTable, shapeCode(code as unknown as Record<string, unknown>));
  const reference = await readReference(tx, []);
  return {
    tenant: row.tenant,
    clocks: { calendars: reference.calendars, owner },
    catalog: reference.catalog,
    claims: [],
    cases: [],
    othersKeys: row.keys
      .filter((key) => !key.own)
      .map(({ key, claimId, phase }) => ({ key, claimId, phase })),
    ownKeys: row.keys.filter((key) => key.own).map(({ key, claimId, phase }) => ({ key, claimId, phase })),
  };
}
