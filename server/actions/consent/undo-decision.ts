import { undoDecision as decide } from '../../../rules/claim/undo.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { UndoDecisionInput } from '../run/inputs.ts';

export function undoDecision(
  ctx: Context,
  ref: ClaimRef,
  { confirmed }: UndoDecisionInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'undo-decision',
      settled: (world, now) => settle(world, now, 'before'),
      decide: (world, now) => decide(world, { claimId: ref.id, confirmed }, ctx.actor, now),
    },
    present,
  );
}
