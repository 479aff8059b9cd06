/** release-claim: the queue gets back what its assignee may not do any more (domain 2). Nobody is judged by it, and no clock moves. */
import { type Outcome, accept, deny } from '../engine/denial.ts';
import { guard, roleFor } from '../rights/may-act.ts';
import type { Actor } from '../rights/role.ts';
import type { World } from './facts.ts';
import { type Assignee, whyNotAssignable } from './review.ts';
import type { Step } from './step.ts';
import { begin, factsOf, finish, record } from './work.ts';

export interface Release {
  claimId: string;
  /** Who had it when it was asked for. */
  memberId: string;
  /** The same person as a reviewer; null: not one any more, or deactivated. */
  assignee: Assignee | null;
}

export function releaseClaim(
  world: World,
  { claimId, memberId, assignee }: Release,
  actor: Actor,
  now: string,
): Outcome<Step> {
  const denial = guard(world, claimId, 'release-claim', actor);
  if (denial) return { ok: false, denial };
  const stays = assignee !== null && whyNotAssignable(world, claimId, assignee) === null;
  if (factsOf(world, claimId).claim.assignee?.id !== memberId || stays)
    return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  const work = begin(world);
  const facts = factsOf(work.world, claimId);
  facts.claim.assignee = null;
  record(work, claimId, {
    act: 'release-claim',
    actor,
    at: now,
    role: roleFor('release-claim', actor, facts),
    visibleTo: ['owner'],
  });
  work.events.push({
    type: 'claim.assigned',
    claimId,
    at: now,
    audience: { side: 'owner' },
    data: { number: facts.claim.number, assigneeId: null },
  });
  return accept(finish(work));
}
