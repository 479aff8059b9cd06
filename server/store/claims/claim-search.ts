/**
 * Finding claims by words. A number is found exactly and a customer by the beginning of its name or domain, over everything;
 * name and reference are looked for in the newest claims only, because no index under row-level security serves them
 * (text search operators are not leakproof, so they are never used ahead of the security rule).
 *
 * Found are those of the words alone, the last changed first; what else is asked for marks those that fit, as in every list.
 */
import { fits, type ClaimFilter } from './claim-lists.ts';
import { claimSummaryColumns } from './claim-summary.ts';
import type { ClaimSummaryRow } from './claim-summary.ts';
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

/** How far back names are read, and how many customers one beginning may mean. */
const newest = 2000;
const mostCustomers = 20;

export interface SearchPage {
  limit: number;
  now: string;
  after: { at: string; id: string } | null;
}

/** One row more than `limit`: it only says that there is a next page. */
export async function searchClaims(
  tx: Tx,
  words: string,
  filter: ClaimFilter,
  asked: SearchPage,
): Promise<ClaimSummaryRow[]> {
  const values = new Values();
  const now = values.add(asked.now, 'timestamptz');
  const limit = values.add(asked.limit + 1, 'integer');
  const word = words.trim().toLowerCase();
  const own =
    filter.partnerId === null
      ? "c.stage <> 'editing'"
      : `c.partner_id = ${values.add(filter.partnerId, 'uuid')}`;
  const number = values.add(word.toUpperCase(), 'text');
  const [from, to] = [values.add(word, 'text'), values.add(`${word}\u{10ffff}`, 'text')];
  const position =
    asked.after && `(${values.add(asked.after.at, 'timestamptz')}, ${values.add(asked.after.id, 'uuid')})`;
  const later = (row: string): string => (position ? `and (${row}.updated_at, ${row}.id) < ${position}` : '');
  const places = [
    ...(filter.tenantId === null ? [] : [`c.tenant_id = ${values.add(filter.tenantId, 'uuid')}`]),
    ...(filter.locationId === null ? [] : [`c.location_id = ${values.add(filter.locationId, 'uuid')}`]),
  ];
  const text = `with customers as materialized (
      (select tenant_id from customer where lower(name) collate "C" >= ${from} and lower(name) collate "C" < ${to}
      order by lower(name) collate "C" limit ${mostCustomers})
      union (select tenant_id from customer_domain where domain collate "C" >= ${from} and domain collate "C" < ${to}
      order by domain collate "C" limit ${mostCustomers})),
    found as materialized (
      select c.tenant_id, c.id, c.updated_at from claim c where c.number = ${number} and ${own} ${later('c')}
      union select t.tenant_id, c.id, c.updated_at from customers t cross join lateral
        (select c.id, c.updated_at from claim c where c.tenant_id = t.tenant_id and ${own} ${later('c')}
        order by c.updated_at desc, c.id desc limit ${limit}) c
      union select n.tenant_id, n.id, n.updated_at from
        (select c.tenant_id, c.id, c.updated_at, c.search from claim c where ${own} order by c.updated_at desc, c.id desc
        limit ${newest}) n
        where ${allWords(word, values)} ${later('n')}),
    page as (select * from found order by updated_at desc, id desc limit ${limit})
    select ${claimSummaryColumns(now)}, ${instantText('page.updated_at')} as "sortedBy",
    ${[...places, fits(filter, values, now)].join(' and ')} as fits
    from page join claim c on c.tenant_id = page.tenant_id and c.id = page.id
    join customer k on k.tenant_id = c.tenant_id join location l on l.id = c.location_id join partner p on p.id = c.partner_id
    order by page.updated_at desc, page.id desc`;
  return tx.query<ClaimSummaryRow>(text, values.list);
}

function allWords(typed: string, values: Values): string {
  return typed
    .split(/\s+/)
    .slice(0, 6)
    .map((word) => `position(${values.add(word, 'text')} in lower(n.search)) > 0`)
    .join(' and ');
}
