import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { putConflicts } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ConflictInput } from './add-conflict.ts';
import { personAct, whyProblems, type PresentMember } from './person-act.ts';

export function endConflict(
  ctx: Context,
  { memberId, partnerId, why }: ConflictInput,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'endConflict',
      memberId,
      why,
      rule({ person, conflicts }) {
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        if (!person.conflictPartnerIds.includes(partnerId))
          return deny('conflict', { code: 'nothing-to-do', pointer: '/partnerId' });
        const partner = conflicts.find(({ id }) => id === partnerId);
        const left = person.conflictPartnerIds.filter((id) => id !== partnerId);
        return accept({
          before: { conflict: partner?.name ?? partnerId },
          after: null,
          person: { conflictPartnerIds: left },
          conflicts: conflicts.filter(({ id }) => id !== partnerId),
          write: (tx) => putConflicts(tx, memberId, left),
        });
      },
    },
    present,
  );
}
