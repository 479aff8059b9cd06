import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { listApiKeysOf, type ListedApiKey } from '../../store/parties/api-keys.ts';
import { companyOf } from '../../store/parties/members.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** Every key of one's own company, the newest first, revoked and expired ones too. Never the key itself: it is not kept. */
export async function listApiKeys(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<ListedApiKey>>> {
  const denial = rightDenial('listApiKeys', ctx.actor);
  if (denial) return { ok: false, denial };
  return ctx.db.transact(
    scopeOf(ctx.actor, null),
    {
      first: (tx) =>
        listApiKeysOf(tx, companyOf(ctx.actor), { after: after && String(after[0]), limit: limit + 1 }),
      mode: 'read',
    },
    async (_tx, now, found) => accept(pageOfRows(found, limit, now, (key) => [key.id])),
  );
}
