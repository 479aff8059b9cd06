/** Which rows an act writes: taken from the database itself, so that the yardstick of "the same rows" follows the program. */
import type pg from 'pg';
import { ownerRealm } from '../../rules/engine/subject.ts';
import type { RowWrite } from './bare.ts';
import { isCopied } from './fill.ts';

interface Table {
  name: string;
  columns: string[];
  key: string[];
  ofRealm: boolean;
}
type Row = Record<string, string | null>;
type Rows = Map<string, Row>;

async function tablesOf(admin: pg.Client): Promise<Table[]> {
  const { rows } = await admin.query<{ name: string; columns: string[]; key: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum) as columns,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('schema_migration', 'api_key')`,
  );
  return rows
    .filter(({ key }) => key.length > 0)
    .map((table) => ({ ...table, ofRealm: table.key.includes('tenant_id') }));
}

/** Rows of these realms, and of tables that have none, that were written since this transaction; every one when none is given. */
async function rowsOf(admin: pg.Client, table: Table, realms: string[], since: string | null): Promise<Rows> {
  const text = table.columns.map((column) => `"${column}"::text as "${column}"`).join(', ');
  const conditions = [
    ...(table.ofRealm ? ['tenant_id = any($1::uuid[])'] : ['$1::uuid[] is not null']),
    ...(since === null ? [] : [`xmin::text::bigint >= ${since}`]),
  ];
  const { rows } = await admin.query<Row>(
    `select ${text} from "${table.name}" where ${conditions.join(' and ')}`,
    [realms],
  );
  return new Map(rows.map((row) => [table.key.map((column) => row[column]).join(' '), row]));
}

/** Does the act once for a claim of this tenant, and answers one plain statement for each row that it wrote. */
export async function rowsWritten(
  admin: pg.Client,
  { tenantId, partners, act }: { tenantId: string; partners: string[]; act: () => Promise<unknown> },
): Promise<RowWrite[]> {
  const tables = await tablesOf(admin);
  const realms = [tenantId, ownerRealm, ...partners];
  const before = new Map<string, Rows>();
  for (const table of tables)
    if (table.ofRealm) before.set(table.name, await rowsOf(admin, table, realms, null));
  const { rows } = await admin.query<{ xmax: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as xmax',
  );
  await act();
  const writes: RowWrite[] = [];
  for (const table of tables)
    for (const [key, row] of await rowsOf(admin, table, realms, rows[0]?.xmax as string)) {
      const old = before.get(table.name)?.get(key);
      // Mails, and what lies about the claim already (jobs, events), are changed by jobs that run meanwhile.
      if (table.ofRealm && table.name !== 'mail' && (!old || isCopied(table.name)))
        writes.push(old ? updateOf(table, old, row, tenantId) : insertOf(table, row, tenantId));
    }
  return writes.toSorted((one, other) => order(one) - order(other));
}

/** Updates first, as a lock on the claim would be taken; parents before what points at them. */
function order({ text }: RowWrite): number {
  if (text.startsWith('update')) return 0;
  const table = /^insert into "(\w+)"/.exec(text)?.[1] ?? '';
  return ['subject', 'claim', 'claim_line', 'consent_round', 'notice'].indexOf(table) + 2;
}

function insertOf(table: Table, row: Row, tenantId: string): RowWrite {
  const values: RowWrite['values'] = [];
  const places = table.columns.map((column) => {
    const value = row[column] ?? null;
    if (value === null) return 'null';
    values.push(given(table, column, value, row, tenantId));
    return `$${values.length}`;
  });
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  return { text: `insert into "${table.name}" (${columns}) values (${places.join(', ')})`, values };
}

function updateOf(table: Table, old: Row, row: Row, tenantId: string): RowWrite {
  const values: RowWrite['values'] = [];
  const place = (column: string, value: string): string => {
    values.push(given(table, column, value, row, tenantId));
    return `$${values.length}`;
  };
  const sets = table.columns
    .filter((column) => old[column] !== row[column])
    .map((column) => {
      const value = row[column] ?? null;
      return `"${column}" = ${value === null ? 'null' : place(column, value)}`;
    });
  const where = table.key.map((column) => `"${column}" = ${place(column, row[column] as string)}`);
  const version = old['version'];
  if (version && version !== row['version']) where.push(`version = ${place('version', version)}`);
  return { text: `update "${table.name}" set ${sets.join(', ')} where ${where.join(' and ')}`, values };
}

/** Ids inside the tenant stay, since each copy is a tenant of its own; in a shared realm a row needs an id of its own. */
function given(
  table: Table,
  column: string,
  value: string,
  row: Row,
  tenantId: string,
): RowWrite['values'][number] {
  if (column === 'tenant_id' && value === tenantId) return null;
  if (table.name === 'idempotency' && column === 'key') return { fresh: 'text' };
  if (column === 'id' && row['tenant_id'] !== tenantId) return { fresh: 'id' };
  return value;
}
