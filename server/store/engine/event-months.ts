/** Lines by month and type of event, for the pictures of what happened. Counted up behind the numbers of each feed. */
import type { Tx } from '../postgres/tx.ts';

export interface Uncounted {
  organisation: string;
  counted: bigint;
  last: bigint;
}

/**
 * Feeds whose numbered events are not all counted, their rows locked until the end of the transaction: one counts a feed at a time, and
 * each event once. Those that another has locked are left to it. By feed_uncounted, which is empty at rest.
 */
export async function lockUncounted(tx: Tx, limit: number): Promise<Uncounted[]> {
  const rows = await tx.query<{ organisation: string; counted: string; last: string }>(
    `select organisation, counted_number as counted, last_number as last from feed
     where counted_number < last_number order by organisation limit $1 for update skip locked`,
    [limit],
  );
  return rows.map((row) => ({ ...row, counted: BigInt(row.counted), last: BigInt(row.last) }));
}

/** Events of a feed after one number up to another. */
export interface EventRange {
  organisation: string;
  after: bigint;
  upTo: bigint;
}

/** Counts the events of these ranges in the months of this zone, and ends the transaction. A listed fan-out, by event_feed. */
export async function countEvents(tx: Tx, ranges: EventRange[], zone: string): Promise<void> {
  const names = ranges.map((range) => range.organisation);
  const ends = ranges.map((range) => String(range.upTo));
  const counts = await tx.query<EventMonth & { organisation: string }>(
    `select e.organisation, to_char(e.at at time zone $4, 'YYYY-MM-01') as month, e.type,
       sum(case when jsonb_typeof(e.data -> 'lines') = 'array' then jsonb_array_length(e.data -> 'lines') else 1 end)::float8 as lines
     from unnest($1::text[], $2::bigint[], $3::bigint[]) as r(organisation, after, up_to)
       join event e on e.organisation = r.organisation and e.number > r.after and e.number <= r.up_to
     where e.data -> 'draft' is distinct from 'true'::jsonb group by 1, 2, 3 order by 1, 2, 3`,
    [names, ranges.map((range) => String(range.after)), ends, zone],
  );
  const adding = tx.query(
    `insert into event_month as m (organisation, month, type, lines)
     select organisation, month, type, lines from unnest($1::text[], $2::date[], $3::text[], $4::bigint[]) as r(organisation, month, type, lines)
     on conflict (organisation, month, type) do update set lines = m.lines + excluded.lines`,
    [
      counts.map((count) => count.organisation),
      counts.map((count) => count.month),
      counts.map((count) => count.type),
      counts.map((count) => count.lines),
    ],
  );
  const moving = tx.finish(
    `update feed f set counted_number = r.up_to from unnest($1::text[], $2::bigint[]) as r(organisation, up_to) where f.organisation = r.organisation`,
    [names, ends],
  );
  await Promise.all([adding, moving]);
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
