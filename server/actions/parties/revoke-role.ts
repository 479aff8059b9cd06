import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lastAdminProblem, sameGrant } from '../../../rules/rights/role-grants.ts';
import { deleteGrant } from '../../store/parties/role-grants.ts';
import type { Context, Reply } from '../run/context.ts';
import { roleAct, type PresentMember, type RoleChange } from './role-act.ts';

export function revokeRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  return roleAct(ctx, input, present, {
    right: 'revokeRole',
    rule(grants, held) {
      const taken = held.find((grant) => sameGrant(grant, input));
      if (!taken) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
      const last = lastAdminProblem(input, input.memberId, grants);
      if (last) return deny('conflict', last);
      return accept({ before: taken.maySubmit, after: null, write: (tx) => deleteGrant(tx, input) });
    },
  });
}
