import { submitClaim as decide } from '../../rules/submit.ts';
import type { Outcome } from '../../rules/refusal.ts';
import { findConsentCode } from '../store/parties.ts';
import { claimAct } from './act.ts';
import { consentCodeHash } from './consent-code.ts';
import type { ClaimRef, Context, Present, Reply } from './context.ts';
import type { SubmitClaimInput } from './inputs.ts';

export function submitClaim(
  ctx: Context,
  ref: ClaimRef,
  input: SubmitClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'submit-claim',
      async decide(world, now, tx) {
        const typed = input.consentCode?.trim();
        const consentCodeId = typed
          ? ((await findConsentCode(tx, ref.tenantId, consentCodeHash(ctx.secret, ref.tenantId, typed))) ??
            'unknown')
          : null;
        return decide(world, { claimId: ref.id, consentCodeId }, ctx.actor, now);
      },
    },
    present,
  );
}
