import type { Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { ClaimRef, Context } from '../run/context.ts';
import { readClaim, type ReadClaim } from '../claims/read-claim.ts';

/** A claim for which the tenant was asked; before that it is between the partner and the programme owner. */
export async function readRequest(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadClaim>> {
  const denial = rightDenial('readRequest', ctx.actor, { tenantId: ref.tenantId });
  if (denial) return { ok: false, denial };
  const outcome = await readClaim(ctx, ref);
  if (!outcome.ok) return outcome;
  const asked = factsOf(outcome.value.world, ref.id).rounds.length > 0;
  const unasked = rightDenial('readRequest', ctx.actor, { asked });
  return unasked ? { ok: false, denial: unasked } : outcome;
}
