import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findAdminLog, type AdminEntry } from '../../store/programme/admin-log.ts';
import { readingNow } from '../../store/engine/reading.ts';
import { administrationRead } from '../run/administration-act.ts';
import type { Context } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** Who changed what, when and why; the newest first. */
export function listAdminLog(
  ctx: Context,
  filter: { subject: string | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<AdminEntry>>> {
  return administrationRead(ctx, async (tx) => {
    const now = await readingNow(tx);
    const found = await findAdminLog(tx, { ...filter, after: after && String(after[0]), limit: limit + 1 });
    return accept(pageOfRows(found, limit, now, (entry) => [entry.id]));
  });
}
