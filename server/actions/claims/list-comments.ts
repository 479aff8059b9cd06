import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findComments, findSent, type CommentRow } from '../../store/claims/claim-reads.ts';
import { listing } from '../../store/engine/reading.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';
import { isUnsent } from './read-claim.ts';

/** Internal notes and what the customer asked stay on the programme owner's side. */
const visible = {
  partner: ['shared'],
  owner: ['shared', 'internal', 'customer'],
  customer: ['customer'],
  system: [],
};

export function listComments(
  ctx: Context,
  ref: ClaimRef,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<CommentRow>>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), listing, async (tx, now) => {
    const [claim, rows] = await Promise.all([
      findSent(tx, ref),
      findComments(tx, ref, visible[ctx.actor.side], {
        after: after && { at: String(after[0]), id: String(after[1]) },
        limit: limit + 1,
      }),
    ]);
    if (!claim || isUnsent(ctx, claim)) return deny('hidden', { code: 'not-found', pointer: '' });
    return accept(pageOfRows(rows, limit, now, (row) => [row.at, row.id]));
  });
}
