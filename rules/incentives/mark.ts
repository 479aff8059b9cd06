/** The figure of a month that counts for an association, and what its growth is counted from (domain 14.3). */
import { type Month, addDays, firstDayOf, monthOfDay } from '../time/month.ts';
import type { Mark, MilestoneFacts } from './lever.ts';
import {
  type KeyUsage,
  type Reading,
  hasDays,
  highest,
  highestBefore,
  readDays,
  readMonth,
} from './measure.ts';
import { type Tenure, daysHeld, earlierInMonth, isPartMonth } from './tenure.ts';
import type { Lever, Terms, UsageMeasure } from './terms.ts';

/** What the rules of one key look at together. */
export interface KeyWorld {
  usage: KeyUsage;
  /** All associations with the key, in their order. */
  tenures: Tenure[];
}

/** Of the days held, where the month is a part and its days are known; else of the whole month. */
export function readHeld(
  { usage }: KeyWorld,
  measure: UsageMeasure,
  tenure: Tenure,
  month: Month,
): Reading | null {
  if (!isPartMonth(tenure, month) || !hasDays(usage, month)) return readMonth(usage, measure, month);
  const { from, until } = daysHeld(tenure, month);
  return readDays(usage, measure, month, from, until);
}

/** null: growth begins at the association's first month, and nothing is known of that. */
export function markOf(
  terms: Terms,
  measure: UsageMeasure,
  key: KeyWorld,
  tenure: Tenure,
  month: Month,
): Mark | null {
  const first = monthOfDay(tenure.firstDay);
  if (terms.baseline === 'association-month') {
    const start = readHeld(key, measure, tenure, first);
    if (start === null) return null;
    if (month === first) return { reading: start, own: true };
  }
  const since = terms.baseline === 'association-month' ? first : null;
  const reading = highest([
    highestBefore(key.usage, measure, month, since),
    ...earlierParts(key, measure, tenure, month),
  ]);
  return { reading, own: reading !== null && isOwn(reading, tenure) };
}

/** A partner sees figures from the month in which its association began (domain 9). */
function isOwn({ month, date }: Reading, { firstDay }: Tenure): boolean {
  return month >= monthOfDay(firstDay) && (date === null || date >= firstDay);
}

/**
 * What others had in the same month before this association's first day: their growth is theirs, and is not paid twice. Seats
 * are counted as they stood at the end of a holding only.
 */
function earlierParts(
  key: KeyWorld,
  measure: UsageMeasure,
  tenure: Tenure,
  month: Month,
): (Reading | null)[] {
  if (!hasDays(key.usage, month)) return [];
  const others = earlierInMonth(tenure, key.tenures, month).map((other) =>
    readHeld(key, measure, other, month),
  );
  const { from } = daysHeld(tenure, month);
  if (measure === 'paid-seats' || from === firstDayOf(month)) return others;
  return [...others, readDays(key.usage, measure, month, firstDayOf(month), addDays(from, -1))];
}

type MilestoneLever = Extract<Lever, { name: 'milestones' }>;

/** null when use or seats of the month, or the seats by which the bucket is chosen, are not known. */
export function milestoneFacts(
  terms: Terms,
  lever: MilestoneLever,
  key: KeyWorld,
  tenure: Tenure,
  month: Month,
): MilestoneFacts | null {
  const first = monthOfDay(tenure.firstDay);
  const active = readHeld(key, lever.measure, tenure, month);
  const seats = readHeld(key, 'paid-seats', tenure, month);
  const firstSeats = readHeld(key, 'paid-seats', tenure, first);
  if (!active || !seats || !firstSeats) return null;
  const fromFirst = terms.baseline === 'association-month';
  if (fromFirst && month === first)
    return { active, seats, firstSeats, earlier: [{ active: active.value, seats: seats.value }] };
  const months = new Set([...key.usage.months.keys(), ...key.usage.days.keys()]);
  const earlier = [...months]
    .filter((one) => one < month && (!fromFirst || one >= first))
    .map((one) => pair(readMonth(key.usage, lever.measure, one), readMonth(key.usage, 'paid-seats', one)));
  const others = hasDays(key.usage, month)
    ? earlierInMonth(tenure, key.tenures, month).map((other) =>
        pair(readHeld(key, lever.measure, other, month), readHeld(key, 'paid-seats', other, month)),
      )
    : [];
  return { active, seats, firstSeats, earlier: [...earlier, ...others].filter((one) => one !== null) };
}

function pair(active: Reading | null, seats: Reading | null): { active: number; seats: number } | null {
  return active && seats ? { active: active.value, seats: seats.value } : null;
}
