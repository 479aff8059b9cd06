import { askQuestion as decide } from '../../rules/question.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { AskQuestionInput } from './inputs.ts';

export function askQuestion(
  ctx: Context,
  ref: ClaimRef,
  { text }: AskQuestionInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    { act: 'ask-question', decide: (world, now) => decide(world, { claimId: ref.id, text }, ctx.actor, now) },
    present,
  );
}
