/**
 * Finding claims by words. A number is found exactly and a customer by the beginning of its name or domain, over everything;
 * name and reference are looked for in the newest claims only, because no index under row-level security serves them
 * (text search operators are not leakproof, so they are never used ahead of the security rule).
 *
 * Found are those of the words alone, the last changed first; what else is asked for marks those that fit, as in every list.
 * Customers are looked up first, and then each one's claims by a small statement of its own.
 */
import { lastFirst, type ClaimFilter } from './claim-lists.ts';
import { findSummaries, type ClaimKey, type ClaimSummaryRow } from './claim-summary.ts';
import { Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

/** How far back names are read, and how many customers one beginning may mean. */
const newest = 2000;
const mostCustomers = 20;

export interface SearchPage {
  limit: number;
  now: string;
  after: { at: string; id: string } | null;
}

interface FoundClaim extends ClaimKey {
  sortedBy: string;
  /** By what can be said of the claim alone, whatever the clock has made of it. */
  fits: boolean;
}

export interface SearchRow extends ClaimSummaryRow {
  fits: boolean;
}

/** One row more than `limit`: it only says that there is a next page. */
export async function searchClaims(
  tx: Tx,
  words: string,
  filter: ClaimFilter,
  page: SearchPage,
): Promise<SearchRow[]> {
  const word = words.trim().toLowerCase();
  const lists = await Promise.all([
    findCustomers(tx, word).then((tenants) =>
      Promise.all(tenants.map((tenantId) => ofCustomer(tx, tenantId, filter, page))),
    ),
    ofNumber(tx, word, filter, page),
    ofWords(tx, word, filter, page),
  ]);
  const found = new Map(lists.flat(2).map((claim) => [`${claim.tenantId} ${claim.id}`, claim]));
  const keys = [...found.values()].toSorted(lastFirst).slice(0, page.limit + 1);
  const rows = await findSummaries(tx, keys, page.now, 'updated_at');
  return rows.map((row) => ({ ...row, fits: found.get(`${row.tenantId} ${row.id}`)?.fits ?? false }));
}

async function findCustomers(tx: Tx, word: string): Promise<string[]> {
  const range = [word, `${word}\u{10ffff}`];
  const found = await Promise.all([
    tx.query<{ tenantId: string }>(
      `select tenant_id as "tenantId" from customer where lower(name) collate "C" >= $1::text and lower(name) collate "C" < $2::text
       order by lower(name) collate "C" limit ${mostCustomers}`,
      range,
    ),
    tx.query<{ tenantId: string }>(
      `select tenant_id as "tenantId" from customer_domain where domain collate "C" >= $1::text and domain collate "C" < $2::text
       order by domain collate "C" limit ${mostCustomers}`,
      range,
    ),
  ]);
  return [...new Set(found.flat().map(({ tenantId }) => tenantId))];
}

interface Search {
  values: Values;
  columns: string;
  /** Whose claims, and after which. */
  where: string[];
}

function search(filter: ClaimFilter, { after }: SearchPage): Search {
  const values = new Values();
  const tests = [
    ...(filter.tenantId === null ? [] : [`c.tenant_id = ${values.add(filter.tenantId, 'uuid')}`]),
    ...(filter.locationId === null ? [] : [`c.location_id = ${values.add(filter.locationId, 'uuid')}`]),
    ...(filter.reference == null
      ? []
      : [`c.reference is not distinct from ${values.add(filter.reference, 'text')}`]),
    ...(filter.number == null ? [] : [`c.number = ${values.add(filter.number, 'text')}`]),
    ...(filter.updatedAfter == null
      ? []
      : [`c.updated_at > ${values.add(filter.updatedAfter, 'timestamptz')}`]),
  ];
  const fits = tests.length === 0 ? 'true' : `(${tests.join(' and ')})`;
  return {
    values,
    columns: `c.tenant_id as "tenantId", c.id, c.updated_at::text as "sortedBy", ${fits} as fits`,
    where: [
      filter.partnerId === null
        ? "c.stage <> 'editing'"
        : `c.partner_id = ${values.add(filter.partnerId, 'uuid')}`,
      ...(after
        ? [`(c.updated_at, c.id) < (${values.add(after.at, 'timestamptz')}, ${values.add(after.id, 'uuid')})`]
        : []),
    ],
  };
}

const lastChanged = 'order by c.updated_at desc, c.id desc';

function ofCustomer(tx: Tx, tenantId: string, filter: ClaimFilter, page: SearchPage): Promise<FoundClaim[]> {
  const { values, columns, where } = search(filter, page);
  return tx.query<FoundClaim>(
    `select ${columns} from claim c where ${[`c.tenant_id = ${values.add(tenantId, 'uuid')}`, ...where].join(' and ')}
     ${lastChanged} limit ${values.add(page.limit + 1, 'integer')}`,
    values.list,
  );
}

function ofNumber(tx: Tx, word: string, filter: ClaimFilter, page: SearchPage): Promise<FoundClaim[]> {
  const { values, columns, where } = search(filter, page);
  return tx.query<FoundClaim>(
    `select ${columns} from claim c where ${[`c.number = ${values.add(word.toUpperCase(), 'text')}`, ...where].join(' and ')}
     ${lastChanged} limit ${values.add(page.limit + 1, 'integer')}`,
    values.list,
  );
}

function ofWords(tx: Tx, typed: string, filter: ClaimFilter, page: SearchPage): Promise<FoundClaim[]> {
  const { values, columns, where } = search(filter, page);
  const [own = 'true', ...later] = where;
  const words = typed
    .split(/\s+/)
    .slice(0, 6)
    .map((word) => `position(${values.add(word, 'text')} in lower(c.search)) > 0`);
  return tx.query<FoundClaim>(
    `select ${columns} from (select * from claim c where ${own} ${lastChanged} limit ${newest}) c
     where ${[...words, ...later].join(' and ')} ${lastChanged} limit ${values.add(page.limit + 1, 'integer')}`,
    values.list,
  );
}
