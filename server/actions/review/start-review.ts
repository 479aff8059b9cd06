import { startReview as decide } from '../../../rules/claim/review.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { StartReviewInput } from '../run/inputs.ts';

export function startReview(
  ctx: Context,
  ref: ClaimRef,
  _input: StartReviewInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    { act: 'start-review', decide: (world, now) => decide(world, { claimId: ref.id }, ctx.actor, now) },
    present,
  );
}
