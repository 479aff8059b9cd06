import { submitClaim as decide } from '../../../rules/claim/submit.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { findConsentCode } from '../../store/parties/parties.ts';
import { tellClaim } from '../run/told.ts';
import { claimAct } from '../run/claim-act.ts';
import { consentCodeHash } from './consent-code.ts';
import { withAccount } from './own-account.ts';
import type { ClaimRef, Context, Present, Reply } from '../run/context.ts';
import type { SubmitClaimInput } from '../run/inputs.ts';

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
      tell: (tx, now, world, outcome) => tellClaim(tx, ctx, ref, world, outcome, { submission: true, now }),
      async decide(world, now, tx) {
        const typed = input.consentCode?.trim();
        const consentCodeId = typed
          ? ((await findConsentCode(tx, ref.tenantId, consentCodeHash(ctx.secret, ref.tenantId, typed))) ??
            'unknown')
          : null;
        const { partnerId, partnerContact } = factsOf(world, ref.id).claim;
        const email = partnerContact?.email ?? null;
        const known = await withAccount(tx, world, { tenantId: ref.tenantId, partnerId, email }, now);
        return decide(known, { claimId: ref.id, consentCodeId }, ctx.actor, now);
      },
    },
    present,
  );
}
