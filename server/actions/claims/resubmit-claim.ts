import { resubmitClaim as decide } from '../../../rules/claim/submit.ts';
import type { Outcome } from '../../../rules/engine/refusal.ts';
import { tellClaim } from '../parties/told.ts';
import { claimAct } from '../run/act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { ResubmitClaimInput } from '../run/inputs.ts';

/** Answers to the single points are told in the thread, each under the code it answers. */
export function resubmitClaim(
  ctx: Context,
  ref: ClaimRef,
  input: ResubmitClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const points = (input.answers ?? []).map(({ code, text }) => `${code}: ${text}`);
  const comment = [input.comment, ...points].filter(Boolean).join('\n') || null;
  return claimAct(
    ctx,
    ref,
    {
      act: 'resubmit-claim',
      tell: (tx, world, outcome) => tellClaim(tx, ctx, ref, world, outcome, true),
      decide: (world, now) => decide(world, { claimId: ref.id, comment }, ctx.actor, now),
    },
    present,
  );
}
