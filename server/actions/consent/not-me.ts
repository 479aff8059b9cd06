import { notMe as decide } from '../../../rules/claim/not-me.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { NotMeInput } from '../run/inputs.ts';

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
