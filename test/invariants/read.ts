/** What the checker sees: the database's own rows, read past row-level security, in one snapshot. Nothing of the product is used. */
import type pg from 'pg';

export type Row = Record<string, unknown>;

const tables = [
  'claim',
  'claim_line',
  'file',
  'history',
  'consent_round',
  'notice',
  'deadline',
  'task',
  'association',
  'consent_code',
  'usage_read',
  'job',
  'arbitration_case',
  'arbitration_party',
] as const;
type TenantTable = (typeof tables)[number];

export interface Seen {
  of: Record<TenantTable, Row[]>;
  /** Tenants, companies and settings that have a history, and the entries of all. */
  subjects: Row[];
  entriesOf: (subject: Row) => Row[];
  customers: Map<string, Row>;
  calendars: Map<string, { workdays: number[]; holidays: string[] }>;
  policies: Map<string, Row>;
  /** Rows of a table by the claim they belong to. */
  byClaim: (table: TenantTable, claimId: unknown) => Row[];
}

export async function readAll(
  admin: pg.ClientBase,
  tenants: string[] | null,
  inTransaction = false,
): Promise<Seen> {
  const of = {} as Seen['of'];
  if (!inTransaction) await admin.query('begin isolation level repeatable read, read only');
  try {
    await admin.query(`set local timezone = 'UTC'`);
    const raw = async (sql: string): Promise<Row[]> =>
      (await admin.query<{ row: Row }>(sql)).rows.map(({ row }) => row);
    const read = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
      (await admin.query<{ row: Row }>(sql, values)).rows.flatMap(({ row }) => ofClaims(row));
    for (const table of tables) {
      // xmin tells which rows one transaction wrote.
      of[table] = await read(
        `select to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) as row from ${table} t
        where $1::uuid[] is null or tenant_id = any($1)`,
        [tenants],
      );
    }
    const subjects = await raw('select to_jsonb(t) as row from subject t where name is not null');
    const named = Map.groupBy(
      await raw(`select to_jsonb(t) as row from history t where subject_kind <> 'claim'`),
      (row) => `${row['tenant_id']} ${row['subject_kind']} ${row['subject_id']}`,
    );
    const customers = await read('select to_jsonb(t) as row from customer t');
    const calendars = await read('select to_jsonb(t) as row from calendar t');
    const policies = await read('select to_jsonb(t) as row from policy t');
    const groups = new Map<TenantTable, Map<unknown, Row[]>>();
    return {
      of,
      subjects,
      entriesOf: (subject) => named.get(`${subject['tenant_id']} ${subject['kind']} ${subject['id']}`) ?? [],
      customers: new Map(customers.map((row) => [row['tenant_id'] as string, row])),
      calendars: new Map(
        calendars.map((row) => [`${row['id']} ${row['version']}`, calendarOf(row['data'] as Row)]),
      ),
      policies: new Map(policies.map((row) => [row['id'] as string, row['data'] as Row])),
      byClaim(table, claimId) {
        let grouped = groups.get(table);
        if (!grouped)
          groups.set(
            table,
            (grouped = Map.groupBy(of[table], (row) => row[table === 'claim' ? 'id' : 'claim_id'])),
          );
        return grouped.get(claimId) ?? [];
      },
    };
  } finally {
    if (!inTransaction) await admin.query('rollback');
  }
}

/** Of the tables that all subjects share, what is a claim's, under the name that its own tables use. */
function ofClaims(row: Row): Row[] {
  if (!('subject_kind' in row)) return [row];
  const { subject_kind: kind, subject_id: id, ...rest } = row;
  return kind === 'claim' ? [{ ...rest, claim_id: id }] : [];
}

function calendarOf(data: Row): { workdays: number[]; holidays: string[] } {
  return {
    workdays: data['workdays'] as number[],
    holidays: (data['holidays'] as { date: string }[]).map(({ date }) => date),
  };
}

/** Instants as numbers, so that their spelling does not matter. */
export function ms(value: unknown): number {
  return Date.parse(String(value));
}

export function camel(column: string): string {
  return column
    .split('_')
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/;

/** JSON with the names sorted at every level and instants ending in Z. `nulls`: whether fields that are null are said. */
export function plainJson(value: unknown, nulls: boolean): string {
  if (Array.isArray(value)) return `[${value.map((one) => plainJson(one, nulls)).join(',')}]`;
  if (typeof value === 'string')
    return JSON.stringify(instant.test(value) ? value.replace('+00:00', 'Z') : value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const names = Object.keys(value).toSorted();
  const fields = names
    .map((name) => [name, (value as Row)[name] ?? null] as const)
    .filter(([, one]) => nulls || one !== null);
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${plainJson(one, nulls)}`).join(',')}}`;
}

export type Report = (invariant: string, where: string, detail: string) => void;
