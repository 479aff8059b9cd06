/** What the acts on saved views share: whose they are, and what may stand in one. */
import type { Outcome, Problem } from '../../../rules/engine/denial.ts';
import { lockViews, type SavedView } from '../../store/claims/saved-views.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context, Reply } from '../run/context.ts';
import { rowAct } from '../run/row-act.ts';

export type PresentView = (view: SavedView) => Reply;

export function nameProblems(
  views: SavedView[],
  { id, list, name }: Pick<SavedView, 'id' | 'list' | 'name'>,
): Problem[] {
  if (name.trim() === '') return [{ code: 'field-required', pointer: '/name' }];
  const same = (other: SavedView): boolean =>
    other.id !== id && other.list === list && other.name.toLowerCase() === name.toLowerCase();
  return views.some(same) ? [{ code: 'name-taken', pointer: '/name' }] : [];
}

export interface ViewChange {
  /** null: taken away. */
  view: SavedView | null;
  write(tx: Tx): Promise<void>;
}

export interface ViewAct {
  right: 'saveView' | 'changeSavedView' | 'deleteSavedView';
  /** Which one; null: a new one. */
  id: string | null;
  /** `view` is the one of this id. */
  rule(views: SavedView[], view: SavedView | null): Outcome<ViewChange>;
}

/** A person's views are locked and looked at as a whole. */
export function viewAct(
  ctx: Context,
  { right, id, rule }: ViewAct,
  present: (view: SavedView | null) => Reply,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right,
      async load(tx) {
        const views = await lockViews(tx, ctx.actor.id);
        const view = views.find((one) => one.id === id) ?? null;
        return id === null || view ? { views, view } : null;
      },
      about: () => ({ memberId: ctx.actor.id }),
      version: ({ view }) => view?.version ?? 0,
      rule({ views, view }) {
        const outcome = rule(views, view);
        if (!outcome.ok) return outcome;
        const { view: value, write } = outcome.value;
        return { ok: true, value: { value, log: null, write } };
      },
    },
    (view) => ({ reply: present(view) }),
  );
}
