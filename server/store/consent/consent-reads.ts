import type { Tx } from '../postgres/tx.ts';

export interface NoticeClaim {
  claimId: string;
  customerLanguage: string;
}

/** Whose request a link is about; null when the tenant has no such notice. */
export async function claimOfNotice(tx: Tx, tenantId: string, noticeId: string): Promise<NoticeClaim | null> {
  const rows = await tx.query<NoticeClaim>(
    `select n.claim_id as "claimId", c.language as "customerLanguage" from notice n join customer c on c.tenant_id = n.tenant_id
     where n.tenant_id = $1 and n.id = $2`,
    [tenantId, noticeId],
  );
  return rows[0] ?? null;
}
