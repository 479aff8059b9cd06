import { endAssociation as decide } from '../../rules/association.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { EndAssociationInput } from './inputs.ts';

export function endAssociation(
  ctx: Context,
  ref: ClaimRef,
  { lineId, reason }: EndAssociationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'end-association',
      decide: (world, now) => decide(world, { claimId: ref.id, lineId, reason }, ctx.actor, now),
    },
    present,
  );
}
