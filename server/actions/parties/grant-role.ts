import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { deleteGrant, insertGrant } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentMember } from './person-act.ts';
import { loggedRole } from './place-words.ts';
import { grantsAfter, roleAct, type RoleChange } from './role-act.ts';

/** Held already: what it says about submitting is put right, and everything else stays as it is. */
export function grantRole(ctx: Context, input: RoleChange, present: PresentMember): Promise<Outcome<Reply>> {
  const maySubmit = input.role === 'incentives-user' && input.maySubmit;
  return roleAct(
    ctx,
    input,
    'grant',
    ({ person, found, realNow }, held) => {
      if (held && held.maySubmit === maySubmit) return accept(null);
      return accept({
        before: held ? { roles: [loggedRole(input, found, held.maySubmit)] } : null,
        after: { roles: [loggedRole(input, found, maySubmit)] },
        person: { grants: grantsAfter(person.grants, input, maySubmit) },
        async write(tx) {
          if (held) await deleteGrant(tx, input);
          await insertGrant(tx, { ...input, maySubmit }, { name: ctx.actor.name, at: realNow });
        },
      });
    },
    present,
  );
}
