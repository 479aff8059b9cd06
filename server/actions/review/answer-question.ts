import { answerQuestion as decide } from '../../../rules/claim/question.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct, openTask } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { AnswerQuestionInput } from '../run/inputs.ts';

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
        if (!task) return deny('hidden', { code: 'not-found', pointer: '' });
        return decide(world, { claimId: ref.id, subject: task.subject, text }, ctx.actor, now);
      },
    },
    present,
  );
}
