import { answerQuestion as decide } from '../../rules/question.ts';
import { refuse, type Outcome } from '../../rules/refusal.ts';
import { claimAct, openTask } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { AnswerQuestionInput } from './inputs.ts';

export function answerQuestion(
  ctx: Context,
  ref: ClaimRef,
  { taskId, text }: AnswerQuestionInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'answer-question',
      decide(world, now) {
        const task = openTask(world, ref.id, taskId);
        if (!task) return refuse('hidden', { code: 'not-found', pointer: '' });
        return decide(world, { claimId: ref.id, subject: task.subject, text }, ctx.actor, now);
      },
    },
    present,
  );
}
