import { confirmArbitration as decide } from '../../../rules/claim/rights/second-reader.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { ConfirmArbitrationInput } from '../run/inputs.ts';

export function confirmArbitration(
  ctx: Context,
  ref: ClaimRef,
  input: ConfirmArbitrationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'confirm-arbitration',
      decide(world, now) {
        const one = world.cases.find((candidate) => candidate.id === input.caseId);
        if (!one) return deny('hidden', { code: 'not-found', pointer: '' });
        return decide(world, { claimId: ref.id, case: { key: one.key, number: one.number } }, ctx.actor, now);
      },
    },
    present,
  );
}
