import { partyProblem } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findPartner, type PartnerRow } from '../../store/parties/partner-lists.ts';
import { unknown } from '../run/admin-act.ts';
import { type Context, scopeOf } from '../run/context.ts';

export async function readPartner(ctx: Context, id: string): Promise<Outcome<PartnerRow>> {
  const forbidden = partyProblem(ctx.actor, 'company:read');
  if (forbidden) return deny('forbidden', forbidden);
  const partner = await ctx.db.transact(scopeOf(ctx.actor, null), (tx) => findPartner(tx, id), 'read');
  return partner ? accept(partner) : unknown();
}
