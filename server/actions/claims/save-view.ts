import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertView, mostViews } from '../../store/claims/saved-views.ts';
import { type Context, newId, realNow, type Reply } from '../run/context.ts';
import { nameProblems, viewAct, type PresentView } from './saved-view.ts';

export interface SaveViewInput {
  list: string;
  name: string;
  search: string;
}

export function saveView(ctx: Context, input: SaveViewInput, present: PresentView): Promise<Outcome<Reply>> {
  return viewAct(ctx, async (tx, views) => {
    const view = { ...input, id: newId(ctx), version: 1, madeAt: realNow(ctx) };
    const problems = [
      ...nameProblems(views, view),
      ...(views.length < mostViews
        ? []
        : [{ code: 'too-many-views' as const, pointer: '', params: { max: mostViews } }]),
    ];
    if (problems.length > 0) return deny('invalid', ...problems);
    await insertView(tx, {
      ...view,
      memberId: ctx.actor.id,
      side: ctx.actor.side,
      partnerId: ctx.actor.partnerId ?? null,
    });
    return accept(present(view));
  });
}
