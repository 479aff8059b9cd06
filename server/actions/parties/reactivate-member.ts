import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { enableMember } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import type { Accounts } from './accounts.ts';
import { personAct, whyProblems, type PresentMember } from './person-act.ts';

/** With the roles held before, and a new sign-in: nothing that ended comes back to life. */
export function reactivateMember(
  ctx: Context,
  accounts: Accounts,
  { memberId, why }: { memberId: string; why: string },
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'reactivateMember',
      memberId,
      why,
      rule({ person, realNow }) {
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        return accept({
          before: { active: false },
          after: { active: true },
          person: { disabledAt: null },
          async write(tx) {
            if (person.accountId) await accounts.endSessions(person.accountId);
            await enableMember(tx, memberId, realNow);
          },
        });
      },
    },
    present,
  );
}
