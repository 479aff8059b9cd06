import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { putLanguage } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';

/** Those in which mails are written. */
export const mailLanguages = ['en', 'nl'] as const;

/** The language of one's own mails; that of the pages is chosen in the browser. */
export function changeLanguage(
  ctx: Context,
  { language }: { language: string },
  present: PresentValue<string>,
): Promise<Outcome<Reply>> {
  const allowed: readonly string[] = mailLanguages;
  return rowAct(
    ctx,
    {
      right: 'changeLanguage',
      load: async () => ctx.actor.id,
      rule: (memberId) =>
        allowed.includes(language)
          ? accept({ value: language, log: null, write: (tx) => putLanguage(tx, memberId, language) })
          : deny('invalid', {
              code: 'value-invalid',
              pointer: '/language',
              params: { allowed: [...allowed] },
            }),
    },
    present,
  );
}
