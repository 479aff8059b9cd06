/**
 * One row of any list of claims. What is shown as it lies there comes as JSON text and goes into the answer as it came; columns are what
 * something hangs on. Lines are read for the rows that are shown, by one statement.
 */
import { instantOf, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ClaimKey {
  tenantId: string;
  id: string;
}

export interface ClaimSummaryRow extends ClaimKey {
  partnerId: string;
  partnerName: string;
  locationId: string;
  policyId: string;
  status: string;
  /** As it was last written down, before the clock. */
  statusWritten: string;
  contested: boolean;
  submitted: boolean;
  stage: string;
  assigneeId: string | null;
  assigneeName: string | null;
  dueKind: string | null;
  customerZone: string;
  locationZone: string;
  publicSector: boolean;
  /** JSON objects as texts: the claim's own fields, its instants, and those of its customer and location without their ids. */
  facts: string;
  times: string;
  customer: string;
  location: string;
  /** As the database writes it; `instantOf` makes it ours. */
  sortedBy: string | null;
}

/** What people read at this instant: the stored word, or what the clock alone has made of it since. */
export function statusAt(now: string): string {
  return `case when c.last_at <= ${now} then c.last_status when c.next_at <= ${now} then c.next_status else c.status end`;
}

/** `claims` is a page of claims, already cut, as a source of rows `c`; `now` is a parameter. Whoever needs an order says it. */
export function summariesOf(claims: string, now: string, sortedBy: string): string {
  return `select c.tenant_id as "tenantId", c.id, c.partner_id as "partnerId", p.name as "partnerName", c.location_id as "locationId",
      c.policy_id as "policyId", ${statusAt(now)} as status, c.status as "statusWritten", c.contested,
      c.submitted_at is not null as submitted, c.stage, c.assignee_id as "assigneeId", c.assignee_name as "assigneeName",
      c.due_kind as "dueKind", k.zone as "customerZone", l.zone as "locationZone", k.public_sector as "publicSector",
      json_build_object('number', c.number, 'version', c.version, 'name', c.name, 'reference', c.reference, 'contested', c.contested,
        'solutionArea', c.solution_area, 'activities', c.activities, 'programmes', c.programmes, 'createdBy', c.created_by_name,
        'dueKind', c.due_kind, 'overdue', coalesce(c.due_at <= ${now}, false))::text as facts,
      replace(json_build_object('createdAt', c.created_at, 'updatedAt', c.updated_at, 'submittedAt', c.submitted_at,
        'reviewStartedAt', c.review_started_at, 'decidedAt', c.decided_at, 'dueAt', c.due_at)::text, '+00:00', 'Z') as times,
      json_build_object('name', k.name, 'domain', c.customer_domain, 'country', k.country, 'zone', k.zone,
        'publicSector', k.public_sector)::text as customer,
      json_build_object('number', l.number, 'name', l.name, 'country', l.country)::text as location,
      c.${sortedBy}::text as "sortedBy"
    from ${claims} c join customer k on k.tenant_id = c.tenant_id join location l on l.id = c.location_id
    join partner p on p.id = c.partner_id`;
}

/** In the order of the keys. A listed fan-out: a page, by its keys. */
export async function findSummaries(
  tx: Tx,
  keys: ClaimKey[],
  now: string,
  sortedBy: 'updated_at' | 'due_at',
): Promise<ClaimSummaryRow[]> {
  if (keys.length === 0) return [];
  const values = new Values();
  const tenants = values.add(
    keys.map(({ tenantId }) => tenantId),
    'uuid[]',
  );
  const ids = values.add(
    keys.map(({ id }) => id),
    'uuid[]',
  );
  const found = await tx.query<ClaimSummaryRow>(
    summariesOf(
      `(select x.* from unnest(${tenants}, ${ids}) r(tenant_id, id) join claim x on x.tenant_id = r.tenant_id and x.id = r.id)`,
      values.add(now, 'timestamptz'),
      sortedBy,
    ),
    values.list,
  );
  const byKey = new Map(found.map((row) => [`${row.tenantId} ${row.id}`, row]));
  return keys.flatMap(({ tenantId, id }) => byKey.get(`${tenantId} ${id}`) ?? []);
}

/** As a list's cursor keeps it. */
export function positionOf({
  sortedBy,
  id,
}: {
  sortedBy: string | null;
  id: string;
}): [string | null, string] {
  return [instantOf(sortedBy), id];
}

export interface SummaryLine extends ClaimKey {
  claimId: string;
  itemKind: 'workload' | 'product';
  itemId: string;
  review: string;
  /** Was it rejected because the customer refused? */
  refused: boolean;
  final: boolean;
  disputed: boolean;
  disputeUntil: string | null;
  consent: string;
  consentEndsAt: string | null;
  association: string;
  officialFrom: string | null;
  endedHow: string | null;
}

/** By claim, in their order. A line may have been an association before; its present life is the last of its rows (decision 004). */
export async function findLines(
  tx: Pick<Tx, 'query'>,
  claims: ClaimKey[],
): Promise<Map<string, SummaryLine[]>> {
  const byClaim = new Map<string, SummaryLine[]>();
  if (claims.length === 0) return byClaim;
  const rows = await tx.query<SummaryLine>(
    `select x.tenant_id as "tenantId", x.claim_id as "claimId", x.id, x.item_kind as "itemKind", x.item_id as "itemId", x.review,
       'customer-refused' = any(x.rejection_codes) as refused, x.final, x.disputed, x.dispute_until::text as "disputeUntil", x.consent,
       x.consent_ends_at::text as "consentEndsAt", x.association, a.official_from::text as "officialFrom", a.ended_how as "endedHow"
     from unnest($1::uuid[], $2::uuid[]) r(tenant_id, claim_id)
     join claim_line x on x.tenant_id = r.tenant_id and x.claim_id = r.claim_id
     left join association a on a.tenant_id = x.tenant_id and a.line_id = x.id
     order by x.ordinal, x.id, a.ordinal desc`,
    [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id)],
  );
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(`${row.tenantId} ${row.id}`)) continue;
    seen.add(`${row.tenantId} ${row.id}`);
    const line = {
      ...row,
      disputeUntil: instantOf(row.disputeUntil),
      consentEndsAt: instantOf(row.consentEndsAt),
      officialFrom: instantOf(row.officialFrom),
    };
    const claim = `${row.tenantId} ${row.claimId}`;
    const lines = byClaim.get(claim);
    if (lines) lines.push(line);
    else byClaim.set(claim, [line]);
  }
  return byClaim;
}
