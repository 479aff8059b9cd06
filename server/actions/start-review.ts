import { startReview as decide } from '../../rules/review.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { StartReviewInput } from './inputs.ts';

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
