import type { Tx } from '../postgres/tx.ts';
import type { Statement } from './subject-rows.ts';

export interface StoredReply {
  operation: string;
  key: string;
  bodyHash: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Scope of a key: organisation, operation and realm (decision 042). */
export async function findReplay(
  tx: Tx,
  wanted: { tenantId: string; organisation: string; operation: string; key: string },
): Promise<StoredReply | null> {
  const rows = await tx.query<StoredReply>(
    `select operation, key, body_hash as "bodyHash", status, headers, body from idempotency
     where tenant_id = $1::uuid and organisation = $2 and operation = $3 and key = $4`,
    [wanted.tenantId, wanted.organisation, wanted.operation, wanted.key],
  );
  return rows[0] ?? null;
}

export interface ReplayRow extends StoredReply {
  tenantId: string;
  organisation: string;
  /** Real time. */
  at: string;
}

export async function keepReplay(tx: Tx, row: ReplayRow): Promise<void> {
  await tx.query(...replayStatement(row));
}

export function replayStatement(row: ReplayRow): Statement {
  return [
    `insert into idempotency (tenant_id, organisation, operation, key, body_hash, status, headers, body, at)
     values ($1::uuid, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::timestamptz)`,
    [
      row.tenantId,
      row.organisation,
      row.operation,
      row.key,
      row.bodyHash,
      row.status,
      JSON.stringify(row.headers),
      row.body,
      row.at,
    ],
  ];
}
