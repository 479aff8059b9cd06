import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import {
  calendarVersions,
  findCalendar,
  type CalendarRow,
  type VersionMade,
} from '../../store/programme/calendars.ts';
import { administrationRead } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';

export interface CalendarView extends CalendarRow {
  /** Of all versions, the newest first. */
  versions: VersionMade[];
}

export const shownVersions = 100;

export function readCalendar(
  ctx: Context,
  id: string,
  version: number | null,
): Promise<Outcome<CalendarView>> {
  return administrationRead(ctx, 'readCalendar', async (tx) => {
    const [row, versions] = await Promise.all([
      findCalendar(tx, id, version),
      calendarVersions(tx, id, shownVersions),
    ]);
    return row ? accept({ ...row, versions }) : deny('hidden', { code: 'not-found', pointer: '' });
  });
}
