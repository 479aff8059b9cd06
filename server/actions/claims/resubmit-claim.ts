import { resubmitClaim as decide } from '../../../rules/claim/submit.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { tellClaim } from '../run/told.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { ResubmitClaimInput } from '../run/inputs.ts';

export function resubmitClaim(
  ctx: Context,
  ref: ClaimRef,
  { comment, answers }: ResubmitClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'resubmit-claim',
      tell: (tx, now, world, outcome) => tellClaim(tx, ctx, ref, world, outcome, { submission: true, now }),
      decide: (world, now) =>
        decide(world, { claimId: ref.id, comment, ...(answers && { answers }) }, ctx.actor, now),
    },
    present,
  );
}
