/** Reads of what all tenants share. */
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { scopeOf, type Context } from './context.ts';

/** A read of the administration: for administrators and the auditor. */
export function administrationRead<T>(
  ctx: Context,
  right: OperationId,
  read: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const denial = rightDenial(right, ctx.actor);
  return denial
    ? Promise.resolve({ ok: false, denial })
    : ctx.db.transact(scopeOf(ctx.actor, null), read, 'read');
}

/** The same for a list, which says of when it is. */
export function administrationList<T>(
  ctx: Context,
  right: OperationId,
  read: (tx: Tx, now: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const denial = rightDenial(right, ctx.actor);
  return denial
    ? Promise.resolve({ ok: false, denial })
    : ctx.db.transact(scopeOf(ctx.actor, null), listing, read);
}
