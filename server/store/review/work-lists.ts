/** The programme owner's work: the review queue, disputes and tasks, the soonest due first. Fan-outs, each with its index. */
import { claimSummaryColumns } from '../claims/claim-summary.ts';
import type { ClaimSummaryRow } from '../claims/claim-summary.ts';
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface WorkPage {
  only: 'all' | 'disputed';
  /** A member's id, 'none' for nobody's, null for everybody's. */
  assignee: string | null;
  /** Work of these members that nobody has begun; null: of everybody. */
  waitingFor: string[] | null;
  /** Only what is past its time. */
  overdue: boolean;
  /** Filters without an index of their own, applied to the page. */
  stages: string[] | null;
  partnerId: string | null;
  policyId: string | null;
  publicSector: boolean | null;
  /** `at` null: past the last one that is due, among those whose clock is paused. */
  after: { at: string | null; id: string } | null;
  limit: number;
  now: string;
}

/** Two ranges of one index, the second read only when the first does not fill the page: with a due time, and without one. */
export function findWork(tx: Tx, page: WorkPage): Promise<ClaimSummaryRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const limit = values.add(page.limit + 1, 'integer');
  const base = baseOf(page, values);
  const chosen = `select c.tenant_id, c.id, c.due_at from claim c where`;
  const order = `order by c.due_at, c.id limit ${limit}`;
  const ranges = rangesOf(page, values, now).map((range) =>
    page.waitingFor === null
      ? `(${chosen} ${[...base, range].join(' and ')} ${order})`
      : `(select w.* from unnest(${values.add(page.waitingFor, 'uuid[]')}) m(id) cross join lateral (${chosen}
        c.assignee_id = m.id and ${[...base, range].join(' and ')} ${order}) w order by w.due_at, w.id limit ${limit})`,
  );
  return tx.query<ClaimSummaryRow>(
    `with page as materialized (select * from (${ranges.join(' union all ')}) u limit ${limit})
     select ${claimSummaryColumns(now)}, ${instantText('page.due_at')} as "sortedBy", ${fitsOf(page, values)} as fits
     from page join claim c on c.tenant_id = page.tenant_id and c.id = page.id
     join customer k on k.tenant_id = c.tenant_id join location l on l.id = c.location_id join partner p on p.id = c.partner_id
     order by page.due_at nulls last, page.id`,
    values.list,
  );
}

function baseOf({ only, assignee, waitingFor }: WorkPage, values: Values): string[] {
  const stages =
    only === 'disputed' ? "c.stage = 'disputed'" : "c.stage in ('submitted', 'under-review', 'disputed')";
  if (waitingFor !== null) return [stages, "c.stage = 'submitted'"];
  if (assignee === null) return [stages];
  return [
    stages,
    assignee === 'none' ? 'c.assignee_id is null' : `c.assignee_id = ${values.add(assignee, 'uuid')}`,
  ];
}

function fitsOf({ stages, partnerId, policyId, publicSector }: WorkPage, values: Values): string {
  const tests = [
    ...(stages === null ? [] : [`c.stage = any(${values.add(stages, 'text[]')})`]),
    ...(partnerId === null ? [] : [`c.partner_id = ${values.add(partnerId, 'uuid')}`]),
    ...(policyId === null ? [] : [`c.policy_id = ${values.add(policyId, 'text')}`]),
    ...(publicSector === null ? [] : [`k.public_sector = ${values.add(publicSector, 'boolean')}`]),
  ];
  return tests.length === 0 ? 'true' : `(${tests.join(' and ')})`;
}

/** What is overdue ends where the time that is left begins. */
function rangesOf({ after, overdue }: WorkPage, values: Values, now: string): string[] {
  if (overdue) {
    const from =
      after && after.at !== null
        ? [`(c.due_at, c.id) > (${values.add(after.at, 'timestamptz')}, ${values.add(after.id, 'uuid')})`]
        : [];
    return [[`c.due_at <= ${now}`, ...from].join(' and ')];
  }
  if (!after) return ['c.due_at is not null', 'c.due_at is null'];
  const id = values.add(after.id, 'uuid');
  if (after.at === null) return [`c.due_at is null and c.id > ${id}`];
  return [`(c.due_at, c.id) > (${values.add(after.at, 'timestamptz')}, ${id})`, 'c.due_at is null'];
}

export interface TaskRow {
  tenantId: string;
  id: string;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
  openedAt: string;
  closedAt: string | null;
  outcome: string | null;
  claimId: string;
  claimNumber: string;
  claimName: string;
  claimVersion: number;
  partnerId: string;
  partnerName: string;
  customerName: string;
  customerDomain: string | null;
  customerCountry: string;
  customerZone: string;
  publicSector: boolean;
  /** Line ids of the claim, so that a detail that names one can be told outside. */
  lineIds: string[];
}

const taskColumns = `t.tenant_id as "tenantId", t.id, t.kind, t.subject, t.detail,
  ${instantText('t.opened_at')} as "openedAt", ${instantText('t.closed_at')} as "closedAt",
  t.outcome, c.id as "claimId", c.number as "claimNumber", c.name as "claimName", c.version as "claimVersion",
  p.id as "partnerId", p.name as "partnerName",
  k.name as "customerName", c.customer_domain as "customerDomain", k.country as "customerCountry", k.zone as "customerZone",
  k.public_sector as "publicSector",
  array(select x.id from claim_line x where x.tenant_id = t.tenant_id and x.claim_id = t.subject_id) as "lineIds"`;
const taskJoins = `join claim c on c.tenant_id = t.tenant_id and c.id = t.subject_id
  join customer k on k.tenant_id = c.tenant_id join partner p on p.id = c.partner_id`;

export interface TaskPage {
  kind: string | null;
  closed: boolean;
  after: { at: string; id: string } | null;
  limit: number;
}

export function findTasks(tx: Tx, page: TaskPage): Promise<TaskRow[]> {
  const values = new Values();
  const where = [
    `t.closed_at is ${page.closed ? 'not ' : ''}null`,
    ...(page.kind ? [`t.kind = ${values.add(page.kind, 'text')}`] : []),
  ];
  const [column, order, than] = page.closed ? ['closed_at', 'desc', '<'] : ['opened_at', 'asc', '>'];
  if (page.after)
    where.push(`(t.${column}, t.id) ${than} (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query<TaskRow>(
    `with page as materialized (select t.* from task t where ${where.join(' and ')} order by t.${column} ${order},
    t.id ${order} limit ${values.add(page.limit, 'integer')})
     select ${taskColumns} from page t ${taskJoins} order by t.${column} ${order}, t.id ${order}`,
    values.list,
  );
}

export async function findTask(tx: Tx, ref: { tenantId: string; id: string }): Promise<TaskRow | null> {
  const rows = await tx.query<TaskRow>(
    `select ${taskColumns} from task t ${taskJoins} where t.tenant_id = $1::uuid
    and t.id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
}
