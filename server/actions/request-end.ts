import { requestEnd as decide } from '../../rules/association.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { RequestEndInput } from './inputs.ts';

export function requestEnd(
  ctx: Context,
  ref: ClaimRef,
  { lineId, reason }: RequestEndInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'request-end',
      decide: (world, now) => decide(world, { claimId: ref.id, lineId, reason }, ctx.actor, now),
    },
    present,
  );
}
