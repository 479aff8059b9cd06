import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { partnerNames, putConflicts } from '../../store/parties/people.ts';
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
      what: 'end-conflict',
      memberId,
      why,
      async decide(tx, { person }) {
        const problems = whyProblems(why, true);
        if (problems.length > 0) return deny('invalid', ...problems);
        if (!person.conflictPartnerIds.includes(partnerId))
          return deny('conflict', { code: 'nothing-to-do', pointer: '/partnerId' });
        const [partner] = await partnerNames(tx, [partnerId]);
        return accept({
          before: { conflict: partner?.name ?? partnerId },
          after: null,
          apply: () =>
            putConflicts(
              tx,
              memberId,
              person.conflictPartnerIds.filter((id) => id !== partnerId),
            ),
        });
      },
    },
    present,
  );
}
