import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { foundDateSchema } from './administration.ts';
import type { z } from '../frame/fields.ts';

export function presentFoundDate(basis: DeadlineBasis): z.input<typeof foundDateSchema> {
  const { startedAt, endsAt, lastDay, zone, rule, beyondCoverage } = basis;
  return {
    startedAt,
    endsAt,
    lastDay,
    zone,
    calendar: {
      id: basis.calendarId,
      version: basis.calendarVersion,
      checked: basis.calendarChecked ?? true,
    },
    rule,
    beyondCoverage,
    skipped: basis.skipped.map((day) => ({ date: day.date, why: day.why, name: day.name ?? null })),
  };
}
