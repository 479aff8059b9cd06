/** Gives back to the queue what somebody has in hand who may not do it any more: claim by claim, each a transaction of its own. */
import { releaseClaim as decide } from '../../../rules/claim/review.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { loadReviewer } from '../../store/parties/parties.ts';
import { assignedClaims } from '../../store/parties/people.ts';
import { claimAct } from '../run/claim-act.ts';
import { newId } from '../run/context.ts';
import type { ClaimRef, Context, Present, Reply, Services } from '../run/context.ts';

export function releaseClaim(
  ctx: Context,
  ref: ClaimRef,
  { memberId }: { memberId: string },
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'release-claim',
      async decide(world, now, tx) {
        const person = await loadReviewer(tx, memberId);
        const assignee = person && { ...person, partnerIds: person.conflictPartnerIds };
        return decide(world, { claimId: ref.id, memberId, assignee }, ctx.actor, now);
      },
    },
    present,
  );
}

/** The name in each history is that of the admin whose change it follows from. */
export async function releaseClaims(
  services: Services,
  { memberId, by }: { memberId: string; by: { id: string; name: string } },
): Promise<void> {
  const actor: Actor = {
    side: 'owner',
    ...by,
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
    readOnly: false,
    scopes: null,
  };
  const refs = await services.db.transact({ side: 'system' }, (tx) => assignedClaims(tx, memberId), 'read');
  for (const ref of refs) {
    const ctx: Context = {
      ...services,
      actor,
      requestId: newId(services),
      idempotency: null,
      ifMatch: null,
      validateOnly: false,
    };
    await releaseClaim(ctx, ref, { memberId }, () => ({ status: 204, headers: {}, body: '' }));
  }
}
