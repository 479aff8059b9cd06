import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { grantProblem, sameGrant } from '../../../rules/rights/role-grants.ts';
import { deleteGrant, insertGrant, type HeldGrant } from '../../store/parties/role-grants.ts';
import { type Context, realNow, type Reply } from '../run/context.ts';
import { roleAct, type PresentMember, type RoleChange } from './role-act.ts';

/** Held already: what it says about submitting is put right, and everything else stays as it is. */
export function grantRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  const heldIn = (grants: HeldGrant[]) => grants.filter((grant) => grant.memberId === input.memberId);
  const may = (grants: HeldGrant[]) => grantProblem(ctx.actor, input, heldIn(grants), 'grant');
  return roleAct(ctx, input, present, may, async (tx, grants) => {
    const held = heldIn(grants);
    const maySubmit = input.role === 'incentives-user' && input.maySubmit;
    const same = held.find((grant) => sameGrant(grant, input));
    if (same && same.maySubmit === maySubmit) return accept(null);
    if (same) await deleteGrant(tx, input);
    await insertGrant(tx, { ...input, maySubmit }, { name: ctx.actor.name, at: realNow(ctx) });
    return accept({ what: 'grant-role', before: same?.maySubmit ?? null, after: maySubmit });
  });
}
