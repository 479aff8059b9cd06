import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findTask, type TaskRow } from '../../store/review/work-lists.ts';
import { type Context, scopeOf, type RefTo } from '../run/context.ts';

export async function readTask(ctx: Context, ref: RefTo<'task'>): Promise<Outcome<TaskRow>> {
  const task = await ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), (tx) => findTask(tx, ref), 'read');
  return task ? accept(task) : deny('hidden', { code: 'not-found', pointer: '' });
}

/** For acts that belong to claims. */
export async function readTaskOfClaim(ctx: Context, ref: RefTo<'task'>): Promise<Outcome<TaskRow>> {
  const task = await readTask(ctx, ref);
  return task.ok && task.value.subjectKind !== 'claim'
    ? deny('hidden', { code: 'not-found', pointer: '' })
    : task;
}
