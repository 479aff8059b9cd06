import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import type { CountFilter } from '../../store/engine/day-counts.ts';
import { readQueueAge as read, type QueueAgeRow } from '../../store/review/queue-age.ts';
import { type Context, scopeOf } from '../run/context.ts';

export interface QueueAge {
  at: string;
  rows: QueueAgeRow[];
}

/** How many claims wait for the desk, by stage, by how long and against their clock. */
export function readQueueAge(ctx: Context, filter: CountFilter): Promise<Outcome<QueueAge>> {
  const denial = rightDenial('readQueueAge', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) =>
    accept({ at: now, rows: await read(tx, { ...filter, now }) }),
  );
}
