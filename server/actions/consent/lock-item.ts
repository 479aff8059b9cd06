import type { Outcome } from '../../../rules/engine/denial.ts';
import { lockItem as decide } from '../../../rules/claim/tenant-lock.ts';
import { addLock } from '../../store/consent/tenant.ts';
import type { Context, Reply } from '../run/context.ts';
import type { LockItemInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export function lockItem(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: LockItemInput,
  present: PresentValue<{ tenantId: string }>,
): Promise<Outcome<Reply>> {
  return tenantAct(
    ctx,
    {
      act: 'lock-item',
      tenantId,
      detail: input,
      value: () => ({ tenantId }),
      decide: (world, now) => decide(world, input, ctx.actor, now),
      apply: (tx, now) => addLock(tx, tenantId, input, ctx.actor.name, now),
    },
    present,
  );
}
