import { askQuestion as decide } from '../../../rules/claim/question.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import { type ClaimRef, type Context, type Present, type Reply, whateverChanged } from '../run/context.ts';
import type { AskQuestionInput } from '../run/inputs.ts';

export function askQuestion(
  ctx: Context,
  ref: ClaimRef,
  { text }: AskQuestionInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    whateverChanged(ctx),
    ref,
    { act: 'ask-question', decide: (world, now) => decide(world, { claimId: ref.id, text }, ctx.actor, now) },
    present,
  );
}
