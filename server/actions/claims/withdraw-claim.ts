import { withdrawClaim as decide } from '../../../rules/claim/withdraw.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { withinDay } from '../run/day-cap.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { WithdrawClaimInput } from '../run/inputs.ts';

export function withdrawClaim(
  ctx: Context,
  ref: ClaimRef,
  input: WithdrawClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'withdraw-claim',
      tell: (tx, now, world, outcome) => {
        const { claim, location } = factsOf(world, ref.id);
        // A draft was seen by nobody else.
        return claim.stage === 'editing'
          ? Promise.resolve(outcome)
          : withinDay(tx, ctx, { what: 'withdrawals', world, location, now }, outcome);
      },
      decide: (world, now) => decide(world, { claimId: ref.id, reason: input.reason }, ctx.actor, now),
    },
    present,
  );
}
