import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertView, mostViews } from '../../store/claims/saved-views.ts';
import { newId, realNow, type Context, type Reply } from '../run/context.ts';
import { nameProblems, viewAct, type PresentView } from './saved-view.ts';

export interface SaveViewInput {
  list: string;
  name: string;
  search: string;
}

export function saveView(ctx: Context, input: SaveViewInput, present: PresentView): Promise<Outcome<Reply>> {
  const view = { ...input, id: newId(ctx), version: 1, madeAt: realNow(ctx) };
  const { id: memberId, side, partnerId = null } = ctx.actor;
  return viewAct(
    ctx,
    {
      right: 'saveView',
      id: null,
      rule(views) {
        const problems = [
          ...nameProblems(views, view),
          ...(views.length < mostViews
            ? []
            : [{ code: 'too-many-views' as const, pointer: '', params: { max: mostViews } }]),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        return accept({ view, write: (tx) => insertView(tx, { ...view, memberId, side, partnerId }) });
      },
    },
    () => present(view),
  );
}
