import { agree as decide, wrongCode } from '../../../rules/claim/consent.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { claimAct } from '../run/claim-act.ts';
import { isCode } from './consent-link.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { AgreeInput } from '../run/inputs.ts';

/** Without a code the agreement is recorded and the window runs on; the code stands in the mail's text and in no link. */
export function agree(
  ctx: Context,
  ref: ClaimRef,
  { lineIds, code, confirmed }: AgreeInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'agree',
      settled: (world, now) => settle(world, now, 'before'),
      decide: (world, now) =>
        decide(world, { claimId: ref.id, lineIds, confirmed, code: compared(ctx, code) }, ctx.actor, now),
      denied: (world, now, denial) =>
        denial.problems.some((problem) => problem.code === 'code-wrong')
          ? wrongCode(world, { claimId: ref.id }, ctx.actor, now)
          : null,
    },
    present,
  );
}

function compared(ctx: Context, typed: string | null): 'right' | 'wrong' | null {
  if (!typed?.trim() || !ctx.actor.contact) return null;
  return isCode(ctx.secret, ctx.actor.contact.noticeId, typed) ? 'right' : 'wrong';
}
