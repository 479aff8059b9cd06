/** Everything in one file: every table as it was at one instant, and every proof file, each piece with its SHA-256. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '../../ports/clock.ts';
import { writeArchive, type ArchiveWriter } from '../../ports/archive.ts';
import type { FileStore } from '../../ports/files.ts';
import {
  inSnapshot,
  readFileRows,
  readLedger,
  readRows,
  readShapes,
  RowSum,
  type FileRow,
  type Ledger,
  type TableShape,
} from '../../store/postgres/backup.ts';
import { whyNotWhole } from '../../store/postgres/whole.ts';
import type { ConnectionUrls } from '../../store/postgres/migrate.ts';
import { storageKey } from '../files/add-file.ts';

export interface BackupParts {
  urls: ConnectionUrls;
  files: FileStore;
  clock: Clock;
  log?: ((line: string) => void) | undefined;
}

export const manifestName = 'manifest.json';
export const backupFormat = 'opencpor-backup-1';

export interface Piece {
  name: string;
  sha256: string;
  size: number;
}
export interface TableManifest extends TableShape {
  rows: number;
  /** See RowSum: the same for the same rows in any order. */
  sum: string;
  parts: Piece[];
}
export interface FileManifest extends Piece {
  storageKey: string;
}

export interface Manifest {
  format: typeof backupFormat;
  madeAt: string;
  migrations: Ledger[];
  /** Parents before the tables that point at them. */
  tables: TableManifest[];
  files: FileManifest[];
  /** Proof files that were missing or not what their row says. */
  damagedFiles: DamagedFile[];
}

export interface DamagedFile {
  storageKey: string;
  problem: string;
}

export interface BackupReport {
  path: string;
  rows: number;
  tables: number;
  files: number;
  damagedFiles: DamagedFile[];
  /** Removed by their owner, and their bytes are gone: only the row is kept. */
  removedFiles: number;
}

export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

export async function backup(parts: BackupParts, path: string): Promise<BackupReport> {
  const archive = writeArchive(path);
  let removed = 0;
  try {
    const manifest = await inSnapshot(parts.urls, async (connections) => {
      const hidden = await whyNotWhole(connections);
      if (hidden !== null)
        throw new Error(`A backup of this database would not be whole: ${hidden} Nothing was written.`);
      const migrations = await readLedger(connections);
      if (migrations.length === 0)
        throw new Error('This database has no tables yet; there is nothing to back up.');
      const tables: TableManifest[] = [];
      for (const shape of await readShapes(connections)) {
        tables.push(await addTable(archive, shape, readRows(connections, shape)));
      }
      parts.log?.(`${tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${tables.length} tables.`);
      const { files, damagedFiles, removedFiles } = await addFiles(
        archive,
        parts.files,
        await readFileRows(connections),
      );
      const madeAt = new Date(parts.clock.now()).toISOString();
      removed = removedFiles;
      return { format: backupFormat, madeAt, migrations, tables, files, damagedFiles } satisfies Manifest;
    });
    await archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await archive.finish();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return {
      path,
      rows,
      tables: manifest.tables.length,
      files: manifest.files.length,
      damagedFiles: manifest.damagedFiles,
      removedFiles: removed,
    };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function addTable(
  archive: ArchiveWriter,
  shape: TableShape,
  source: AsyncIterable<string[]>,
): Promise<TableManifest> {
  const sum = new RowSum();
  const parts: Piece[] = [];
  for await (const rows of source) {
    for (const row of rows) sum.add(row);
    const content = Buffer.from(`${rows.join('\n')}\n`);
    const name = `tables/${shape.schema}.${shape.name}/${String(parts.length + 1).padStart(6, '0')}.jsonl`;
    await archive.add(name, content);
    parts.push({ name, sha256: sha256(content), size: content.length });
  }
  return { ...shape, rows: sum.rows, sum: sum.toString(), parts };
}

async function addFiles(
  archive: ArchiveWriter,
  store: FileStore,
  rows: FileRow[],
): Promise<{ files: FileManifest[]; damagedFiles: DamagedFile[]; removedFiles: number }> {
  const files: FileManifest[] = [];
  const damagedFiles: DamagedFile[] = [];
  let removedFiles = 0;
  for (const row of rows) {
    const key = storageKey(row.tenantId, row.id);
    const { content, problem } = await readWhole(store, row);
    if (problem !== null) {
      // What was removed by its owner may be gone.
      if (row.removed) removedFiles += 1;
      else damagedFiles.push({ storageKey: key, problem });
      continue;
    }
    const name = `files/${String(files.length + 1).padStart(8, '0')}`;
    await archive.add(name, content);
    files.push({ name, sha256: row.sha256, size: row.size, storageKey: key });
  }
  return { files, damagedFiles, removedFiles };
}

/** A proof file is 25 MB at most. */
export async function readWhole(
  store: FileStore,
  row: FileRow,
): Promise<{ content: Buffer; problem: string | null }> {
  const chunks: Buffer[] = [];
  try {
    const stream: Readable = await store.read(storageKey(row.tenantId, row.id));
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (error) {
    return { content: Buffer.alloc(0), problem: `cannot be read: ${(error as Error).message}` };
  }
  const content = Buffer.concat(chunks);
  if (content.length !== row.size)
    return { content, problem: `has ${content.length} bytes, not ${row.size}` };
  return {
    content,
    problem: sha256(content) === row.sha256 ? null : 'is not what was uploaded: its SHA-256 differs',
  };
}
