import type { Outcome } from '../../rules/refusal.ts';
import { unlockItem as decide } from '../../rules/tenant-lock.ts';
import { removeLock } from '../store/tenant.ts';
import type { Context, Reply } from './context.ts';
import type { UnlockItemInput, PresentValue } from './inputs.ts';
import { tenantAct } from './tenant-act.ts';

export function unlockItem(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: UnlockItemInput,
  present: PresentValue<{ tenantId: string }>,
): Promise<Outcome<Reply>> {
  return tenantAct(
    ctx,
    {
      act: 'unlock-item',
      tenantId,
      detail: input,
      value: () => ({ tenantId }),
      decide: (world, now) => decide(world, input, ctx.actor, now),
      apply: (tx) => removeLock(tx, tenantId, input),
    },
    present,
  );
}
