import { whyProblems } from '../../../rules/rights/administration.ts';
import { same } from '../../../rules/programme/catalog-change.ts';
import {
  mayLackRemedy,
  textLanguages,
  type ReasonFamily,
  type ReasonTexts,
} from '../../../rules/programme/reason-text.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { insertReason, versionsOfReason } from '../../store/programme/reason-texts.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ChangeReasonInput, PresentValue } from '../run/inputs.ts';
import { isReason, ownReason, type ReasonRow } from './list-reasons.ts';

/** The next version of one reason's sentences, in every language at once. The code stays what it is. */
export function changeReason(
  ctx: Context,
  { family, code }: { family: string; code: string },
  { why, texts }: ChangeReasonInput,
  present: PresentValue<ReasonRow>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'changeReason',
      why,
      load: (tx) => loadReason(tx, family, code),
      version: ({ version }) => version,
      rule({ family, code, ...current }, { now }) {
        const problems = [...textProblems(family, code, texts), ...whyProblems(why)];
        if (problems.length === 0 && same(texts, current.texts))
          problems.push({ code: 'nothing-changed', pointer: '' });
        if (problems.length > 0) return deny('invalid', ...problems);
        const value: ReasonRow = {
          family,
          code,
          version: current.version + 1,
          texts,
          madeBy: ctx.actor.name,
          madeAt: now,
          why,
        };
        return accept({
          value,
          log: {
            subject: `reason:${family}:${code}`,
            before: current.texts,
            after: texts,
          },
          write: (writing, made) =>
            insertReason(writing, { family, code, version: value.version, texts, ...made }),
        } satisfies RowChange<ReasonRow>);
      },
    },
    present,
  );
}

/** null: there is no such reason. */
async function loadReason(
  tx: Tx,
  family: string,
  code: string,
): Promise<(ReasonRow & { family: ReasonFamily }) | null> {
  if (!isReason(family, code)) return null;
  const [stored] = await versionsOfReason(tx, family, code, 1);
  return { ...(stored ?? ownReason(family, code)), family };
}

function textProblems(family: ReasonFamily, code: string, texts: ReasonTexts): Problem[] {
  return textLanguages.flatMap((language) =>
    (['title', 'text', 'remedy'] as const).flatMap((field): Problem[] => {
      const text = texts[language][field];
      const pointer = `/texts/${language}/${field}`;
      if (text.trim() === '')
        return field === 'remedy' && mayLackRemedy(family, code) ? [] : [{ code: 'field-required', pointer }];
      return /https?:|www\.|[<>]/i.test(text) ? [{ code: 'text-not-plain', pointer }] : [];
    }),
  );
}
