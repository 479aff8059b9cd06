import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findCase, findPart, type ArbitrationRow } from '../../store/arbitration/arbitration-lists.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, scopeOf, type RefTo } from '../run/context.ts';
import { named } from './list-arbitrations.ts';

export function readArbitration(ctx: Context, ref: RefTo<'arbitration'>): Promise<Outcome<ArbitrationRow>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    async (tx) => {
      const [row, { catalog }] = await Promise.all([
        ctx.actor.side === 'partner' ? findPart(tx, ref, ctx.actor.partnerId as string) : findCase(tx, ref),
        readReference(tx, []),
      ]);
      return row ? accept(named(row, catalog)) : deny('hidden', { code: 'not-found', pointer: '' });
    },
    'read',
  );
}
