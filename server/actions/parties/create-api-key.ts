import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { keyEnd } from '../../../rules/rights/key-life.ts';
import { keyProblem, scopesProblems } from '../../../rules/rights/scopes.ts';
import { hashOfKey, hintOfKey, newKey } from '../../ports/api-key.ts';
import { insertApiKey, lockParentKey } from '../../store/parties/api-keys.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, newId, realNow, type Reply, scopeOf } from '../run/context.ts';
import type { CreateApiKeyInput, CreatedApiKey, PresentValue } from '../run/inputs.ts';

/**
 * The key acts as the person who made it, within its scopes, until that person loses the role, the key is revoked or it expires.
 * A key made with a key ends when that one does, so that whoever stole a key does not outlive it.
 */
export function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
  present: PresentValue<CreatedApiKey>,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
      const forbidden = keyProblem(ctx.actor, 'keys:write');
      if (forbidden) return deny('forbidden', forbidden);
      const replay = await replayOf(tx, ctx, nilTenant);
      if (replay) return replay;
      const at = realNow(ctx);
      const parentId = ctx.actor.keyId ?? null;
      const parent = parentId && (await lockParentKey(tx, { keyId: parentId, memberId: ctx.actor.id }, at));
      // Who a key is may be remembered for some seconds; what outlasts the request is asked of the database.
      if (parentId && !parent) return deny('forbidden', { code: 'key-ended', pointer: '' });
      const end = keyEnd({ now: at, asked: input.expiresAt, parent: parent || null });
      const problems = [
        ...named(input),
        ...scopesProblems(ctx.actor, input.scopes),
        ...(end.ok ? [] : end.denial.problems),
      ];
      if (!end.ok || problems.length > 0)
        return deny(
          problems.some(({ code }) => code === 'scope-missing') ? 'forbidden' : 'invalid',
          ...problems,
        );

      const key = newKey(ctx.random, ctx.sandbox ? 'test' : 'live');
      const kept = {
        id: newId(ctx),
        name: input.name,
        hint: hintOfKey(key),
        scopes: [...new Set(input.scopes)],
        createdAt: at,
        expiresAt: end.value,
        parentId,
      };
      const answer = present({ ...kept, key });
      if (ctx.validateOnly) return accept(answer.reply);
      const hash = hashOfKey(key, ctx.sandbox ? 'test' : 'live') as Buffer;
      await insertApiKey(tx, {
        ...kept,
        hash,
        memberId: ctx.actor.id,
        partnerId: ctx.actor.partnerId ?? null,
      });
      if (ctx.idempotency) {
        // Without a version of the answer that leaves the key out, none is kept: the key must not lie in the replay record.
        if (!answer.stored) throw new Error('the answer of create-api-key has no version to keep');
        await keepReplay(tx, { ...stored(ctx, nilTenant), ...answer.stored, at: kept.createdAt });
      }
      return accept(answer.reply);
    }),
  );
}

function named(input: CreateApiKeyInput): Problem[] {
  return input.name.trim() === '' ? [{ code: 'field-required', pointer: '/name' }] : [];
}
