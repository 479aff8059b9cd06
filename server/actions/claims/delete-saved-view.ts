import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { deleteView } from '../../store/claims/saved-views.ts';
import type { Context, Reply } from '../run/context.ts';
import { viewAct } from './saved-view.ts';

export function deleteSavedView(ctx: Context, id: string): Promise<Outcome<Reply>> {
  return viewAct(ctx, async (tx, views) => {
    if (!views.some((view) => view.id === id)) return deny('hidden', { code: 'not-found', pointer: '' });
    await deleteView(tx, ctx.actor.id, id);
    return accept({ status: 204, headers: {}, body: '' });
  });
}
