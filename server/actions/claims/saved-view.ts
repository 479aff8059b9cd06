/** What the acts on saved views share: whose they are, and what may stand in one. */
import { deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { lockViews, type SavedView } from '../../store/claims/saved-views.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, realNow, type Reply, scopeOf } from '../run/context.ts';

export type PresentView = (view: SavedView) => Reply;

/** A key that may only read changes nothing, not even what a person keeps for himself. */
export function viewProblem(actor: Actor): Problem | null {
  return actor.readOnly ? { code: 'read-only-key', pointer: '' } : null;
}

export function nameProblems(
  views: SavedView[],
  { id, list, name }: Pick<SavedView, 'id' | 'list' | 'name'>,
): Problem[] {
  if (name.trim() === '') return [{ code: 'field-required', pointer: '/name' }];
  const same = (other: SavedView): boolean =>
    other.id !== id && other.list === list && other.name.toLowerCase() === name.toLowerCase();
  return views.some(same) ? [{ code: 'name-taken', pointer: '/name' }] : [];
}

/** One transaction: right, replay, the person's views locked, the change, the replay record. */
export function viewAct(
  ctx: Context,
  change: (tx: Tx, views: SavedView[]) => Promise<Outcome<Reply>>,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
      const forbidden = viewProblem(ctx.actor);
      if (forbidden) return deny('forbidden', forbidden);
      const views = await lockViews(tx, ctx.actor.id);
      // After the lock, so that the same request sent twice at once finds what the first one has answered.
      const replay = await replayOf(tx, ctx, nilTenant);
      if (replay) return replay;
      const outcome = await change(tx, views);
      if (outcome.ok && ctx.idempotency) {
        await keepReplay(tx, { ...stored(ctx, nilTenant), ...outcome.value, at: realNow(ctx) });
      }
      return outcome;
    }),
  );
}
