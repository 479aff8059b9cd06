import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/rights/may-call.ts';
import { putLanguage } from '../../store/parties/people.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { again } from '../run/run.ts';
import { realNow, scopeOf } from '../run/context.ts';
import { replayOf, stored } from '../run/replay.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';

/** Those in which mails are written. */
export const mailLanguages = ['en', 'nl'] as const;

/** The language of one's own mails; that of the pages is chosen in the browser. */
export function changeLanguage(
  ctx: Context,
  { language }: { language: string },
  present: PresentValue<string>,
): Promise<Outcome<Reply>> {
  const denial = rightDenial('changeLanguage', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => replayOf(tx, ctx, nilTenant) },
      async (tx, _now, replay) => {
        if (replay) return replay;
        if (!(mailLanguages as readonly string[]).includes(language))
          return deny('invalid', {
            code: 'value-invalid',
            pointer: '/language',
            params: { allowed: [...mailLanguages] },
          });
        await putLanguage(tx, ctx.actor.id, language);
        const { reply } = present(language);
        if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
        return accept(reply);
      },
    ),
  );
}
