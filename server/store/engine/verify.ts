/** What `cpor verify` reads. Runs beside a running program; nothing here is read on behalf of a person. */
import type { ClaimKey } from './load-world.ts';
import type { FileRow } from '../postgres/backup.ts';
import { asJson, historyTable, readInstants } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** Claims in the order of their keys, a page after the last one. */
export function readClaimKeys(tx: Tx, after: ClaimKey | null, limit: number): Promise<ClaimKey[]> {
  return tx.query<ClaimKey>(
    `select tenant_id as "tenantId", id from claim where $1::uuid is null or (tenant_id, id) > ($1::uuid, $2::uuid) order by tenant_id, id limit $3`,
    [after?.tenantId ?? null, after?.id ?? null, limit],
  );
}

export interface HistoryRow extends Record<string, unknown> {
  claimId: string;
  number: number;
  previousHash: string;
  hash: string;
}

/** Every entry of these claims, in order, by claim. */
export async function readHistories(tx: Tx, claims: ClaimKey[]): Promise<Map<string, HistoryRow[]>> {
  const rows = await tx.query<{ entry: HistoryRow }>(
    `select ${asJson(historyTable, 'h')} as entry from unnest($1::uuid[], $2::uuid[]) as g(tenant_id, id)
     join history h on h.tenant_id = g.tenant_id and h.subject_id = g.id order by h.tenant_id, h.subject_id, h.number`,
    [claims.map((claim) => claim.tenantId), claims.map((claim) => claim.id)],
  );
  return Map.groupBy(
    rows.map(({ entry }) => readInstants(historyTable, entry)),
    (entry) => entry.claimId,
  );
}

export interface Overlap {
  tenantId: string;
  key: string;
  lineIds: string[];
}

/** Invariant A-1: two lines that were official for one key at the same instant. */
export function findOverlaps(tx: Tx): Promise<Overlap[]> {
  return tx.query<Overlap>(
    `select a.tenant_id as "tenantId", a.key, array[a.line_id, b.line_id] as "lineIds"
     from association a join association b on b.tenant_id = a.tenant_id and b.key = a.key and b.id > a.id
     where a.state in ('official', 'ended') and b.state in ('official', 'ended')
       and tstzrange(a.official_from, a.until) && tstzrange(b.official_from, b.until) limit 1000`,
  );
}

export async function readStoredFiles(tx: Tx, after: ClaimKey | null, limit: number): Promise<FileRow[]> {
  const rows = await tx.query<Omit<FileRow, 'size'> & { size: string }>(
    `select tenant_id as "tenantId", id, size, sha256, removed_at is not null as removed from file
     where $1::uuid is null or (tenant_id, id) > ($1::uuid, $2::uuid) order by tenant_id, id limit $3`,
    [after?.tenantId ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
