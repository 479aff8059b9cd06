/** Lines by month and type of event, for the pictures of what happened. Counted up behind the numbers of each feed. */
import type { Tx } from '../postgres/tx.ts';

/** Organisations whose numbered events are not all counted. By feed_uncounted, which is empty at rest. */
export async function organisationsToCount(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ organisation: string }>(
    'select organisation from feed where counted_number < last_number order by organisation limit $1',
    [limit],
  );
  return rows.map((row) => row.organisation);
}

/** The feed's row, locked until the end of the transaction: one counts at a time, and each event once. */
export async function lockCounted(
  tx: Tx,
  organisation: string,
): Promise<{ counted: bigint; last: bigint } | null> {
  const rows = await tx.query<{ counted: string; last: string }>(
    'select counted_number as counted, last_number as last from feed where organisation = $1 for update',
    [organisation],
  );
  const [row] = rows;
  return row ? { counted: BigInt(row.counted), last: BigInt(row.last) } : null;
}

/** Counts the events after one number up to another, in the months of this zone, and ends the transaction. */
export async function countEvents(
  tx: Tx,
  organisation: string,
  range: { after: bigint; upTo: bigint },
  zone: string,
): Promise<void> {
  await tx.finish(
    `with counted as (
       insert into event_month as m (organisation, month, type, lines)
       select organisation, date_trunc('month', at at time zone $4)::date, type,
         sum(case when jsonb_typeof(data -> 'lines') = 'array' then jsonb_array_length(data -> 'lines') else 1 end)
       from event where organisation = $1 and number > $2::bigint and number <= $3::bigint and data -> 'draft' is distinct from 'true'::jsonb
       group by 1, 2, 3 order by 1, 2, 3
       on conflict (organisation, month, type) do update set lines = m.lines + excluded.lines
     )
     update feed set counted_number = $3::bigint where organisation = $1`,
    [organisation, String(range.after), String(range.upTo), zone],
  );
}

export interface EventMonth {
  month: string;
  type: string;
  lines: number;
}

/** A few rows for each month, by the primary key: however many claims there are. */
export function findEventMonths(
  tx: Tx,
  organisation: string,
  from: string,
  types: string[],
): Promise<EventMonth[]> {
  return tx.query<EventMonth>(
    `select to_char(month, 'YYYY-MM-DD') as month, type, lines::float8 as lines from event_month
     where organisation = $1 and month >= $2::date and type = any($3::text[]) order by month, type`,
    [organisation, from, types],
  );
}
