import { revokeKeysOfMember } from '../../store/parties/api-keys.ts';
import { type Context, realNow, scopeOf } from '../run/context.ts';

/** Every key that the person made; asked for with a new password. Answers how many there were. */
export function revokeOwnKeys(ctx: Context): Promise<number> {
  return ctx.db.transact(scopeOf(ctx.actor, null), (tx) =>
    revokeKeysOfMember(tx, ctx.actor.id, realNow(ctx)),
  );
}
