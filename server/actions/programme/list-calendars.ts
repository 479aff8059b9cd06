import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { newestCalendars, type CalendarRow } from '../../store/programme/calendars.ts';
import { administrationList } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** The calendar of every country as it is now, by the country's code. */
export function listCalendars(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<CalendarRow & { id: string }>>> {
  return administrationList(ctx, 'listCalendars', async (tx, now) => {
    const found = await newestCalendars(tx, { after: after && String(after[0]), limit: limit + 1 });
    return accept(pageOfRows(found, limit, now, (row) => [row.id]));
  });
}
