import { accept, type Outcome } from '../../../rules/engine/denial.ts';
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
      memberId,
      why: null,
      rule({ company, person, realNow }) {
        const invitedUntil = invitationEnd(realNow);
        return accept({
          before: null,
          after: { invitedUntil },
          invitation: { invitedAt: realNow, expiresAt: invitedUntil, expired: false },
          write: (tx) =>
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
