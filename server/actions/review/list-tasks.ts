import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import { findTasks, type TaskRow } from '../../store/review/work-lists.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export interface TaskFilter {
  kind: string | null;
  closed: boolean;
}

/** Open tasks with the oldest first; closed ones with the last closed first. */
export function listTasks(
  ctx: Context,
  filter: TaskFilter,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<TaskRow>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const rows = await findTasks(tx, {
      ...filter,
      after: after && { at: String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    return accept(
      pageOfRows(rows, limit, now, (row) => [filter.closed ? row.closedAt : row.openedAt, row.id]),
    );
  });
}
