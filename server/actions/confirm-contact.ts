import { confirmContact as decide } from '../../rules/contact.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { ConfirmContactInput } from './inputs.ts';

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
