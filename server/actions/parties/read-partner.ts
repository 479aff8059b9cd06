import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findPartner, type PartnerRow } from '../../store/parties/partner-lists.ts';
import { notFound } from '../run/run.ts';
import { type Context, scopeOf } from '../run/context.ts';

export async function readPartner(ctx: Context, id: string): Promise<Outcome<PartnerRow>> {
  const denial = rightDenial('readPartner', ctx.actor);
  if (denial) return { ok: false, denial };
  const partner = await ctx.db.transact(scopeOf(ctx.actor, null), (tx) => findPartner(tx, id), 'read');
  return partner ? accept(partner) : notFound();
}
