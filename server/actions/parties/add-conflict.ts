import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { partnerNames, putConflicts } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import { queueRelease } from './open-work.ts';
import { personAct, whyProblems, type PresentMember } from './person-act.ts';

export interface ConflictInput {
  memberId: string;
  partnerId: string;
  why: string;
}

/** A partner whose claims the person is not given and does not decide; those in hand go back to the queue. */
export function addConflict(
  ctx: Context,
  { memberId, partnerId, why }: ConflictInput,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'addConflict',
      memberId,
      why,
      async rule({ person, conflicts, realNow }, tx) {
        const [partner] = await partnerNames(tx, [partnerId]);
        const problems = [
          ...(partner ? [] : [{ code: 'value-invalid' as const, pointer: '/partnerId' }]),
          ...whyProblems(why),
        ];
        if (!partner || problems.length > 0) return deny('invalid', ...problems);
        if (person.conflictPartnerIds.includes(partnerId))
          return deny('conflict', { code: 'nothing-to-do', pointer: '/partnerId' });
        return accept({
          before: null,
          after: { conflict: partner.name },
          person: { conflictPartnerIds: [...person.conflictPartnerIds, partnerId] },
          conflicts: [...conflicts, partner],
          async write(writing) {
            await putConflicts(writing, memberId, [...person.conflictPartnerIds, partnerId]);
            await queueRelease(writing, ctx, memberId, realNow);
          },
        });
      },
    },
    present,
  );
}
