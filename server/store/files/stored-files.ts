/** Rows of files, for whoever looks at the bytes: a listed fan-out, page by page. */
import type { Tx } from '../postgres/tx.ts';

/** Which of these keys (tenant/file) have a row, removed ones included. */
export async function findFileRows(tx: Tx, keys: string[]): Promise<string[]> {
  const parts = keys.map((key) => key.split('/') as [string, string]);
  const rows = await tx.query<{ key: string }>(
    `select f.tenant_id || '/' || f.id as key from unnest($1::uuid[], $2::uuid[]) as r(tenant_id, id)
     join file f on f.tenant_id = r.tenant_id and f.id = r.id`,
    [parts.map(([tenantId]) => tenantId), parts.map(([, id]) => id)],
  );
  return rows.map(({ key }) => key);
}

/** When the newest file came of which this database knows. */
export async function newestUpload(tx: Tx): Promise<string | null> {
  const rows = await tx.query<{ at: Date | null }>('select max(uploaded_at) as at from file');
  return rows[0]?.at?.toISOString() ?? null;
}
