import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { disableMember } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import type { Accounts } from './accounts.ts';
import { queueRelease } from './open-work.ts';
import { lastProblem, personAct, whyProblems, type PresentMember } from './person-act.ts';

/** Sessions, keys and an open invitation end; roles are kept for the day of coming back. What was in hand goes back to the queue. */
export function deactivateMember(
  ctx: Context,
  accounts: Accounts,
  { memberId, why }: { memberId: string; why: string },
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'deactivateMember',
      memberId,
      why,
      rule(people) {
        const { side, person, realNow } = people;
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        const last = lastProblem(people, null);
        if (last) return deny('conflict', last);
        return accept({
          before: { active: true },
          after: { active: false },
          person: { disabledAt: realNow },
          invitation: null,
          async write(tx) {
            await disableMember(tx, memberId, realNow);
            if (side === 'owner') await queueRelease(tx, ctx, memberId, realNow);
            if (person.accountId) await accounts.endSessions(person.accountId);
          },
        });
      },
    },
    present,
  );
}
