import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { deleteView } from '../../store/claims/saved-views.ts';
import type { Context, Reply } from '../run/context.ts';
import { viewAct } from './saved-view.ts';

export function deleteSavedView(ctx: Context, id: string): Promise<Outcome<Reply>> {
  return viewAct(
    ctx,
    {
      right: 'deleteSavedView',
      id,
      rule: () => accept({ view: null, write: (tx) => deleteView(tx, ctx.actor.id, id) }),
    },
    () => ({ status: 204, headers: {}, body: '' }),
  );
}
