/**
 * An independent, slow way to find the same dates as rules/calendar and rules/deadline. It shares nothing with them: no import,
 * no Temporal, no date arithmetic in zones. It sits through the time a quarter of an hour at a time and reads the wall calendar.
 */
export interface OracleClock {
  amount: number;
  unit: 'business-days' | 'calendar-days';
  /** ISO instant. */
  startedAt: string;
  zone: string;
  /** ISO weekdays, 1 = Monday. */
  workdays: number[];
  /** yyyy-mm-dd */
  holidays: string[];
}

export interface OracleAnswer {
  startDate: string;
  lastDay: string;
  /** Milliseconds since 1970 of the first moment whose local date is after lastDay. */
  endsAtMs: number;
  /** Local dates that began on the way, day 0 not among them. */
  counted: string[];
  uncounted: string[];
}

const quarterHour = 15 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function oracleDeadline(clock: OracleClock): OracleAnswer {
  const startMs = Date.parse(clock.startedAt);
  const startDate = oracleLocalDate(startMs, clock.zone);
  const counted: string[] = [];
  const uncounted: string[] = [];
  let newest = startDate;
  let before = startMs;
  let ms = Math.floor(startMs / quarterHour) * quarterHour + quarterHour;
  for (; ; ms += quarterHour) {
    const seen = oracleLocalDate(ms, clock.zone);
    if (seen > newest) {
      if (counted.length === clock.amount) break;
      newest = seen;
      (clock.unit === 'calendar-days' || oracleCounts(seen, clock.workdays, clock.holidays)
        ? counted
        : uncounted
      ).push(seen);
    }
    before = ms;
  }
  const lastDay = counted.at(-1) ?? startDate;
  return {
    startDate,
    lastDay,
    endsAtMs: firstMomentAfter(newest, before, ms, clock.zone),
    counted,
    uncounted,
  };
}

export function oracleCounts(date: string, workdays: number[], holidays: string[]): boolean {
  return workdays.includes(oracleWeekday(date)) && !holidays.includes(date);
}

/** Counts business days after one date up to and including another by trying every date of the calendar in UTC. */
export function oracleBusinessDays(
  after: string,
  upTo: string,
  workdays: number[],
  holidays: string[],
): number {
  let days = 0;
  for (let ms = Date.parse(after) + dayLength; ms <= Date.parse(upTo); ms += dayLength) {
    if (oracleCounts(new Date(ms).toISOString().slice(0, 10), workdays, holidays)) days += 1;
  }
  return days;
}

/** Turns the page of a wall calendar n times and takes the same day, or the last of the page. */
export function oracleAddMonths(date: string, months: number): string {
  let [year, month] = date.split('-').map(Number) as [number, number];
  for (let page = 0; page < months; page += 1) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
  const day = Math.min(Number(date.slice(8)), length);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Zeller's congruence; 1 = Monday. */
export function oracleWeekday(date: string): number {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  const month = m < 3 ? m + 12 : m;
  const year = m < 3 ? y - 1 : y;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leaps = Math.floor(inCentury / 4) + Math.floor(century / 4);
  const fromSaturday = (d + Math.floor((13 * (month + 1)) / 5) + inCentury + leaps + 5 * century) % 7;
  return ((fromSaturday + 5) % 7) + 1;
}

export function oracleLocalDate(ms: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', { timeZone: zone, ...fields });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(ms).map((part) => [part.type, part.value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Halves the quarter of an hour in which the new date appeared, down to the millisecond. */
function firstMomentAfter(date: string, early: number, late: number, zone: string): number {
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (oracleLocalDate(middle, zone) > date) high = middle;
    else low = middle;
  }
  return high;
}
