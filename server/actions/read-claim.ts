import type { World } from '../../rules/facts.ts';
import { accept, refuse, type Outcome } from '../../rules/refusal.ts';
import { settle } from '../../rules/settle.ts';
import { factsOf } from '../../rules/work.ts';
import { lastRequestText } from '../store/claim-reads.ts';
import { loadWorlds } from '../store/load-world.ts';
import { scopeOf } from './act.ts';
import type { ClaimRef, Context } from './context.ts';

export interface ReadClaim {
  world: World;
  claimId: string;
  now: string;
  version: number;
  /** The reviewer's words of the open request. */
  requestText: string | null;
}

/** The claim as it is at this instant: what the clock made true is shown, whether or not it was written down yet. */
export function readClaim(ctx: Context, ref: ClaimRef): Promise<Outcome<ReadClaim>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), async (tx) => {
    const [requestText, worlds] = await Promise.all([lastRequestText(tx, ref), loadWorlds(tx, [ref], ctx.owner, false)]);
    const [loaded] = worlds;
    const claim = loaded && factsOf(loaded, ref.id).claim;
    if (!loaded || !claim || isHiddenDraft(ctx, claim.stage)) return refuse('hidden', { code: 'not-found', pointer: '' });
    const now = tx.now().toString();
    const { world } = settle(loaded, now);
    return accept({ world, claimId: ref.id, now, version: claim.version, requestText });
  }, 'read');
}

/** A draft is the partner's own business until it is submitted; the auditor reads everything. */
function isHiddenDraft({ actor }: Context, stage: string): boolean {
  return stage === 'editing' && actor.side !== 'partner' && !actor.grants.some((grant) => grant.role === 'auditor');
}
