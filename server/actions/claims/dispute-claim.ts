import { disputeClaim as decide } from '../../../rules/claim/dispute.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { DisputeClaimInput } from '../run/inputs.ts';

export function disputeClaim(
  ctx: Context,
  ref: ClaimRef,
  input: DisputeClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const { lineIds, justification } = input;
  return claimAct(
    ctx,
    ref,
    {
      act: 'dispute-claim',
      decide: (world, now) =>
        decide(world, { claimId: ref.id, lineIds: lineIds ?? undefined, justification }, ctx.actor, now),
    },
    present,
  );
}
