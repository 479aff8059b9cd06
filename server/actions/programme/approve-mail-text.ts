import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertApproval } from '../../store/programme/mail-texts.ts';
import { administrationAct, staleVersion, type Change } from '../run/administration-act.ts';
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
  return administrationAct(
    ctx,
    why,
    async (tx, now) => {
      const ref = mailTextRef(wanted.template, wanted.language);
      if (!ref) return deny('hidden', { code: 'not-found', pointer: '' });
      const before = await loadView(tx, ref);
      const { versions, reasons } = before;
      const stale = staleVersion(ctx, before.version);
      if (stale) return stale;
      const { draft } = before;
      if (!draft) return deny('conflict', { code: 'nothing-to-approve', pointer: '' });
      // A key acts as the person who made it, so it is that person here, too.
      if (draft.madeById === ctx.actor.id)
        return deny('forbidden', { code: 'approver-is-author', pointer: '' });
      const approved = { ...draft, approvedBy: ctx.actor.name, approvedAt: now };
      return accept({
        value: viewOf(ref, [approved, ...versions.slice(1)], reasons),
        entry: {
          what: 'approve-mail-text',
          subject: `mail-text:${ref.template}:${ref.language}`,
          before: { version: before.inForceVersion },
          after: { version: draft.version },
        },
        write: (writing, { byId, by, at }) =>
          insertApproval(writing, { ...ref, version: draft.version, byId, by, at }),
      } satisfies Change<MailTextView>);
    },
    present,
  );
}
