import { decideClaim as decide, type LineDecision } from '../../../rules/claim/decide.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { DecideClaimInput } from '../run/inputs.ts';
import { previewLetters } from './preview-letters.ts';

export function decideClaim(
  ctx: Context,
  ref: ClaimRef,
  input: DecideClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  // The rule refuses a code that people may not choose.
  const lines = input.lines as LineDecision[];
  const preview = previewLetters(ctx, ref, present);
  return claimAct(
    ctx,
    ref,
    {
      act: 'decide-claim',
      decide: (world, now, tx) =>
        preview.of(
          tx,
          now,
          decide(world, { claimId: ref.id, lines, comment: input.comment }, ctx.actor, now),
        ),
    },
    preview.present,
  );
}
