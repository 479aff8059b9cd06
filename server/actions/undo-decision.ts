import { undoDecision as decide } from '../../rules/undo.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { settle } from '../../rules/settle.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { UndoDecisionInput } from './inputs.ts';

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
