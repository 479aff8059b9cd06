/**
 * Lists of claims, a page at a time by keyset. The page's rows are chosen from the index of the sort alone; filters that have no
 * index of their own are applied to these rows and mark those that fit, so that no page ever reads more than its limit and one.
 */
import { claimSummaryColumns, statusAt } from './claim-summary.ts';
import type { ClaimSummaryRow } from './claim-summary.ts';
import { instantText, Values } from '../postgres/instants.ts';
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

export async function findClaims(tx: Tx, filter: ClaimFilter, page: ClaimPage): Promise<ClaimSummaryRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const { column, direction } = columns[page.sort];
  const limit = values.add(page.limit + 1, 'integer');
  const base = [...scope(filter, values), ...after(page, values)];
  const chosen = `c.tenant_id, c.id, c.${column}, ${fits(filter, values, now)} as fits from claim c`;
  const order = `${column} ${direction}, id ${direction}`;
  // Each range comes in order and is cut by itself, so that they can be merged row by row.
  const walked = ranges(filter, page, values, now).map(
    (range) => `(select ${chosen} where ${[...base, ...range].join(' and ')}
    order by c.${column} ${direction}, c.id ${direction} limit ${limit})`,
  );
  const due =
    filter.statuses &&
    page.sort === '-updatedAt' &&
    filter.contested !== true &&
    filter.reference == null &&
    filter.number == null
      ? dueRange(filter.statuses, base, values, now)
      : null;
  const text = `with ${due ? `due as materialized (select ${chosen} where ${due}), ` : ''}page as materialized (
      select * from (${[
        ...walked,
        ...(due
          ? [
              `(select * from due order by ${order}
      limit ${limit})`,
            ]
          : []),
      ].join(' union all ')}) u order by ${order} limit ${limit})
    select ${claimSummaryColumns(now)}, ${instantText(`page.${column}`)} as "sortedBy", page.fits
    from page join claim c on c.tenant_id = page.tenant_id and c.id = page.id
    join customer k on k.tenant_id = c.tenant_id join location l on l.id = c.location_id join partner p on p.id = c.partner_id
    order by page.${column} ${direction}, page.id ${direction}`;
  return tx.query<ClaimSummaryRow>(text, values.list);
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

/** What is due but not yet written down has another status than it is stored under: few, and in no order. */
function dueRange(statuses: string[], base: string[], values: Values, now: string): string {
  return [...base, `c.next_at <= ${now}`, `(${statusAt(now)}) = any(${values.add(statuses, 'text[]')})`].join(
    ' and ',
  );
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

/** Of a row `c`: whether it is one of those asked for, by what has no index of its own. */
export function fits(
  { contested, statuses, dueKind, reference, number, updatedAfter }: ClaimFilter,
  values: Values,
  now: string,
): string {
  const tests = [
    ...(contested === null ? [] : [`c.contested = ${values.add(contested, 'boolean')}`]),
    ...(statuses === null ? [] : [`(${statusAt(now)}) = any(${values.add(statuses, 'text[]')})`]),
    ...(reference == null ? [] : [`c.reference = ${values.add(reference, 'text')}`]),
    ...(number == null ? [] : [`c.number = ${values.add(number, 'text')}`]),
    ...(updatedAfter == null ? [] : [`c.updated_at > ${values.add(updatedAfter, 'timestamptz')}`]),
    ...(dueKind === null ? [] : [`c.due_kind is not distinct from ${values.add(dueKind, 'text')}`]),
  ];
  return tests.length === 0 ? 'true' : `(${tests.join(' and ')})`;
}
