import { removeFile as decide } from '../../rules/file.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { RemoveFileInput } from './inputs.ts';

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
