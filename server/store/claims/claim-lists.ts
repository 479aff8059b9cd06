/**
 * Lists of claims, a page at a time by keyset. The page's rows are chosen from the index of the sort alone; filters that have no
 * index of their own are applied to these rows and mark those that fit, so that no page ever reads more than its limit and one.
 */
import { findSummaries, summariesOf, statusAt } from './claim-summary.ts';
import type { ClaimKey, ClaimSummaryRow } from './claim-summary.ts';
import { cutAt, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export type ClaimSort = '-updatedAt' | '-submittedAt' | 'dueAt';

export interface ClaimFilter {
  /** Whose claims; null: everybody's that were submitted. */
  partnerId: string | null;
  tenantId: string | null;
  locationId: string | null;
  statuses: string[] | null;
  contested: boolean | null;
  dueKind: string | null;
  /** Exactly this: the partner's own reference, or the claim's number. */
  reference?: string | null;
  number?: string | null;
  /** Changed later than this instant. */
  updatedAfter?: string | null;
}

export interface ClaimPage {
  sort: ClaimSort;
  after: { at: string; id: string } | null;
  limit: number;
  now: string;
}

const columns: Record<ClaimSort, { column: string; direction: 'asc' | 'desc' }> = {
  '-updatedAt': { column: 'updated_at', direction: 'desc' },
  '-submittedAt': { column: 'submitted_at', direction: 'desc' },
  dueAt: { column: 'due_at', direction: 'asc' },
};

/** One row more than the limit: it only says that there is a next page. */
export async function findClaims(tx: Tx, filter: ClaimFilter, page: ClaimPage): Promise<ClaimSummaryRow[]> {
  const [walked, due] = await Promise.all([walk(tx, filter, page), findDue(tx, filter, page)]);
  const rows = due.length === 0 ? walked : [...walked, ...due].toSorted(lastFirst);
  return rows.slice(0, page.limit + 1);
}

/** By what they are sorted by, as the database writes it: in UTC, so that texts are in the order of instants. */
export function lastFirst(a: { sortedBy: string | null; id: string }, b: typeof a): number {
  const [one, other] = [a.sortedBy ?? '', b.sortedBy ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

function walk(tx: Tx, filter: ClaimFilter, page: ClaimPage): Promise<ClaimSummaryRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const { column, direction } = columns[page.sort];
  const limit = cutAt(page.limit + 1);
  const base = [...scope(filter, values), ...after(page, values)];
  const order = `${column} ${direction}, id ${direction}`;
  // Each range comes in order and is cut by itself, so that they can be merged row by row.
  const [first = '', ...more] = ranges(filter, page, values, now).map(
    (range) =>
      `(select * from claim c where ${[...base, ...range].join(' and ')} order by ${order} limit ${limit})`,
  );
  const claims =
    more.length === 0
      ? first
      : `(select * from (${[first, ...more].join(' union all ')}) u order by ${order} limit ${limit})`;
  return tx.query<ClaimSummaryRow>(
    `${summariesOf(claims, now, column)} order by c.${column} ${direction}, c.id ${direction}`,
    values.list,
  );
}

/** One range of an index, or one for each status. */
function ranges(
  { statuses, dueKind, contested, reference, number }: ClaimFilter,
  { sort }: ClaimPage,
  values: Values,
  now: string,
): string[][] {
  // Named exactly there are few, in an index of their own, by the last change.
  if (reference != null || number != null) return [[]];
  if (sort === 'dueAt')
    return [['c.due_at is not null', ...(dueKind ? [`c.due_kind = ${values.add(dueKind, 'text')}`] : [])]];
  if (sort === '-submittedAt') return [['c.submitted_at is not null']];
  // Fewer than of any status, so that statuses are looked at row by row.
  if (contested === true) return [['c.contested']];
  return (
    statuses?.map((status) => [
      `c.status = ${values.add(status, 'text')}`,
      `(c.next_at is null or c.next_at > ${now})`,
    ]) ?? [[]]
  );
}

/** Far more than a sweep ever has before it: a bound that tells the planner to walk. */
const mostDue = 100_000;

/**
 * What is due but not yet written down has another status than it is stored under. It lies in the order of its time; usually nothing
 * does, and then this reads nothing.
 */
async function findDue(tx: Tx, filter: ClaimFilter, page: ClaimPage): Promise<ClaimSummaryRow[]> {
  const { statuses, contested, reference, number } = filter;
  const walksStatuses =
    page.sort === '-updatedAt' && contested !== true && reference == null && number == null;
  if (!statuses || !walksStatuses) return [];
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const due = `(select * from claim c where ${[...scope(filter, values), `c.next_at <= ${now}`].join(' and ')}
    order by c.next_at limit ${mostDue})`;
  const fitting = [`(${statusAt(now)}) = any(${values.add(statuses, 'text[]')})`, ...after(page, values)];
  const keys = await tx.query<ClaimKey>(
    `select c.tenant_id as "tenantId", c.id from ${due} c where ${fitting.join(' and ')}
     order by c.updated_at desc, c.id desc limit ${cutAt(page.limit + 1)}`,
    values.list,
  );
  return findSummaries(tx, keys, page.now, 'updated_at');
}

/** A location is one partner's, and the smallest range; then the tenant's; then the partner's. */
function scope(
  {
    partnerId,
    tenantId,
    locationId,
    statuses,
    contested,
    reference = null,
    number = null,
    updatedAfter = null,
  }: ClaimFilter,
  values: Values,
): string[] {
  // Where statuses are given the caller leaves 'editing' out, and the index by status fits better than the one of what was submitted.
  const owner =
    partnerId !== null
      ? [`c.partner_id = ${values.add(partnerId, 'uuid')}`]
      : statuses === null || contested === true
        ? ["c.stage <> 'editing'"]
        : [];
  if (locationId !== null) owner.push(`c.location_id = ${values.add(locationId, 'uuid')}`);
  if (tenantId !== null) owner.push(`c.tenant_id = ${values.add(tenantId, 'uuid')}`);
  if (reference !== null) owner.push(`c.reference = ${values.add(reference, 'text')}`);
  if (number !== null) owner.push(`c.number = ${values.add(number, 'text')}`);
  if (updatedAfter !== null) owner.push(`c.updated_at > ${values.add(updatedAfter, 'timestamptz')}`);
  return owner;
}

function after({ sort, after: position }: ClaimPage, values: Values): string[] {
  if (!position) return [];
  const { column, direction } = columns[sort];
  return [
    `(c.${column}, c.id) ${direction === 'desc' ? '<' : '>'} (${values.add(position.at, 'timestamptz')},
    ${values.add(position.id, 'uuid')})`,
  ];
}

/** Is a row of the page one of those asked for, by what has no index of its own? */
export function fits(
  { contested, statuses, dueKind }: ClaimFilter,
  row: Pick<ClaimSummaryRow, 'contested' | 'status' | 'dueKind'>,
): boolean {
  return (
    (contested === null || row.contested === contested) &&
    (statuses === null || statuses.includes(row.status)) &&
    (dueKind === null || row.dueKind === dueKind)
  );
}
