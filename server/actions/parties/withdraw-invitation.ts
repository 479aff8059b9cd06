import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { disableMember, releaseAddress } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import { personAct, whyProblems, type PresentMember } from './person-act.ts';

/** The link opens nothing any more, the person leaves the list, and the address can be invited again. */
export function withdrawInvitation(
  ctx: Context,
  { memberId, why }: { memberId: string; why: string },
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'withdrawInvitation',
      memberId,
      why,
      rule({ realNow }) {
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        return accept({
          before: { active: true },
          after: { active: false, invitedUntil: null },
          person: { disabledAt: realNow },
          invitation: null,
          async write(tx) {
            await disableMember(tx, memberId, realNow);
            await releaseAddress(tx, memberId);
          },
        });
      },
    },
    present,
  );
}
