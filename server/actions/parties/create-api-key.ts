import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { keyEnd } from '../../../rules/rights/key-life.ts';
import { scopesProblems } from '../../../rules/rights/scopes.ts';
import { hashOfKey, hintOfKey, newKey } from '../../ports/api-key.ts';
import { insertApiKey, lockParentKey } from '../../store/parties/api-keys.ts';
import { newId, realNow, type Context, type Reply } from '../run/context.ts';
import type { CreateApiKeyInput, CreatedApiKey, PresentValue } from '../run/inputs.ts';
import { rowAct, type RowChange } from '../run/row-act.ts';

/**
 * The key acts as the person who made it, within its scopes, until that person loses the role, the key is revoked or it expires.
 * A key made with a key ends when that one does, so that whoever stole a key does not outlive it.
 */
export function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
  present: PresentValue<CreatedApiKey>,
): Promise<Outcome<Reply>> {
  const at = realNow(ctx);
  const parentId = ctx.actor.keyId ?? null;
  return rowAct(
    ctx,
    {
      right: 'createApiKey',
      load: async (tx) => ({
        parent: parentId ? await lockParentKey(tx, { keyId: parentId, memberId: ctx.actor.id }, at) : null,
      }),
      rule({ parent }) {
        // Who a key is may be remembered for some seconds; what outlasts the request is asked of the database.
        if (parentId && !parent) return deny('forbidden', { code: 'key-ended', pointer: '' });
        const end = keyEnd({ now: at, asked: input.expiresAt, parent });
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
        return accept(newKeyOf(ctx, input, { at, expiresAt: end.value, parentId }));
      },
    },
    (created) => {
      const answer = present(created);
      // Without a version of the answer that leaves the key out, none is kept: the key must not lie in the replay record.
      if (!answer.stored) throw new Error('the answer of create-api-key has no version to keep');
      return answer;
    },
  );
}

function newKeyOf(
  ctx: Context,
  { name, scopes }: CreateApiKeyInput,
  life: { at: string; expiresAt: string; parentId: string | null },
): RowChange<CreatedApiKey> {
  const kind = ctx.sandbox ? 'test' : 'live';
  const key = newKey(ctx.random, kind);
  const kept = {
    id: newId(ctx),
    name,
    hint: hintOfKey(key),
    scopes: [...new Set(scopes)],
    createdAt: life.at,
    expiresAt: life.expiresAt,
    parentId: life.parentId,
  };
  const { id: memberId, partnerId = null } = ctx.actor;
  const hash = hashOfKey(key, kind) as Buffer;
  return {
    value: { ...kept, key },
    log: null,
    write: (tx) => insertApiKey(tx, { ...kept, hash, memberId, partnerId }),
  };
}

function named(input: CreateApiKeyInput): Problem[] {
  return input.name.trim() === '' ? [{ code: 'field-required', pointer: '/name' }] : [];
}
