import { partyProblem } from '../../rules/party.ts';
import { accept, refuse, type Outcome } from '../../rules/refusal.ts';
import { findPartner, type PartnerRow } from '../store/partner-lists.ts';
import { scopeOf } from './act.ts';
import { unknown } from './admin-act.ts';
import type { Context } from './context.ts';

export async function readPartner(ctx: Context, id: string): Promise<Outcome<PartnerRow>> {
  const forbidden = partyProblem(ctx.actor, 'company:read');
  if (forbidden) return refuse('forbidden', forbidden);
  const partner = await ctx.db.transact(scopeOf(ctx.actor, null), (tx) => findPartner(tx, id), 'read');
  return partner ? accept(partner) : unknown();
}
