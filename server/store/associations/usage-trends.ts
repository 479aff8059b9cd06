/** Usage under all associations of one partner, summed by month. A read like any other: each association on it is written down. */
import type { Tx } from '../postgres/tx.ts';
import { findLive, readMonths } from './usage-lists.ts';
import { logReads, readPartnerName, type Reader } from './usage-reads.ts';

export interface UsageTrendRow {
  month: string;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
  associations: number;
  /** False where the month still runs for one of the customers: figures so far. */
  complete: boolean;
}
export interface UsageTrend {
  months: UsageTrendRow[];
  associations: number;
  more: boolean;
}

export interface TrendAsked {
  partnerId: string;
  now: string;
  from: string;
  /** Asks for the lines that lost their association at an instant that is past but not written down yet. */
  superseded(): Promise<string[]>;
  /** At most so many associations, the newest: one read never grows with what a partner holds. */
  most: number;
}

export async function findUsageTrend(tx: Tx, asked: TrendAsked, reader: Reader): Promise<UsageTrend> {
  const { from, most, superseded, ...of } = asked;
  // What is asked with other eyes is sent last.
  const [live, partnerName, gone] = await Promise.all([
    findLive(tx, { ...of, tenantId: null, associationId: null, after: null, limit: most + 1 }),
    readPartnerName(tx, asked.partnerId),
    superseded(),
  ]);
  const rows = await readMonths(
    tx,
    live
      .slice(0, most)
      .filter(({ lineId }) => !gone.includes(lineId))
      .map((association) => ({
        association,
        since: association.firstMonth > from ? association.firstMonth : from,
        until: association.runningMonth,
      })),
  );
  await logReads(tx, rows, { ...of, partnerName }, reader);
  const months = new Map<string, UsageTrendRow>();
  for (const { month, span, monthlyActiveUsers, paidAvailableUnits } of rows) {
    const sum = months.get(month) ?? {
      month,
      monthlyActiveUsers: 0,
      paidAvailableUnits: 0,
      associations: 0,
      complete: true,
    };
    sum.monthlyActiveUsers += monthlyActiveUsers;
    sum.paidAvailableUnits += paidAvailableUnits;
    sum.associations += 1;
    sum.complete &&= month < span.association.runningMonth;
    months.set(month, sum);
  }
  return {
    months: [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    associations: new Set(rows.map(({ span }) => span.association.id)).size,
    more: live.length > most,
  };
}
