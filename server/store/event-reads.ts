import { instantText } from './instants.ts';
import type { Tx } from './tx.ts';

export interface EventRow {
  tenantId: string; id: string; number: number; type: string; at: string; claimId: string | null; lineId: string | null;
  data: Record<string, unknown>,
}

/** The organisation's feed from a number on. A listed fan-out, by event_feed. */
export function findEvents(tx: Tx, organisation: string, after: number, limit: number): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `select tenant_id as "tenantId", id, number::float8 as number, type, ${instantText('at')} as at, claim_id as "claimId",
    line_id as "lineId", data
     from event where organisation = $1 and number > $2::bigint order by number limit $3::integer`, [organisation, after, limit]);
}
