import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { findNotice, type NoticeRow } from '../../store/claims/claim-reads.ts';
import { mailsToNotice, type SentMail } from '../../store/engine/mails.ts';
import { type Context, scopeOf, type RefTo } from '../run/context.ts';

export interface ReadNotice extends NoticeRow {
  /** The words that were sent to its holder, the oldest first. null for partners: that is between the owner and the customer. */
  mails: SentMail[] | null;
}

/** How a notice fares, and what it said. Receipts with an undo link are the customer's own business. */
export async function readNotice(ctx: Context, ref: RefTo<'notice'>): Promise<Outcome<ReadNotice>> {
  const hidden = deny('hidden', { code: 'not-found', pointer: '' });
  if (rightDenial('readNotice', ctx.actor, { tenantId: ref.tenantId })) return hidden;
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    async (tx) => {
      const partner = ctx.actor.side === 'partner';
      const notice = await findNotice(tx, ref);
      if (!notice || (partner && notice.purpose !== 'decide')) return hidden;
      return accept({ ...notice, mails: partner ? null : await mailsToNotice(tx, ref.tenantId, notice.id) });
    },
    'read',
  );
}
