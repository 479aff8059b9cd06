import { answerArbitration as decide } from '../../../rules/claim/arbitrate.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { AnswerArbitrationInput } from '../run/inputs.ts';

export function answerArbitration(
  ctx: Context,
  ref: ClaimRef,
  { caseId, text }: AnswerArbitrationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'answer-arbitration',
      decide(world, now) {
        const one = world.cases.find((candidate) => candidate.id === caseId);
        if (!one) return deny('hidden', { code: 'not-found', pointer: '' });
        return decide(
          world,
          { claimId: ref.id, case: { key: one.key, number: one.number }, text },
          ctx.actor,
          now,
        );
      },
    },
    present,
  );
}
