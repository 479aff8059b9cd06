/** When co-op is earned, used and claimed (domain 15.2): the two halves of a fiscal year, as data. */
import { type Span, addDays } from '../time/month.ts';

export interface Half {
  half: 'H1' | 'H2';
  /** Months and days of the year in which it is earned, and the years after it for the rest. */
  earned: [string, string];
  used: [string, string, number];
  claimedFrom: [string, number];
  claimedUntil: [string, number];
  /** What the year of earning adds to make the fiscal year. */
  fiscalYear: number;
}

export const coopHalves: readonly Half[] = [
  {
    half: 'H1',
    earned: ['07-01', '12-31'],
    used: ['01-01', '06-30', 1],
    claimedFrom: ['02-16', 1],
    claimedUntil: ['08-15', 1],
    fiscalYear: 1,
  },
  {
    half: 'H2',
    earned: ['01-01', '06-30'],
    used: ['07-01', '12-31', 0],
    claimedFrom: ['08-16', 0],
    claimedUntil: ['02-15', 1],
    fiscalYear: 0,
  },
];

export interface CoopPeriod {
  /** "FY21 H1". */
  label: string;
  earned: Span & { until: string };
  used: Span & { until: string };
  claimed: Span & { until: string };
}

/** A roll-over: the owner's exception for one period, with its reason. Days are only ever added. */
export interface RollOver {
  label: string;
  usedUntil: string;
  claimedUntil: string;
  reason: string;
}

/** The period of a day in the owner's zone. */
export function periodOfDay(day: string, rollOvers: readonly RollOver[] = []): CoopPeriod {
  const year = Number(day.slice(0, 4));
  const rest = day.slice(5);
  const half = coopHalves.find(({ earned: [from, until] }) => from <= rest && rest <= until);
  if (!half) throw new RangeError(`no half of a year has ${day}`);
  return periodOf(half, year, rollOvers);
}

function periodOf(half: Half, year: number, rollOvers: readonly RollOver[]): CoopPeriod {
  const [usedFrom, usedUntil, later] = half.used;
  const label = `FY${String((year + half.fiscalYear) % 100).padStart(2, '0')} ${half.half}`;
  const longer = rollOvers.find((one) => one.label === label);
  const on = ([day, years]: [string, number]): string => `${year + years}-${day}`;
  return {
    label,
    earned: { from: `${year}-${half.earned[0]}`, until: `${year}-${half.earned[1]}` },
    used: {
      from: `${year + later}-${usedFrom}`,
      until: latest(`${year + later}-${usedUntil}`, longer?.usedUntil),
    },
    claimed: { from: on(half.claimedFrom), until: latest(on(half.claimedUntil), longer?.claimedUntil) },
  };
}

function latest(day: string, other: string | undefined): string {
  return other !== undefined && other > day ? other : day;
}

export const forfeitWarningDays = [60, 30, 14, 3] as const;

/** The days on which a partner is warned that what is left will be forfeited. */
export function forfeitWarnings({ claimed }: CoopPeriod): string[] {
  return forfeitWarningDays.map((days) => addDays(claimed.until, -days));
}
