import { notMe as decide } from '../../rules/not-me.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { NotMeInput } from './inputs.ts';

export function notMe(
  ctx: Context,
  ref: ClaimRef,
  input: NotMeInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    { act: 'not-me', decide: (world, now) => decide(world, { claimId: ref.id, ...input }, ctx.actor, now) },
    present,
  );
}
