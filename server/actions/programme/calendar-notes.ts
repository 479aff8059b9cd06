/** What an operator should know about the calendars in use: which lists end within a year. */
import { endsSoon } from '../../../rules/time/calendar.ts';
import { newestCalendars } from '../../store/programme/calendars.ts';
import type { Services } from '../run/context.ts';

export async function calendarNotes({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<string[]> {
  const rows = await db.transact(
    { side: 'system' },
    (tx) => newestCalendars(tx, { after: null, limit: 1000 }),
    'read',
  );
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now()))
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const ending = rows.filter(({ calendar }) => endsSoon(calendar, today));
  if (ending.length === 0) return [];
  const named = ending.map(({ id, calendar }) => `${id} (${calendar.until})`).join(', ');
  return [
    `Calendars whose list of holidays ends within a year: ${named}. Add the coming years under Administration, Calendars.`,
  ];
}
