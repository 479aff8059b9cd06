/** The worlds of many claims of many customers, as the sweep needs them: each table is read once for all of them. */
import type { ClaimFacts, World } from '../../../rules/claim/facts.ts';
import type { LocationFacts, Tenant } from '../../../rules/claim/tenant-facts.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import type { Tx } from '../postgres/tx.ts';
import { readRows, type Placed, type Wanted } from './child-rows.ts';
import { loadWorlds, type ClaimKey, type WorldsAt } from './load-world.ts';
import { policyInForce, readReference, type Reference } from './reference.ts';
import {
  associationTable,
  claimTable,
  deadlineTable,
  fileTable,
  lineTable,
  noticeTable,
  projected,
  roundTable,
  taskTable,
} from './tables.ts';
import { readTenants, type HeldByTenant } from './tenants.ts';

const children = {
  lines: { table: lineTable, owner: 'claim_id', order: 'x.ordinal, x.id' },
  files: { table: fileTable, owner: 'subject_id', order: 'x.uploaded_at, x.id' },
  rounds: { table: roundTable, owner: 'claim_id', order: 'x.number' },
  notices: { table: noticeTable, owner: 'claim_id', order: 'x.queued_at, x.id' },
  deadlines: { table: deadlineTable, owner: 'subject_id', order: 'x.due_at, x.kind, x.round, x.party' },
  tasks: { table: taskTable, owner: 'subject_id', order: 'x.opened_at, x.id' },
} as const;

type ChildName = keyof typeof children;

/**
 * Of claims that stand alone; of those with rivals each world is loaded by itself. The claims are locked already: what belongs to them does
 * not change between one statement and the next.
 */
export async function loadMany(tx: Tx, refs: ClaimKey[], owner: World['clocks']['owner']): Promise<WorldsAt> {
  const placed: Placed = {
    tenantIds: refs.map(({ tenantId }) => tenantId),
    ids: refs.map(({ id }) => id),
    places: refs.map((_, place) => place),
  };
  const [facts, tenants] = await Promise.all([
    readFacts(tx, placed),
    readTenants(tx, [...new Set(placed.tenantIds)]),
  ]);
  const alone: Alone[] = [];
  const linked: ClaimKey[] = [];
  for (const [place, ref] of refs.entries()) {
    const [of, found] = [facts[place], tenants.get(ref.tenantId)];
    if (!of || !found) continue;
    if (standsAlone(of, found)) alone.push({ facts: of, found });
    else linked.push(ref);
  }
  const [reference, others] = await Promise.all([
    readReference(
      tx,
      alone.map((one) => one.facts.claim.policyId),
    ),
    linked.length > 0 ? loadWorlds(tx, linked, owner, true) : null,
  ]);
  return (now) => [
    ...alone.map((one) => assemble(one, { reference, owner, now })),
    ...(others ? others(now) : []),
  ];
}

interface Alone {
  facts: Omit<ClaimFacts, 'policy'>;
  found: HeldByTenant;
}

async function readFacts(tx: Tx, placed: Placed): Promise<(Omit<ClaimFacts, 'policy'> | null)[]> {
  const names = Object.keys(children) as ChildName[];
  const wanted = (one: Omit<Wanted, 'leaveOut'>): Wanted => ({ ...one, leaveOut: ['partner_id'] });
  const [claims, associations, ...lists] = await Promise.all([
    readRows(tx, { table: claimTable, owner: 'id', order: 'ref.place', leaveOut: projected }, placed),
    readRows(
      tx,
      { table: associationTable, owner: 'claim_id', order: 'x.ordinal', leaveOut: ['ordinal'] },
      placed,
    ),
    ...names.map((name) => readRows(tx, wanted(children[name]), placed)),
  ]);
  const locations = await readLocations(
    tx,
    [...claims.values()].map(([row]) => String(row?.['locationId'])),
  );
  return placed.places.map((place) => {
    const row = claims.get(place)?.[0];
    if (!row) return null;
    const lists_ = Object.fromEntries(names.map((name, index) => [name, lists[index]?.get(place) ?? []]));
    for (const round of lists_['rounds'] ?? []) {
      round['window'] = round['basis'];
      delete round['basis'];
      delete round['endsAt'];
    }
    for (const deadline of lists_['deadlines'] ?? []) delete deadline['dueAt'];
    return {
      claim: { ...claimOf(row), tenantId: placed.tenantIds[place] },
      location: locations.get(String(row['locationId'])) ?? null,
      ...lists_,
      associations: associations.get(place) ?? [],
    } as unknown as Omit<ClaimFacts, 'policy'>;
  });
}

function claimOf({
  assigneeId,
  assigneeName,
  createdById,
  createdByName,
  ...claim
}: Record<string, unknown>): object {
  return {
    ...claim,
    assignee: assigneeId ? { id: assigneeId, name: assigneeName } : null,
    createdBy: { id: createdById, name: createdByName },
  };
}

async function readLocations(tx: Tx, ids: string[]): Promise<Map<string, LocationFacts>> {
  const rows = await tx.query<LocationFacts>(
    `select l.id, l.partner_id as "partnerId", p.name as "partnerName", l.number, l.name, l.country, l.zone,
       coalesce((select array_agg(e.programme order by e.programme) from enrollment e where e.location_id = l.id and e.state = 'enrolled'), '{}') as "enrolledIn",
       p.mail_domains as "mailDomains"
     from location l join partner p on p.id = l.partner_id where l.id = any($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Nobody else's claim has a key that a line of this one has or would get, and no case is about it. */
function standsAlone({ claim, lines }: Omit<ClaimFacts, 'policy'>, { tenant, keys }: HeldByTenant): boolean {
  if (lines.some((line) => line.arbitration !== 'none')) return false;
  return !keys.some(
    (held) => held.claimId !== claim.id && lines.some((line) => candidates(line, tenant).includes(held.key)),
  );
}

function candidates(line: ClaimFacts['lines'][number], { subscriptions }: Tenant): string[] {
  if (line.key !== null) return [line.key];
  if (line.itemKind === 'workload') return [`workload:${line.itemId}:${line.kind}`];
  return subscriptions
    .filter(
      ({ id, product }) =>
        product === line.itemId && (line.subscriptionId === null || line.subscriptionId === id),
    )
    .map(({ id }) => `subscription:${id}:${line.kind}`);
}

interface Around {
  reference: Reference;
  owner: World['clocks']['owner'];
  now: string;
}

function assemble({ facts, found: { tenant, keys } }: Alone, { reference, owner, now }: Around): World {
  const { claim } = facts;
  const policy = ((claim.policyPinned ? null : policyInForce(reference, claim.programmes, now)) ??
    reference.policies.get(claim.policyId)) as Policy;
  const others = keys.filter(({ claimId }) => claimId !== claim.id);
  const held = (own: boolean): World['ownKeys'] =>
    others
      .filter(({ partnerId }) => (partnerId === claim.partnerId) === own)
      .map(({ key, claimId, phase }) => ({ key, claimId, phase }));
  return {
    tenant,
    clocks: { calendars: reference.calendars, owner },
    catalog: reference.catalog,
    claims: [{ ...facts, policy }],
    cases: [],
    othersKeys: held(false),
    ownKeys: held(true),
  };
}
