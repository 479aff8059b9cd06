import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { lockApiKeyOf, revokeApiKeyRow } from '../../store/parties/api-keys.ts';
import { companyOf } from '../../store/parties/members.ts';
import { realNow, type Context, type Reply } from '../run/context.ts';
import type { PresentValue, RevokeApiKeyInput } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';

/** Any key of one's own company, also a colleague's, with every key that was made with it. Programs that hold it are refused within five seconds (server/auth/identify.ts). */
export function revokeApiKey(
  ctx: Context,
  input: RevokeApiKeyInput,
  present: PresentValue<{ id: string }>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'revokeApiKey',
      load: (tx) => lockApiKeyOf(tx, companyOf(ctx.actor), input.keyId),
      rule: ({ id }) =>
        accept({ value: { id }, log: null, write: (tx) => revokeApiKeyRow(tx, id, realNow(ctx)) }),
    },
    present,
  );
}
