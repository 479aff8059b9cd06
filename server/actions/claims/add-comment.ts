import { addComment as decide } from '../../../rules/claim/comment.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { claimAct } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { AddCommentInput } from '../run/inputs.ts';

export function addComment(
  ctx: Context,
  ref: ClaimRef,
  input: AddCommentInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'add-comment',
      decide: (world, now) => decide(world, { claimId: ref.id, ...input }, ctx.actor, now),
    },
    present,
  );
}
