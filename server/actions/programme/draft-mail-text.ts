import { whyProblems } from '../../../rules/rights/administration.ts';
import { same } from '../../../rules/programme/catalog-change.ts';
import { mailTextProblems } from '../../../rules/claim/mail-text.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertMailText, type MailTextVersion } from '../../store/programme/mail-texts.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { DraftMailTextInput, PresentValue } from '../run/inputs.ts';
import { loadView, mailTextRef, viewOf, type MailTextView } from './list-mail-texts.ts';

/**
 * A new text for one mail in one language; null: back to the program's own. It is used once somebody else has
 * approved it.
 */
export function draftMailText(
  ctx: Context,
  wanted: { template: string; language: string },
  { why, text }: DraftMailTextInput,
  present: PresentValue<MailTextView>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'draftMailText',
      why,
      async load(tx) {
        const ref = mailTextRef(wanted.template, wanted.language);
        return ref && { ref, view: await loadView(tx, ref) };
      },
      version: ({ view }) => view.version,
      rule({ ref, view: before }, { now }) {
        const { versions, reasons } = before;
        const problems = [...(text ? mailTextProblems(ref.template, text) : []), ...whyProblems(why)];
        const newest = before.draft ? before.draft.text : before.inForce;
        if (problems.length === 0 && same(text, newest))
          problems.push({ code: 'nothing-changed', pointer: '' });
        if (problems.length > 0) return deny('invalid', ...problems);
        const draft: MailTextVersion = {
          ...ref,
          version: before.version + 1,
          text,
          madeById: ctx.actor.id,
          madeBy: ctx.actor.name,
          madeAt: now,
          why,
          approvedBy: null,
          approvedAt: null,
        };
        return accept({
          value: viewOf(ref, [draft, ...versions], reasons),
          log: {
            subject: `mail-text:${ref.template}:${ref.language}`,
            before: before.inForce,
            after: text,
          },
          write: (writing, made) =>
            insertMailText(writing, { ...ref, version: draft.version, text, ...made }),
        } satisfies RowChange<MailTextView>);
      },
    },
    present,
  );
}
