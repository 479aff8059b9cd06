import { accept, refuse, type Outcome } from '../../../rules/engine/refusal.ts';
import { grantProblem, sameGrant } from '../../../rules/rights/role-grants.ts';
import { deleteGrant, insertGrant } from '../../store/parties/role-grants.ts';
import { realNow } from '../run/act.ts';
import type { Context, Reply } from '../run/context.ts';
import { roleAct, type PresentMember, type RoleChange } from './role-act.ts';

/** Held already: what it says about submitting is put right, and everything else stays as it is. */
export function grantRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  return roleAct(ctx, input, present, async (tx, grants) => {
    const held = grants.filter((grant) => grant.memberId === input.memberId);
    const forbidden = grantProblem(ctx.actor, input, held, 'grant');
    if (forbidden) return refuse('forbidden', forbidden);
    const maySubmit = input.role === 'incentives-user' && input.maySubmit;
    const same = held.find((grant) => sameGrant(grant, input));
    if (same && same.maySubmit === maySubmit) return accept(null);
    if (same) await deleteGrant(tx, input);
    await insertGrant(tx, { ...input, maySubmit }, { name: ctx.actor.name, at: realNow(ctx) });
    return accept({ what: 'grant-role', before: same?.maySubmit ?? null, after: maySubmit });
  });
}
