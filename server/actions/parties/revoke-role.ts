import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { deleteGrant } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import { queueRelease } from './open-work.ts';
import { lastProblem, type PresentMember } from './person-act.ts';
import { loggedRole } from './place-words.ts';
import { grantsAfter, roleAct, type RoleChange } from './role-act.ts';

export function revokeRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  return roleAct(
    ctx,
    input,
    'revoke',
    (people, held) => {
      const { side, person, found, realNow } = people;
      if (!held) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
      const last = lastProblem(people, input);
      if (last) return deny('conflict', last);
      return accept({
        before: { roles: [loggedRole(input, found, held.maySubmit)] },
        after: null,
        person: { grants: grantsAfter(person.grants, input, null) },
        async write(tx) {
          await deleteGrant(tx, input);
          if (side === 'owner') await queueRelease(tx, ctx, input.memberId, realNow);
        },
      });
    },
    present,
  );
}
