import { accept, type Outcome } from '../../rules/refusal.ts';
import { readReference } from '../store/reference.ts';
import { readingNow } from '../store/reading.ts';
import { findWork } from '../store/work-lists.ts';
import { scopeOf } from './act.ts';
import type { Context } from './context.ts';
import { asListed, type ListedClaim } from './listed-claim.ts';
import type { Page, PageAsked } from './page.ts';

export interface WorkFilter { only: 'all' | 'disputed'; assignee: 'me' | 'none' | null }

/** What waits for the programme owner, by due time. */
export function listWork(ctx: Context, { only, assignee }: WorkFilter,
  { limit, after }: PageAsked): Promise<Outcome<Page<ListedClaim>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
    const now = await readingNow(tx);
    const reference = await readReference(tx, []);
    const position = after && { at: after[0] === null ? null : String(after[0]), id: String(after[1]) };
    const found = await findWork(tx, {
      only, assignee: assignee === 'me' ? ctx.actor.id : assignee, after: position, limit, now,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return accept({
      rows: await asListed(tx, shown, { reference, now, partnerId: null, tenantId: null }),
      next: found.length > limit && last ? [last.sortedBy, last.id] : null, now,
    });
  }, 'read');
}
