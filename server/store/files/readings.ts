/** What was read of the proof files: stored beside each file, written by a job, and never part of the claim's state. */
import type { Tx } from '../postgres/tx.ts';

interface Ref {
  tenantId: string;
  id: string;
}

/** `reading` is left behind by a program that died over the file; `tries` counts how often. */
export type StoredReading =
  | { state: 'reading'; tries: number }
  | { state: 'done'; at: string; text: StoredText };

export interface StoredText {
  readable: boolean;
  reason?: string;
  pages: { page: number; text: string }[];
  form: { name: string; value: string }[];
  pagesLeftOut?: number;
}

export interface ReadableFile {
  mediaType: string;
  size: number;
  reading: StoredReading | null;
}

/** null: there is nothing to be read (any more): removed, infected, not scanned yet. */
export async function findReadableFile(
  tx: Tx,
  { tenantId, id }: Ref,
  fileId: string,
): Promise<ReadableFile | null> {
  const rows = await tx.query<Omit<ReadableFile, 'size'> & { size: string }>(
    `select media_type as "mediaType", size, reading from file where tenant_id = $1::uuid
     and subject_id = $2::uuid and id = $3::uuid and removed_at is null and scan in ('clean', 'unscanned')`,
    [tenantId, id, fileId],
  );
  return rows[0] ? { ...rows[0], size: Number(rows[0].size) } : null;
}

/** A reading that is done stays as it is: the bytes of a file never change. */
export async function writeReading(
  tx: Tx,
  tenantId: string,
  fileId: string,
  reading: StoredReading,
): Promise<void> {
  await tx.query(
    `update file set reading = $3::text::jsonb where tenant_id = $1::uuid and id = $2::uuid
     and reading ->> 'state' is distinct from 'done'`,
    [tenantId, fileId, JSON.stringify(reading)],
  );
}

export interface ReadingRow {
  fileId: string;
  reading: StoredReading;
}

/** Of all files of a claim that have one; a file without a row still waits. */
export function findReadings(tx: Tx, { tenantId, id }: Ref): Promise<ReadingRow[]> {
  return tx.query<ReadingRow>(
    `select id as "fileId", reading from file where tenant_id = $1::uuid and subject_id = $2::uuid
     and removed_at is null and reading is not null`,
    [tenantId, id],
  );
}

export async function findReading(
  tx: Tx,
  { tenantId, id }: Ref,
  fileId: string,
): Promise<StoredReading | null> {
  const rows = await tx.query<{ reading: StoredReading | null }>(
    `select reading from file where tenant_id = $1::uuid and subject_id = $2::uuid and id = $3::uuid`,
    [tenantId, id, fileId],
  );
  return rows[0]?.reading ?? null;
}
