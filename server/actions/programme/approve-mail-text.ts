import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertApproval } from '../../store/programme/mail-texts.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ApproveMailTextInput, PresentValue } from '../run/inputs.ts';
import { loadView, mailTextRef, viewOf, type MailTextView } from './list-mail-texts.ts';

/** Another person than the author lets a draft into use: mails that leave from now on have this text. */
export function approveMailText(
  ctx: Context,
  wanted: { template: string; language: string },
  { why }: ApproveMailTextInput,
  present: PresentValue<MailTextView>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'approveMailText',
      why,
      async load(tx) {
        const ref = mailTextRef(wanted.template, wanted.language);
        return ref && { ref, view: await loadView(tx, ref) };
      },
      about: ({ view }, replayed) => (replayed ? {} : { author: view.draft?.madeById ?? null }),
      version: ({ view }) => view.version,
      rule({ ref, view: before }, { now }) {
        const { versions, reasons } = before;
        const { draft } = before;
        if (!draft) return deny('conflict', { code: 'nothing-to-approve', pointer: '' });
        const approved = { ...draft, approvedBy: ctx.actor.name, approvedAt: now };
        return accept({
          value: viewOf(ref, [approved, ...versions.slice(1)], reasons),
          log: {
            subject: `mail-text:${ref.template}:${ref.language}`,
            before: { version: before.inForceVersion },
            after: { version: draft.version },
          },
          write: (writing, { byId, by, at }) =>
            insertApproval(writing, { ...ref, version: draft.version, byId, by, at }),
        } satisfies RowChange<MailTextView>);
      },
    },
    present,
  );
}
