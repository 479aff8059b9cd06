/** Counts per day for oversight: written by the one job that reads the owner's feed, read by the pages of oversight. */
import type { CountedEntry, Measure } from '../../../rules/time/day-count.ts';
import { Values } from '../postgres/instants.ts';
import { entryOfToday } from './former-words.ts';
import type { Tx } from '../postgres/tx.ts';

const reader = 'day-count';

/** The row of the reader, locked until the end of the transaction: one counts at a time. */
export async function lockReader(tx: Tx): Promise<bigint> {
  await tx.query(
    `insert into feed_reader (name, organisation, last_number) values ($1, 'owner', 0) on conflict (name) do nothing`,
    [reader],
  );
  const rows = await tx.query<{ last: string }>(
    'select last_number as last from feed_reader where name = $1 for update',
    [reader],
  );
  return BigInt(rows[0]?.last ?? 0);
}

export async function moveReader(tx: Tx, last: bigint): Promise<void> {
  await tx.query('update feed_reader set last_number = $2 where name = $1', [reader, String(last)]);
}

export interface ClaimKey {
  tenantId: string;
  id: string;
}

/** Claims with events after this number, and how far that brings the reader. Fans out by event_feed. */
export async function claimsAfter(
  tx: Tx,
  last: bigint,
  limit: number,
): Promise<{ last: bigint; claims: ClaimKey[] }> {
  const rows = await tx.query<{ tenantId: string; id: string | null; number: string }>(
    `select tenant_id as "tenantId", case when subject_kind = 'claim' then subject_id end as id, number from event where organisation = 'owner' and number > $1::bigint order by number limit $2`,
    [String(last), limit],
  );
  const claims = new Map(
    rows.flatMap((row) =>
      row.id === null ? [] : [[`${row.tenantId} ${row.id}`, { tenantId: row.tenantId, id: row.id }] as const],
    ),
  );
  return { last: BigInt(rows.at(-1)?.number ?? last), claims: [...claims.values()] };
}

/** The number of the newest event, so that a count of everything need not read them again. */
export async function lastNumber(tx: Tx): Promise<bigint> {
  const rows = await tx.query<{ last: string }>(
    `select last_number as last from feed where organisation = 'owner'`,
  );
  return BigInt(rows[0]?.last ?? 0);
}

/** The next claims in the order of their keys, for a count of everything. Fans out by the primary key. */
export function claimsFrom(tx: Tx, after: ClaimKey | null, limit: number): Promise<ClaimKey[]> {
  const first = '00000000-0000-0000-0000-000000000000';
  return tx.query<ClaimKey>(
    `select tenant_id as "tenantId", id from claim where (tenant_id, id) > ($1::uuid, $2::uuid) order by tenant_id, id limit $3`,
    [after?.tenantId ?? first, after?.id ?? first, limit],
  );
}

export interface ClaimHistory extends ClaimKey {
  country: string;
  programmes: string[];
  activities: string[];
  counted: number;
  entries: CountedEntry[];
}

/** Whole histories: what an entry means depends on those before it. */
export async function readHistories(tx: Tx, claims: ClaimKey[]): Promise<ClaimHistory[]> {
  const rows = await tx.query<ClaimHistory>(
    `select c.tenant_id as "tenantId", c.id, k.country, c.programmes, c.activities, coalesce(t.counted, 0) as counted,
       coalesce((select json_agg(json_build_object('number', h.number, 'act', h.act, 'at', h.at, 'side', h.actor_side,
         'after', h.after, 'detail', h.detail)
          order by h.number) from history h where h.tenant_id = c.tenant_id and h.subject_id = c.id),
            '[]'::json) as entries
     from unnest($1::uuid[], $2::uuid[]) as r(tenant_id, id)
     join claim c on c.tenant_id = r.tenant_id and c.id = r.id
     join customer k on k.tenant_id = c.tenant_id
     left join claim_tally t on t.tenant_id = c.tenant_id and t.claim_id = c.id`,
    [claims.map((one) => one.tenantId), claims.map((one) => one.id)],
  );
  return rows.map((row) => ({ ...row, entries: row.entries.map(entryOfToday) }));
}

export interface DayCount {
  measure: Measure;
  day: string;
  detail: string;
  hours: number;
  country: string;
  programmes: string[];
  activities: string[];
  count: number;
}

/** One row for each key; in the order of the keys, as every statement that adds to several. */
export async function addCounts(tx: Tx, rows: DayCount[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into day_count as d (measure, day, detail, hours, country, programmes, activities, count)
     select r.measure, r.day, r.detail, r.hours, r.country, r.programmes, r.activities, r.count
     from json_to_recordset($1::json) as r(measure text, day date, detail text, hours integer, country text,
       programmes text[], activities text[], count bigint)
     order by 1, 2, 3, 4, 5, 6, 7
     on conflict (measure, day, detail, hours, country, programmes,
       activities) do update set count = d.count + excluded.count`,
    [JSON.stringify(rows)],
  );
}

export async function writeTallies(tx: Tx, tallies: (ClaimKey & { counted: number })[]): Promise<void> {
  if (tallies.length === 0) return;
  await tx.query(
    `insert into claim_tally (tenant_id, claim_id, counted) select r."tenantId", r.id, r.counted
     from json_to_recordset($1::json) as r("tenantId" uuid, id uuid, counted integer)
     on conflict (tenant_id, claim_id) do update set counted = excluded.counted`,
    [JSON.stringify(tallies)],
  );
}

export async function forgetCounts(tx: Tx): Promise<void> {
  await tx.query('delete from day_count');
  await tx.query('delete from claim_tally');
}

export interface CountFilter {
  programme: string | null;
  country: string | null;
  activity: string | null;
}
export interface MonthCount {
  month: string;
  measure: Measure;
  detail: string;
  hours: number;
  count: number;
}

/** Sums by month. Reads one range of the primary key for each measure: days, never claims. */
export function readMonths(
  tx: Tx,
  asked: CountFilter & { measures: readonly Measure[]; from: string; until: string; hours: boolean },
): Promise<MonthCount[]> {
  const values = new Values();
  const where = [
    `measure = any(${values.add([...asked.measures], 'text[]')})`,
    `day between ${values.add(asked.from, 'date')} and ${values.add(asked.until, 'date')}`,
    ...(asked.country === null ? [] : [`country = ${values.add(asked.country, 'text')}`]),
    ...(asked.programme === null ? [] : [`${values.add(asked.programme, 'text')} = any(programmes)`]),
    ...(asked.activity === null ? [] : [`${values.add(asked.activity, 'text')} = any(activities)`]),
  ];
  return tx.query<MonthCount>(
    `select to_char(day, 'YYYY-MM') as month, measure, detail, ${asked.hours ? 'hours' : '0 as hours'},
      sum(count)::float8 as count
     from day_count where ${where.join(' and ')} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values.list,
  );
}
