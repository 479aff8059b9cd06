import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { holds } from '../../../rules/rights/role.ts';
import type { ClaimRef, Context } from '../run/context.ts';
import { readClaim, type ReadClaim } from '../claims/read-claim.ts';

/** A claim for which the tenant was asked; before that it is between the partner and the programme owner. */
export async function readRequest(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadClaim>> {
  const hidden = deny('hidden', { code: 'not-found', pointer: '' });
  if (ref.tenantId !== ctx.actor.tenantId) return hidden;
  if (!holds(ctx.actor, ['tenant-admin']))
    return deny('forbidden', {
      code: 'role-missing',
      pointer: '',
      params: { roles: ['tenant-admin'] },
    });
  const outcome = await readClaim(ctx, ref);
  return outcome.ok && factsOf(outcome.value.world, ref.id).rounds.length === 0 ? hidden : outcome;
}
