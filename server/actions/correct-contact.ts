import { correctContact as decide } from '../../rules/contact.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { CorrectContactInput } from './inputs.ts';

export function correctContact(
  ctx: Context,
  ref: ClaimRef,
  input: CorrectContactInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'correct-contact',
      decide: (world, now) => decide(world, { claimId: ref.id, ...input }, ctx.actor, now),
    },
    present,
  );
}
