import { returnArbitration as decide } from '../../rules/second-reader.ts';
import { refuse, type Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { ReturnArbitrationInput } from './inputs.ts';

export function returnArbitration(
  ctx: Context,
  ref: ClaimRef,
  input: ReturnArbitrationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'return-arbitration',
      decide(world, now) {
        const one = world.cases.find((candidate) => candidate.id === input.caseId);
        if (!one) return refuse('hidden', { code: 'not-found', pointer: '' });
        return decide(
          world,
          { claimId: ref.id, case: { key: one.key, number: one.number }, reason: input.reason },
          ctx.actor,
          now,
        );
      },
    },
    present,
  );
}
