import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findCustomer, type CustomerDetail } from '../../store/parties/customer-lists.ts';
import { type Context, scopeOf } from '../run/context.ts';

export async function readCustomer(ctx: Context, tenantId: string): Promise<Outcome<CustomerDetail>> {
  const customer = await ctx.db.transact(
    scopeOf(ctx.actor, tenantId),
    (tx) => findCustomer(tx, tenantId),
    'read',
  );
  return customer ? accept(customer) : deny('hidden', { code: 'not-found', pointer: '' });
}
