import { removeFile as decide } from '../../../rules/claim/file.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { RemoveFileInput } from '../run/inputs.ts';

export function removeFile(
  ctx: Context,
  ref: ClaimRef,
  input: RemoveFileInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'remove-file',
      decide: (world, now) => decide(world, { claimId: ref.id, ...input }, ctx.actor, now),
    },
    present,
  );
}
