import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { updateView } from '../../store/claims/saved-views.ts';
import type { Context, Reply } from '../run/context.ts';
import { nameProblems, viewAct, type PresentView } from './saved-view.ts';

/** Another name, another search, or both; what is left out stays. */
export function changeSavedView(
  ctx: Context,
  id: string,
  input: { name?: string | undefined; search?: string | undefined },
  present: PresentView,
): Promise<Outcome<Reply>> {
  return viewAct(ctx, async (tx, views) => {
    const before = views.find((view) => view.id === id);
    if (!before) return deny('hidden', { code: 'not-found', pointer: '' });
    if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
      return deny('stale', { code: 'stale-version', pointer: '', params: { version: before.version } });
    }
    const view = {
      ...before,
      name: input.name ?? before.name,
      search: input.search ?? before.search,
      version: before.version + 1,
    };
    const problems = nameProblems(views, view);
    if (problems.length > 0) return deny('invalid', ...problems);
    await updateView(tx, ctx.actor.id, view);
    return accept(present(view));
  });
}
