import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { keyProblem } from '../../../rules/rights/scopes.ts';
import { lockApiKeyOf, revokeApiKeyRow } from '../../store/parties/api-keys.ts';
import { companyOf } from '../../store/parties/members.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, realNow, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue, RevokeApiKeyInput } from '../run/inputs.ts';

/** Any key of one's own company, also a colleague's, with every key that was made with it. Programs that hold it are refused within five seconds (server/auth/identify.ts). */
export function revokeApiKey(
  ctx: Context,
  input: RevokeApiKeyInput,
  present: PresentValue<{ id: string }>,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
      const forbidden = keyProblem(ctx.actor, 'keys:write');
      if (forbidden) return deny('forbidden', forbidden);
      const replay = await replayOf(tx, ctx, nilTenant);
      if (replay) return replay;
      const key = await lockApiKeyOf(tx, companyOf(ctx.actor), input.keyId);
      if (!key) return deny('hidden', { code: 'not-found', pointer: '' });
      const { reply } = present({ id: key.id });
      if (ctx.validateOnly) return accept(reply);
      await revokeApiKeyRow(tx, key.id, realNow(ctx));
      if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
      return accept(reply);
    }),
  );
}
