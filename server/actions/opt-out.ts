import { optOut as decide } from '../../rules/consent.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { settle } from '../../rules/settle.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { OptOutInput } from './inputs.ts';

export function optOut(
  ctx: Context,
  ref: ClaimRef,
  input: OptOutInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'opt-out',
      // A refusal at the very end of the window wins over that end.
      settled: (world, now) => settle(world, now, 'before'),
      decide: (world, now, tx) => {
        const arrivedAt = ctx.arrivedAt === undefined ? now : tx.at(ctx.arrivedAt).toString();
        return decide(world, { claimId: ref.id, ...input }, ctx.actor, now, arrivedAt);
      },
    },
    present,
  );
}
