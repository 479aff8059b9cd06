import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { updateView, type SavedView } from '../../store/claims/saved-views.ts';
import type { Context, Reply } from '../run/context.ts';
import { nameProblems, viewAct, type PresentView } from './saved-view.ts';

/** Another name, another search, or both; what is left out stays. */
export function changeSavedView(
  ctx: Context,
  id: string,
  input: { name?: string | undefined; search?: string | undefined },
  present: PresentView,
): Promise<Outcome<Reply>> {
  return viewAct(
    ctx,
    {
      right: 'changeSavedView',
      id,
      rule(views, found) {
        const before = found as SavedView;
        const view = {
          ...before,
          name: input.name ?? before.name,
          search: input.search ?? before.search,
          version: before.version + 1,
        };
        const problems = nameProblems(views, view);
        if (problems.length > 0) return deny('invalid', ...problems);
        return accept({ view, write: (tx) => updateView(tx, ctx.actor.id, view) });
      },
    },
    (view) => present(view as SavedView),
  );
}
