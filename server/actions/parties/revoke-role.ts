import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { grantProblem, lastAdminProblem, sameGrant } from '../../../rules/rights/role-grants.ts';
import { deleteGrant, type HeldGrant } from '../../store/parties/role-grants.ts';
import type { Context, Reply } from '../run/context.ts';
import { roleAct, type PresentMember, type RoleChange } from './role-act.ts';

export function revokeRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  const heldIn = (grants: HeldGrant[]) => grants.filter((grant) => grant.memberId === input.memberId);
  const may = (grants: HeldGrant[]) => grantProblem(ctx.actor, input, heldIn(grants), 'revoke');
  return roleAct(ctx, input, present, may, async (tx, grants) => {
    const held = heldIn(grants);
    const taken = held.find((grant) => sameGrant(grant, input));
    if (!taken) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
    const last = lastAdminProblem(input, input.memberId, grants);
    if (last) return deny('conflict', last);
    await deleteGrant(tx, input);
    return accept({ what: 'revoke-role', before: taken.maySubmit, after: null });
  });
}
