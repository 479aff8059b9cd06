/**
 * Rows of many claims at once, table by table, as columns and not as one document a claim: the server builds such a document in more time
 * than all of the sweep's other work takes.
 */
import type { Tx } from '../postgres/tx.ts';
import { nameOf, type ColumnType, type Table } from './tables.ts';

type Row = Record<string, unknown>;

/** Claims by their place in a list. */
export interface Placed {
  tenantIds: string[];
  ids: string[];
  places: number[];
}

export interface Wanted {
  table: Table;
  /** The column that names the claim. */
  owner: string;
  order: string;
  leaveOut: readonly string[];
}

const texts = new Map<Table, string>();

function textOf({ table, owner, order, leaveOut }: Wanted): string {
  let text = texts.get(table);
  if (text === undefined) {
    const columns = columnsOf(table, leaveOut).map(
      ({ column, name, type }) => `${readAs(column, type)} as "${name}"`,
    );
    const kind = table.subject ? ` and x.subject_kind = '${table.subject.kind}'` : '';
    text = `select ref.place, ${columns.join(', ')} from unnest($1::uuid[], $2::uuid[], $3::integer[]) as ref(tenant_id, id, place)
      join ${table.name} x on x.tenant_id = ref.tenant_id and x.${owner} = ref.id${kind} order by ${order}`;
    texts.set(table, text);
  }
  return text;
}

interface Column {
  column: string;
  name: string;
  type: ColumnType;
}

const columnsOf = (table: Table, leaveOut: readonly string[]): Column[] =>
  Object.entries(table.columns)
    .filter(([column]) => !leaveOut.includes(column))
    .map(([column, type]) => ({ column, name: nameOf(table, column), type }));

function readAs(column: string, type: ColumnType): string {
  if (type === 'timestamptz') return `x."${column}"::text`;
  return type === 'bigint' ? `x."${column}"::float8` : `x."${column}"`;
}

const instants = new Map<Table, string[]>();

/** By the place of their claim. */
export async function readRows(tx: Tx, wanted: Wanted, placed: Placed): Promise<Map<number, Row[]>> {
  const rows = await tx.query<Row & { place?: number }>(textOf(wanted), [
    placed.tenantIds,
    placed.ids,
    placed.places,
  ]);
  const { table, leaveOut } = wanted;
  let names = instants.get(table);
  if (!names) {
    names = columnsOf(table, leaveOut).flatMap(({ name, type }) => (type === 'timestamptz' ? name : []));
    instants.set(table, names);
  }
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const place = row.place as number;
    delete row.place;
    for (const name of names) row[name] = asInstant(row[name] as string | null);
    const list = found.get(place);
    if (list) list.push(row);
    else found.set(place, [row]);
  }
  return found;
}

/** `2026-03-02 10:00:00.5+00`, in the session's UTC, as the rules write it. */
function asInstant(text: string | null): string | null {
  if (text === null) return null;
  if (!text.endsWith('+00')) throw new Error(`the session is not in UTC: ${text}`);
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
}
