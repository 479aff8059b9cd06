import type { Outcome } from '../../rules/refusal.ts';
import { revokeConsentCode as decide } from '../../rules/tenant-lock.ts';
import type { Context, Reply } from './context.ts';
import type { PresentValue, RevokeConsentCodeInput } from './inputs.ts';
import { tenantAct } from './tenant-act.ts';

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
