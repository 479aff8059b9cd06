import type { Outcome } from '../../rules/refusal.ts';
import { lockItem as decide } from '../../rules/tenant-lock.ts';
import { addLock } from '../store/tenant.ts';
import type { Context, Reply } from './context.ts';
import type { LockItemInput, PresentValue } from './inputs.ts';
import { tenantAct } from './tenant-act.ts';

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
