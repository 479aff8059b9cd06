import { endAssociation as decide } from '../../../rules/claim/association.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import { type ClaimRef, type Context, type Present, type Reply, whateverChanged } from '../run/context.ts';
import type { EndAssociationInput } from '../run/inputs.ts';

export function endAssociation(
  ctx: Context,
  ref: ClaimRef,
  { lineId, reason }: EndAssociationInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    whateverChanged(ctx),
    ref,
    {
      act: 'end-association',
      decide: (world, now) => decide(world, { claimId: ref.id, lineId, reason }, ctx.actor, now),
    },
    present,
  );
}
