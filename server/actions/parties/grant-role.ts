import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { sameGrant } from '../../../rules/rights/role-grants.ts';
import { deleteGrant, insertGrant } from '../../store/parties/role-grants.ts';
import { realNow, type Context, type Reply } from '../run/context.ts';
import { roleAct, type PresentMember, type RoleChange } from './role-act.ts';

/** Held already: what it says about submitting is put right, and everything else stays as it is. */
export function grantRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  return roleAct(ctx, input, present, {
    right: 'grantRole',
    rule(_grants, held) {
      const maySubmit = input.role === 'incentives-user' && input.maySubmit;
      const same = held.find((grant) => sameGrant(grant, input));
      if (same && same.maySubmit === maySubmit) return accept(null);
      return accept({
        before: same?.maySubmit ?? null,
        after: maySubmit,
        async write(tx) {
          if (same) await deleteGrant(tx, input);
          await insertGrant(tx, { ...input, maySubmit }, { name: ctx.actor.name, at: realNow(ctx) });
        },
      });
    },
  });
}
