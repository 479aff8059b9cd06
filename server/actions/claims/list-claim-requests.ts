import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findExchanges, findSent, type ExchangeRow } from '../../store/claims/claim-reads.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { isUnsent } from './read-claim.ts';

/** A claim goes back and forth a few times; what lies further back is in its history. */
const most = 50;

/** What was asked of the partner, and what was answered: the newest first. */
export function listClaimRequests(ctx: Context, ref: ClaimRef): Promise<Outcome<ExchangeRow[]>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    async (tx) => {
      const [claim, rows] = await Promise.all([findSent(tx, ref), findExchanges(tx, ref, most)]);
      if (!claim || isUnsent(ctx, claim)) return deny('hidden', { code: 'not-found', pointer: '' });
      return accept(rows);
    },
    'read',
  );
}
