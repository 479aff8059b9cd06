import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findSavedViews, type SavedView } from '../../store/claims/saved-views.ts';
import { type Context, scopeOf } from '../run/context.ts';

/** One's own, by name; at most fifty, so there are no pages. */
export async function listSavedViews(ctx: Context, list: string | null): Promise<Outcome<SavedView[]>> {
  return accept(
    await ctx.db.transact(scopeOf(ctx.actor, null), (tx) => findSavedViews(tx, ctx.actor.id, list), 'read'),
  );
}
