/**
 * How many drafts a location makes, how many submitted claims it withdraws, and how many comments, notes and questions one side writes on
 * one claim on one business day. All may be made again and again without anybody's help, and each leaves something with others: a draft
 * asks what the customer has, a withdrawal writes to the customer and to the desk, a comment stands in a history for ever. The numbers are no policy: they are far above honest work (decision "Caps of a day"), and bind programs in a loop.
 */
import { type Calendar, isBusinessDay, localDay } from '../time/calendar.ts';
import type { Problem } from '../engine/denial.ts';

export const dayCaps = { drafts: 400, withdrawals: 50, comments: 100 } as const;
export type Capped = keyof typeof dayCaps;

/** A business day of the location with the days off after it: what is done at the weekend counts with Friday. */
export interface CapDay {
  /** The business day, as a date of the location. */
  day: string;
  /** Its first instant. */
  startsAt: string;
  /** The last day that counts with it. */
  lastDay: string;
  endsAt: string;
}

export function capDay(calendar: Calendar, zone: string, now: string): CapDay {
  const today = localDay(Temporal.Instant.from(now), zone);
  let day = today;
  while (!isBusinessDay(calendar, day)) day = day.subtract({ days: 1 });
  let next = today.add({ days: 1 });
  while (!isBusinessDay(calendar, next)) next = next.add({ days: 1 });
  return {
    day: day.toString(),
    startsAt: day.toZonedDateTime(zone).toInstant().toString(),
    lastDay: next.subtract({ days: 1 }).toString(),
    endsAt: next.toZonedDateTime(zone).toInstant().toString(),
  };
}

const codes = {
  drafts: 'drafts-of-day-used',
  withdrawals: 'withdrawals-of-day-used',
  comments: 'comments-of-day-used',
} as const;

export function capProblem(what: Capped, { lastDay, endsAt }: CapDay, zone: string, now: string): Problem {
  const wait = Temporal.Instant.from(now).until(Temporal.Instant.from(endsAt)).total('seconds');
  return {
    code: codes[what],
    pointer: '',
    params: {
      most: dayCaps[what],
      lastDay,
      possibleFrom: endsAt,
      zone,
      retryAfterSeconds: Math.max(1, Math.ceil(wait)),
    },
  };
}
