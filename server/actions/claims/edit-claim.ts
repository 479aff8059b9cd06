import { editClaim as decide, type ClaimChanges } from '../../../rules/claim/draft.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { loadLocation } from '../../store/parties/parties.ts';
import { tellClaim } from '../run/told.ts';
import { claimAct } from '../run/claim-act.ts';
import { type ClaimRef, type Context, newId, type Present, type Reply } from '../run/context.ts';
import type { EditClaimInput } from '../run/inputs.ts';
import { withAccount } from './own-account.ts';
import { linesOf } from './line-input.ts';

export function editClaim(
  ctx: Context,
  ref: ClaimRef,
  input: EditClaimInput,
  present: Present,
): Promise<Outcome<Reply>> {
  return claimAct(
    ctx,
    ref,
    {
      act: 'edit-claim',
      tell: (tx, now, world, outcome) =>
        tellClaim(tx, ctx, ref, world, outcome, { submission: input.lines === undefined, now }),
      async decide(world, now, tx) {
        const { lines, locationId, customerTenantId, ...fields } = input;
        const { claim, lines: known } = factsOf(world, ref.id);
        const changes: ClaimChanges = { ...fields };
        if (customerTenantId !== undefined) changes.tenantId = customerTenantId;
        if (lines !== undefined) changes.lines = linesOf(lines, claim.activities, known, () => newId(ctx));
        if (locationId !== undefined) {
          const location = await loadLocation(tx, locationId);
          if (location?.partnerId !== claim.partnerId)
            return deny('invalid', { code: 'value-invalid', pointer: '/locationId' });
          changes.location = location;
        }
        const contact = input.partnerContact === undefined ? claim.partnerContact : input.partnerContact;
        const email = contact?.email ?? null;
        const whose = { tenantId: ref.tenantId, partnerId: claim.partnerId, email };
        return decide(await withAccount(tx, world, whose, now), { claimId: ref.id, changes }, ctx.actor, now);
      },
    },
    present,
  );
}
