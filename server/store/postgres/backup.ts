/**
 * All rows of all tables, read in one snapshot and written back as they were. There is no pg_dump beside the embedded
 * PostgreSQL; this needs nothing but connections, and works the same on a server of the user's own.
 *
 * Rows travel as JSON that PostgreSQL makes and reads itself, so that no value passes through a type of JavaScript's.
 * Three connections, one for each role that owns or may read its part: the owner reads the ledger of migrations, the program
 * the tables of the domain, the accounts' role the schema auth.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { openClient, unhurried } from './connecting.ts';
import { placeOf } from './distribution.ts';
import type { ConnectionUrls } from './migrate.ts';
import { isDistributed } from './whole.ts';

export interface TableShape {
  schema: 'public' | 'auth';
  name: string;
  columns: string[];
}
export interface Ledger {
  name: string;
  sha256: string;
}

export interface Connections {
  owner: pg.Client;
  app: pg.Client;
  auth: pg.Client;
}

const partBytes = 4 * 1024 * 1024;
const fetched = 1000;

export const clientOf = (connections: Connections, table: TableShape): pg.Client =>
  table.schema === 'auth' ? connections.auth : connections.app;
export const quotedName = (table: TableShape): string => `"${table.schema}"."${table.name}"`;

async function connect(urls: ConnectionUrls): Promise<Connections> {
  const open = (url: string): Promise<pg.Client> => openClient(url, 'opencpor backup');
  const opened = await Promise.allSettled([open(urls.owner), open(urls.app), open(urls.auth)]);
  const [owner, app, auth] = opened.map((one) => (one.status === 'fulfilled' ? one.value : null));
  if (owner && app && auth) return { owner, app, auth };
  await Promise.all([owner?.end(), app?.end(), auth?.end()]);
  throw (opened.find((one) => one.status === 'rejected') as PromiseRejectedResult).reason;
}

/** Instants are written in UTC and floats in full, whatever the server's own settings are; and everything may take its time. */
const settings = [...unhurried, "set local timezone = 'UTC'", 'set local extra_float_digits = 1'];

/** Each by itself: a distributed server hands a setting on with the whole text that held it. */
async function say(client: pg.Client, commands: string[]): Promise<void> {
  for (const command of commands) await client.query(command);
}

/**
 * One transaction on each connection; all of them see the very same state. On a distributed database each node has instants of its own:
 * there nobody writes meanwhile.
 */
export async function inSnapshot<T>(
  urls: ConnectionUrls,
  work: (connections: Connections) => Promise<T>,
): Promise<T> {
  const connections = await connect(urls);
  const { owner, app, auth } = connections;
  try {
    const begin = 'begin isolation level repeatable read, read only';
    if (await isDistributed(owner)) {
      await say(owner, ['begin isolation level repeatable read', ...settings]);
      await holdWriters(owner);
    } else await say(owner, [begin, ...settings]);
    const { rows } = await owner.query<{ id: string }>('select pg_export_snapshot() as id');
    const id = rows[0]?.id ?? '';
    if (!/^[0-9A-F-]+$/.test(id)) throw new Error(`unexpected snapshot ${id}`);
    for (const client of [app, auth])
      await say(client, [
        begin,
        `set transaction snapshot '${id}'`,
        ...settings,
        "set local cpor.side = 'system'",
      ]);
    return await work(connections);
  } finally {
    await Promise.all([owner.end(), app.end(), auth.end()]);
  }
}

/** Until the end of the transaction. What is prepared and in doubt holds it up, and then nothing is begun. */
async function holdWriters(owner: pg.Client): Promise<void> {
  await owner.query("set local lock_timeout = '60s'");
  const names = Object.keys(placeOf).filter((name) => name !== 'schema_migration');
  await owner.query(`lock table ${names.map((name) => `public."${name}"`).join(', ')} in share mode`);
}

/** Rows of both schemas go in together or not at all; only between the two commits could a power cut part them. */
export async function inRestore<T>(
  urls: ConnectionUrls,
  work: (connections: Connections) => Promise<T>,
): Promise<T> {
  const connections = await connect(urls);
  const { owner, app, auth } = connections;
  try {
    for (const client of [app, auth])
      await say(client, ['begin', ...settings, "set local cpor.side = 'system'"]);
    const result = await work(connections);
    await app.query('commit');
    await auth.query('commit');
    return result;
  } finally {
    await Promise.all([owner.end(), app.end(), auth.end()]);
  }
}

/** Every table with its columns, parents before the tables that point at them. */
export async function readShapes({ owner }: Connections): Promise<TableShape[]> {
  const { rows } = await owner.query<TableShape & { oid: string; parents: string[] }>(
    `select c.oid::text, n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum) as columns,
       array(select f.confrelid::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
     order by n.nspname desc, c.relname`,
  );
  const placed = new Set<string>();
  const ordered: TableShape[] = [];
  while (ordered.length < rows.length) {
    const ready = rows.filter(
      (row) => !placed.has(row.oid) && row.parents.every((parent) => placed.has(parent)),
    );
    if (ready.length === 0)
      throw new Error('tables point at each other in a circle; their rows cannot be put in order');
    for (const { oid, schema, name, columns } of ready) {
      placed.add(oid);
      ordered.push({ schema, name, columns });
    }
  }
  return ordered;
}

export async function readLedger({ owner }: Pick<Connections, 'owner'>): Promise<Ledger[]> {
  const { rows: found } = await owner.query<{ there: boolean }>(
    "select to_regclass('public.schema_migration') is not null as there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await owner.query<Ledger>(
    'select name, sha256 from public.schema_migration order by name',
  );
  return rows;
}

/** Pieces of a few megabytes, one row a line. */
export async function* readRows(connections: Connections, table: TableShape): AsyncGenerator<string[]> {
  const client = clientOf(connections, table);
  await client.query(
    `declare rows no scroll cursor for select to_jsonb(t)::text as row from ${quotedName(table)} t`,
  );
  let part: string[] = [];
  let size = 0;
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${fetched} from rows`);
    for (const { row } of rows) {
      part.push(row);
      size += row.length;
    }
    if (rows.length < fetched) break;
    if (size < partBytes) continue;
    yield part;
    part = [];
    size = 0;
  }
  await client.query('close rows');
  if (part.length > 0) yield part;
}

/** Columns that always hold a document: there a null is one, and no missing value. */
async function requiredDocuments({ owner }: Connections, table: TableShape): Promise<Set<string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.atttypid = 'jsonb'::regtype`,
    [table.schema, table.name],
  );
  return new Set(rows.map(({ name }) => name));
}

export async function writeRows(connections: Connections, table: TableShape, rows: string[]): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const documents = await requiredDocuments(connections, table);
  const values = table.columns
    .map((column) => (documents.has(column) ? `coalesce("${column}", 'null')` : `"${column}"`))
    .join(', ');
  // The migrations make this one row themselves.
  const already =
    table.schema === 'public' && table.name === 'clock'
      ? ` on conflict on constraint clock_pkey do update set ${table.columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`
      : '';
  await clientOf(connections, table).query(
    `insert into ${quotedName(table)} (${columns}) select ${values} from jsonb_populate_recordset(null::${quotedName(table)}, $1::jsonb)${already}`,
    [`[${rows.join(',')}]`],
  );
}

/** null when the database has no tables of ours yet, or only empty ones; else the name of a table with rows. */
export async function findOccupied(urls: ConnectionUrls): Promise<string | null> {
  const owner = await openClient(urls.owner, 'opencpor backup');
  try {
    if (await isDistributed(owner))
      throw new Error(
        'The database is distributed over several nodes; a backup is restored into one that is not, which is then distributed. Nothing was changed.',
      );
    if ((await readLedger({ owner })).length === 0) return null;
  } finally {
    await owner.end();
  }
  return inSnapshot(urls, async (connections) => findRows(connections, await readShapes(connections)));
}

/** The first table that has a row in it. */
export async function findRows(connections: Connections, tables: TableShape[]): Promise<string | null> {
  for (const table of tables) {
    if (table.schema === 'public' && table.name === 'clock') continue;
    const { rowCount } = await clientOf(connections, table).query(`select from ${quotedName(table)} limit 1`);
    if (rowCount !== 0) return table.name;
  }
  return null;
}

/** A sum over the rows that does not depend on their order: each row's SHA-256, added up. */
export class RowSum {
  rows = 0;
  #sum = 0n;

  add(row: string): void {
    this.rows += 1;
    this.#sum =
      (this.#sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) & ((1n << 256n) - 1n);
  }

  toString(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}

export interface FileRow {
  tenantId: string;
  id: string;
  size: number;
  sha256: string;
  removed: boolean;
}

export async function readFileRows({ app }: Pick<Connections, 'app'>): Promise<FileRow[]> {
  const { rows } = await app.query<Omit<FileRow, 'size'> & { size: string }>(
    `select tenant_id as "tenantId", id, size, sha256, removed_at is not null as removed from file order by tenant_id, id`,
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
