import { accept, refuse, type Outcome } from '../../../rules/engine/refusal.ts';
import { findNotice, type NoticeRow } from '../../store/claims/claim-reads.ts';
import { scopeOf } from '../run/act.ts';
import type { ClaimRef, Context } from '../run/context.ts';

/** How a notice fares. Receipts with an undo link are the customer's own business. */
export async function readNotice(ctx: Context, ref: ClaimRef): Promise<Outcome<NoticeRow>> {
  const notice = await ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), (tx) => findNotice(tx, ref), 'read');
  const seen = notice && (notice.purpose === 'decide' || ctx.actor.side === 'owner');
  return notice && seen ? accept(notice) : refuse('hidden', { code: 'not-found', pointer: '' });
}
