import type { Outcome } from '../../../rules/engine/denial.ts';
import { revokeConsentCode as decide } from '../../../rules/claim/tenant-lock.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue, RevokeConsentCodeInput } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export interface RevokedConsentCode {
  tenantId: string;
  codeId: string;
}

export function revokeConsentCode(
  ctx: Context,
  { tenantId }: { tenantId: string },
  { codeId }: RevokeConsentCodeInput,
  present: PresentValue<RevokedConsentCode>,
): Promise<Outcome<Reply>> {
  return tenantAct(
    ctx,
    {
      act: 'revoke-consent-code',
      tenantId,
      detail: { codeId },
      value: () => ({ tenantId, codeId }),
      decide: (world, now) => decide(world, { codeId }, ctx.actor, now),
      // The changed code is part of the step and written with it.
      apply: () => Promise.resolve(),
    },
    present,
  );
}
