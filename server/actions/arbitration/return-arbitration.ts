import { returnArbitration as decide } from '../../../rules/claim/rights/second-reader.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { ReturnArbitrationInput } from '../run/inputs.ts';

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
        if (!one) return deny('hidden', { code: 'not-found', pointer: '' });
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
