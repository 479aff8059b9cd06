/**
 * Bytes of proof files that no row speaks of: a program was killed, or the database lost, between the bytes and their row. They are
 * somebody's data without a claim to keep them for, so they are removed when they are certain to be nobody's.
 */
import type { FileStore } from '../../ports/files.ts';
import { findFileRows, newestUpload } from '../../store/files/stored-files.ts';
import type { Database } from '../../store/postgres/tx.ts';
import type { StoredFile } from '../../ports/files.ts';

export type LeftOver = StoredFile;

const dayMs = 86_400_000;
const atOnce = 500;

/** Older than a day, so that nothing is taken for left over whose upload is still under way. */
export async function* findLeftOver(
  { db, files }: { db: Database; files: FileStore },
  nowMs: number,
): AsyncGenerator<LeftOver> {
  let page: StoredFile[] = [];
  for await (const file of files.list()) {
    if (file.writtenAt > nowMs - dayMs) continue;
    page.push(file);
    if (page.length < atOnce) continue;
    yield* await withoutRow(db, page);
    page = [];
  }
  if (page.length > 0) yield* await withoutRow(db, page);
}

async function withoutRow(db: Database, page: StoredFile[]): Promise<LeftOver[]> {
  const rows = await db.transact(
    { side: 'system' },
    (tx) =>
      findFileRows(
        tx,
        page.map(({ key }) => key),
      ),
    'read',
  );
  const known = new Set(rows);
  return page.filter(({ key, part }) => part || !known.has(key));
}

/**
 * Removes what is left over. Only what is older than the newest upload that this database knows: a copy of the database from last
 * week, put up for practice beside the real files, must not take for left over what came since.
 */
export async function removeLeftOver(
  parts: { db: Database; files: FileStore },
  nowMs: number,
): Promise<number> {
  const newest = await parts.db.transact({ side: 'system' }, newestUpload, 'read');
  if (newest === null) return 0;
  const gone: LeftOver[] = [];
  for await (const file of findLeftOver(parts, nowMs))
    if (file.writtenAt < Date.parse(newest)) gone.push(file);
  for (const { key, part } of gone) await parts.files.remove(key, part);
  return gone.length;
}
