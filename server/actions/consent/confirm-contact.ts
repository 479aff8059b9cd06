import { confirmContact as decide } from '../../../rules/claim/contact.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { ConfirmContactInput } from '../run/inputs.ts';

export function confirmContact(
  ctx: Context,
  ref: ClaimRef,
  input: ConfirmContactInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'confirm-contact',
      decide: (world, now) => decide(world, { claimId: ref.id, ...input }, ctx.actor, now),
    },
    present,
  );
}
