import type { Outcome } from '../../../rules/engine/denial.ts';
import { unlockItem as decide } from '../../../rules/claim/tenant-lock.ts';
import { removeLock } from '../../store/consent/tenant.ts';
import type { Context, Reply } from '../run/context.ts';
import type { UnlockItemInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

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
