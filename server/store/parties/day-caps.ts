/** What a location has done on the business day, counted on its own row: the last count of a day is the only one that is kept. */
import type { Tx } from '../postgres/tx.ts';

const columns = {
  drafts: { day: 'drafts_day', used: 'drafts_used' },
  withdrawals: { day: 'withdrawals_day', used: 'withdrawals_used' },
} as const;

export interface DayCount {
  locationId: string;
  what: keyof typeof columns;
  day: string;
  most: number;
}

/** Counts one more; false, and nothing is counted, where the day is used up. The row is locked until the act is done. */
export async function takeOfDay(tx: Tx, { locationId, what, day, most }: DayCount): Promise<boolean> {
  const column = columns[what];
  const rows = await tx.query(
    `update location set ${column.used} = case when ${column.day} = $2::date then ${column.used} + 1 else 1 end, ${column.day} = $2::date
     where id = $1::uuid and (${column.day} is distinct from $2::date or ${column.used} < $3::integer) returning 1 as taken`,
    [locationId, day, most],
  );
  return rows.length > 0;
}

export async function isLeftOfDay(tx: Tx, { locationId, what, day, most }: DayCount): Promise<boolean> {
  const column = columns[what];
  const rows = await tx.query(
    `select from location where id = $1::uuid and (${column.day} is distinct from $2::date or ${column.used} < $3::integer)`,
    [locationId, day, most],
  );
  return rows.length > 0;
}
