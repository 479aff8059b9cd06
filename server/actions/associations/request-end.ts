import { requestEnd as decide } from '../../../rules/claim/association.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { RequestEndInput } from '../run/inputs.ts';

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
