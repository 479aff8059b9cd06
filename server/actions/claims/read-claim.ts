import { circumstances } from '../../../rules/access/circumstances.ts';
import type { World } from '../../../rules/claim/facts.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { lastRequest, type RequestWords } from '../../store/claims/claim-reads.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';

export interface ReadClaim {
  world: World;
  claimId: string;
  now: string;
  version: number;
  /** The reviewer's words of the open request. */
  request: RequestWords | null;
}

/** The claim as it is at this instant: what the clock made true is shown, whether or not it was written down yet. */
export function readClaim(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadClaim>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    { first: (tx) => loadWorlds(tx, [ref], ctx.owner, false), mode: 'read' },
    async (tx, now, worldsAt) => {
      const [loaded] = worldsAt(now);
      const claim = loaded && factsOf(loaded, ref.id).claim;
      if (!loaded || !claim || isUnsent(ctx, claim))
        return deny('hidden', { code: 'not-found', pointer: '' });
      const { world } = settle(loaded, now);
      const request = claim.stage === 'partner-action-required' ? await lastRequest(tx, ref) : null;
      return accept({ world, claimId: ref.id, now, version: claim.version, request });
    },
  );
}

/** What was never submitted, or withdrawn before, is the partner's own business; the auditor reads everything. */
export function isUnsent({ actor }: Context, { submittedAt }: { submittedAt: string | null }): boolean {
  return circumstances.submitted(actor, { submitted: submittedAt !== null }) !== null;
}
