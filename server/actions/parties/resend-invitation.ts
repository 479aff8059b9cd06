import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { Context, Reply } from '../run/context.ts';
import { invitationEnd, sendInvitation } from './invitation-mail.ts';
import { personAct, type PresentMember } from './person-act.ts';

/** A new link for somebody who has not come yet; the old one opens nothing any more. */
export function resendInvitation(
  ctx: Context,
  { memberId }: { memberId: string },
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'resendInvitation',
      what: 'resend-invitation',
      memberId,
      why: null,
      async decide(tx, { company, person, realNow }) {
        if (!person.waiting) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
        return accept({
          before: null,
          after: { invitedUntil: invitationEnd(realNow) },
          apply: () =>
            sendInvitation(tx, ctx, {
              memberId,
              partnerId: company.partnerId,
              email: person.email,
              at: realNow,
            }),
        });
      },
    },
    present,
  );
}
