/** Reads of what all tenants share. */
import { administrationProblem } from '../../../rules/rights/administration.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { scopeOf, type Context } from './context.ts';

/** A read of the administration: for administrators and the auditor. */
export function administrationRead<T>(
  ctx: Context,
  read: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const forbidden = administrationProblem(ctx.actor, 'administration:read');
  return forbidden
    ? Promise.resolve(deny('forbidden', forbidden))
    : ctx.db.transact(scopeOf(ctx.actor, null), read, 'read');
}

/** The same for a list, which says of when it is. */
export function administrationList<T>(
  ctx: Context,
  read: (tx: Tx, now: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const forbidden = administrationProblem(ctx.actor, 'administration:read');
  return forbidden
    ? Promise.resolve(deny('forbidden', forbidden))
    : ctx.db.transact(scopeOf(ctx.actor, null), listing, read);
}
