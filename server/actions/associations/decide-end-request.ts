import { decideEndRequest as decide } from '../../../rules/claim/association.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { claimAct, openTask } from '../run/claim-act.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { DecideEndRequestInput } from '../run/inputs.ts';

export function decideEndRequest(
  ctx: Context,
  ref: ClaimRef,
  input: DecideEndRequestInput,
  present: Present,
): Promise<Outcome<Reply>> {
  const { taskId, decision, reason } = input;
  return claimAct(
    ctx,
    ref,
    {
      act: 'decide-end-request',
      decide(world, now) {
        const task = openTask(world, ref.id, taskId);
        if (!task) return deny('hidden', { code: 'not-found', pointer: '' });
        return decide(world, { claimId: ref.id, lineId: task.subject, decision, reason }, ctx.actor, now);
      },
    },
    present,
  );
}
