import type { Outcome } from '../../../rules/engine/denial.ts';
import { changeSafeguards as decide } from '../../../rules/claim/tenant-lock.ts';
import { setSafeguards } from '../../store/consent/tenant.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ChangeSafeguardsInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export function changeSafeguards(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: ChangeSafeguardsInput,
  present: PresentValue<{ tenantId: string }>,
): Promise<Outcome<Reply>> {
  return tenantAct(
    ctx,
    {
      act: 'change-safeguards',
      tenantId,
      detail: input,
      value: () => ({ tenantId }),
      decide: (world, now) => decide(world, input, ctx.actor, now),
      apply: (tx) => setSafeguards(tx, tenantId, input),
    },
    present,
  );
}
