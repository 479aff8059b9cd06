import { refuse as decide } from '../../../rules/claim/consent.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { claimAct } from '../run/claim-act.ts';
import { type ClaimRef, type Context, type Present, type Reply, whateverChanged } from '../run/context.ts';
import type { RefuseInput } from '../run/inputs.ts';

export function refuse(
  ctx: Context,
  ref: ClaimRef,
  input: RefuseInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    whateverChanged(ctx),
    ref,
    {
      act: 'refuse',
      // A refusal at the very end of the window wins over that end.
      settled: (world, now) => settle(world, now, 'before'),
      decide: (world, now, _tx, at) => {
        const arrivedAt = ctx.arrivedAt === undefined ? now : at(ctx.arrivedAt);
        return decide(world, { claimId: ref.id, ...input }, ctx.actor, now, arrivedAt);
      },
    },
    present,
  );
}
