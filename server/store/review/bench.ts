/** What the bench of an arbitration shows beside the case itself: what the sides said, and since when there is usage. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface SaidWords {
  lineId: string;
  text: string;
  at: string;
}

/** Answers of the sides since the case was opened, the oldest first. */
export function findWords(
  tx: Tx,
  tenantId: string,
  sides: { claimId: string; lineId: string }[],
  since: string,
): Promise<SaidWords[]> {
  return tx.query<SaidWords>(
    `select h.detail ->> 'lineId' as "lineId", h.detail ->> 'text' as text, ${instantText('h.at')} as at from history h
     where h.tenant_id = $1::uuid and h.subject_id = any($2::uuid[]) and h.act = 'answer-arbitration'
       and h.detail ->> 'lineId' = any($3::text[]) and h.at >= $4::timestamptz
     order by h.at, h.number`,
    [tenantId, sides.map(({ claimId }) => claimId), sides.map(({ lineId }) => lineId), since],
  );
}

/** First month with usage of each association, of the months that have begun. */
export function findUsageSince(
  tx: Tx,
  tenantId: string,
  sides: { lineId: string; item: string; from: string; until: string | null }[],
  now: string,
): Promise<{ lineId: string; month: string }[]> {
  return tx.query<{ lineId: string; month: string }>(
    `select x.line_id as "lineId", min(u.month)::text as month
     from unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) x(line_id, item, since, until)
     join usage_record u on u.tenant_id = $1::uuid and u.item = x.item and u.monthly_active_users > 0
       and u.month >= date_trunc('month', x.since) and u.month <= coalesce(x.until, $6::timestamptz)
     group by x.line_id`,
    [
      tenantId,
      sides.map((one) => one.lineId),
      sides.map((one) => one.item),
      sides.map((one) => one.from),
      sides.map((one) => one.until),
      now,
    ],
  );
}
