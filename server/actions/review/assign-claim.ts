import { assignClaim as decide } from '../../../rules/claim/review.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { absenceOf, findAbsence } from '../../store/review/absences.ts';
import { loadReviewer } from '../../store/parties/parties.ts';
import { countAssigned } from '../../store/parties/people.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { AssignClaimInput } from '../run/inputs.ts';
import { dayAt } from './read-absence.ts';

export function assignClaim(
  ctx: Context,
  ref: ClaimRef,
  { memberId }: AssignClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'assign-claim',
      async decide(world, now, tx) {
        const reviewer = memberId === null ? null : await loadReviewer(tx, memberId);
        if (memberId !== null && !reviewer)
          return deny('invalid', { code: 'value-invalid', pointer: '/memberId' });
        const absence = reviewer && absenceOf(await findAbsence(tx, reviewer.id, dayAt(ctx, now)));
        const counted = reviewer && reviewer.capacity !== null ? await countAssigned(tx, [reviewer.id]) : [];
        const assignee = reviewer && {
          id: reviewer.id,
          name: reviewer.name,
          grants: reviewer.grants,
          partnerIds: reviewer.conflictPartnerIds,
          absence,
          inHand: { claims: counted[0]?.claims ?? 0, capacity: reviewer.capacity },
        };
        return decide(world, { claimId: ref.id, assignee }, ctx.actor, now);
      },
    },
    present,
  );
}
