import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findAdminLog, type AdminEntry } from '../../store/programme/admin-log.ts';
import { administrationList } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** Who changed what, when and why; the newest first. */
export function listAdminLog(
  ctx: Context,
  filter: { subject: string | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<AdminEntry>>> {
  return administrationList(ctx, 'listAdminLog', async (tx, now) => {
    const found = await findAdminLog(tx, { ...filter, after: after && String(after[0]), limit: limit + 1 });
    return accept(pageOfRows(found, limit, now, (entry) => [entry.id]));
  });
}
