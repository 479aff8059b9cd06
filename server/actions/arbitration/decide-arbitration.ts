import { decideArbitration as decide } from '../../../rules/claim/arbitrate.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { DecideArbitrationInput } from '../run/inputs.ts';

export function decideArbitration(
  ctx: Context,
  ref: ClaimRef,
  input: DecideArbitrationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const { caseId, winnerLineId, reasons } = input;
  return claimAct(
    ctx,
    ref,
    {
      act: 'decide-arbitration',
      decide(world, now) {
        const one = world.cases.find((candidate) => candidate.id === caseId);
        if (!one) return deny('hidden', { code: 'not-found', pointer: '' });
        return decide(
          world,
          {
            claimId: ref.id,
            case: { key: one.key, number: one.number },
            winnerLineId,
            reasons,
            secondReader: ctx.secondReader !== false,
          },
          ctx.actor,
          now,
        );
      },
    },
    present,
  );
}
