import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { deleteGrant } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import { queueRelease } from './open-work.ts';
import { lastProblem, type PresentMember } from './person-act.ts';
import { loggedRole } from './place-words.ts';
import { roleAct, type RoleChange } from './role-act.ts';

export function revokeRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  return roleAct(
    ctx,
    input,
    'revoke',
    (tx, { side, found, grants, person, realNow }, held) => {
      if (!held) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
      const last = lastProblem(side, input, person, grants);
      if (last) return deny('conflict', last);
      return accept({
        before: { roles: [loggedRole(input, found, held.maySubmit)] },
        after: null,
        async apply() {
          await deleteGrant(tx, input);
          if (side === 'owner') await queueRelease(tx, ctx, input.memberId, realNow);
        },
      });
    },
    present,
  );
}
