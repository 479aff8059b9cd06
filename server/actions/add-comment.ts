import { addComment as decide } from '../../rules/comment.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { claimAct } from './act.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { AddCommentInput } from './inputs.ts';

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
