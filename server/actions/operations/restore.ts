/**
 * Puts a backup back, into an empty database only. The file is read twice: once to know that every piece is whole, and only
 * then is anything written; before the end every table is read again and compared.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BadArchive, readArchive } from '../../ports/archive.ts';
import type { FileStore } from '../../ports/files.ts';
import {
  findOccupied,
  inRestore,
  inSnapshot,
  readLedger,
  readRows,
  RowSum,
  writeRows,
  type Ledger,
} from '../../store/postgres/backup.ts';
import { migrate, MIGRATIONS, type ConnectionUrls, type RoleSecrets } from '../../store/postgres/migrate.ts';
import {
  backupFormat,
  manifestName,
  readWhole,
  sha256,
  type FileManifest,
  type Manifest,
  type TableManifest,
} from './backup.ts';

export interface RestoreParts {
  urls: ConnectionUrls;
  secrets?: RoleSecrets;
  files: FileStore;
  log?: ((line: string) => void) | undefined;
}
export interface RestoreReport {
  madeAt: string;
  rows: number;
  tables: number;
  files: number;
  damagedFiles: Manifest['damagedFiles'];
}

/** What was read and found whole; nothing has been touched yet. */
export interface CheckedBackup {
  path: string;
  manifest: Manifest;
}

export async function checkBackup(path: string, log: RestoreParts['log']): Promise<CheckedBackup> {
  const manifest = await check(path);
  refuseNewer(manifest.migrations);
  log?.(`The backup of ${manifest.madeAt} is whole.`);
  return { path, manifest };
}

export async function restore(
  parts: RestoreParts,
  { path, manifest }: CheckedBackup,
): Promise<RestoreReport> {
  const occupied = await findOccupied(parts.urls);
  if (occupied !== null) {
    throw new Error(
      `The database is not empty (table ${occupied} has rows). Restore into a new one: another DATA_DIR, or another database in DATABASE_URL.`,
    );
  }
  await prepare(parts, manifest.migrations);
  const files = await putting(parts.files);
  await inRestore(parts.urls, async (connections) => {
    const wanted = new Map<string, TableManifest | FileManifest>();
    for (const table of manifest.tables) for (const part of table.parts) wanted.set(part.name, table);
    for (const file of manifest.files) wanted.set(file.name, file);
    for await (const { name, content } of readArchive(path)) {
      const target = wanted.get(name);
      if (!target) continue;
      if ('columns' in target)
        await writeRows(connections, target, content.toString('utf8').trimEnd().split('\n'));
      else await files.put(target, content);
    }
    for (const table of manifest.tables) await compare(table, readRows(connections, table));
  }).catch(async (error: unknown) => {
    await files.takeBack();
    throw error;
  });
  // From here on as with any start of a newer program.
  await migrate({ ownerUrl: parts.urls.owner, secrets: parts.secrets, log: parts.log });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    madeAt: manifest.madeAt,
    rows,
    tables: manifest.tables.length,
    files: manifest.files.length,
    damagedFiles: manifest.damagedFiles,
  };
}

/** Nothing that lies in the store is written over, and what was put is taken away again when the restore does not come to its end. */
async function putting(store: FileStore): Promise<{
  put(file: FileManifest, content: Buffer): Promise<void>;
  takeBack(): Promise<void>;
}> {
  const there = new Set<string>();
  for await (const { key, part } of store.list()) if (!part) there.add(key);
  const added: string[] = [];
  return {
    async put({ storageKey, size, sha256: sum }, content) {
      if (!there.has(storageKey)) {
        added.push(storageKey);
        await store.put(storageKey, Readable.from([content]), Number.MAX_SAFE_INTEGER);
        return;
      }
      const [tenantId = '', id = ''] = storageKey.split('/');
      const { problem } = await readWhole(store, { tenantId, id, size, sha256: sum, removed: false });
      if (problem !== null)
        throw new Error(
          `FILES holds another ${storageKey} than the backup (it ${problem}); nothing was kept. Use another place.`,
        );
    },
    async takeBack() {
      for (const key of added) await store.remove(key).catch(() => undefined);
    },
  };
}

/** Reads the whole file and compares each piece with what the manifest says of it. Nothing has been touched yet. */
async function check(path: string): Promise<Manifest> {
  const found = new Map<string, string>();
  let manifest: Manifest | null = null;
  try {
    for await (const { name, content } of readArchive(path)) {
      if (name === manifestName) manifest = JSON.parse(content.toString('utf8')) as Manifest;
      else found.set(name, sha256(content));
    }
  } catch (error) {
    if (error instanceof BadArchive || error instanceof SyntaxError) throw refused(path, error.message);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw refused(path, 'there is no such file');
    throw error;
  }
  if (manifest?.format !== backupFormat)
    throw refused(
      path,
      manifest
        ? `its format is ${String(manifest.format)}; this program reads ${backupFormat}`
        : 'it has no manifest',
    );
  for (const piece of [...manifest.tables.flatMap((table) => table.parts), ...manifest.files]) {
    const sum = found.get(piece.name);
    if (sum === undefined) throw refused(path, `${piece.name} is missing`);
    if (sum !== piece.sha256) throw refused(path, `${piece.name} is damaged`);
    found.delete(piece.name);
  }
  const [extra] = found.keys();
  if (extra !== undefined) throw refused(path, `${extra} does not belong to it`);
  return manifest;
}

function refused(path: string, why: string): Error {
  return new Error(`${path} cannot be restored: ${why}. Nothing was changed.`);
}

function refuseNewer(migrations: Ledger[]): void {
  const own = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const unknown = migrations.find(({ name }) => !own.includes(`${name}.sql`));
  if (unknown)
    throw new Error(
      `The backup was made by a newer program: it has ${unknown.name}. Update this program first.`,
    );
}

/** Brings the tables to where they were when the backup was made: its rows fit these and no later ones. */
async function prepare({ urls, secrets, log }: RestoreParts, migrations: Ledger[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-restore-'));
  try {
    for (const { name } of migrations) cpSync(join(MIGRATIONS, `${name}.sql`), join(folder, `${name}.sql`));
    await migrate({ ownerUrl: urls.owner, secrets, folder, log }).catch((error: Error) => {
      throw error.message.includes('which this program does not know')
        ? new Error(
            'The database was made by a newer program than the backup. Restore into a new one, and it will be brought up to date then.',
            { cause: error },
          )
        : error;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ledger = await inSnapshot(urls, readLedger);
  const edited = migrations.find(
    ({ name, sha256: sum }) => ledger.find((one) => one.name === name)?.sha256 !== sum,
  );
  if (edited)
    throw new Error(`The backup was made with another ${edited.name}; it does not fit this program.`);
}

async function compare(table: TableManifest, source: AsyncIterable<string[]>): Promise<void> {
  const sum = new RowSum();
  for await (const rows of source) for (const row of rows) sum.add(row);
  if (sum.rows === table.rows && sum.toString() === table.sum) return;
  throw new Error(
    `Table ${table.name} came back different (${sum.rows} rows of ${table.rows}); nothing was kept.`,
  );
}
