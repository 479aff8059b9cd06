/** Claims, as rights look at them, and what may be done with one. */
import type { Id } from '../../engine/id.ts';
import type { Problem } from '../../engine/denial.ts';
import type { Place, SubjectOfAct } from '../../rights/act-row.ts';
import { mayAct as mayActOn } from '../../rights/may-act.ts';
import type { Actor } from '../../rights/role.ts';
import { compareInstants } from '../../time/instant.ts';
import type { ClaimFacts, World } from '../facts.ts';
import { factsOf } from '../work.ts';
import { type Act, acts, actRows, type Condition } from './act-table.ts';
import { standingOf } from './acting-role.ts';
import { conditions } from './conditions.ts';

export interface Allowed {
  act: Act;
  allowed: boolean;
  problem?: Problem;
}

/** The claim in its world, settled to now. */
export function claimSubject(world: World, claimId: Id<'claim'>): SubjectOfAct {
  const facts = factsOf(world, claimId);
  const { partnerId, tenantId } = facts.claim;
  return {
    ...standingOf(facts),
    partnerId,
    tenantId,
    locationNumber: facts.location.number,
    isTheirs: (actor) => !actor.contact || facts.notices.some((notice) => isTheirs(notice, actor)),
    conflict: (act, actor) => conflictOf(world, facts, act as Act, actor),
    unmet: (condition, act, actor) => conditions[condition as Condition](facts, act as Act, { world, actor }),
  };
}

/** null means yes. `place` is read for acts on no claim (claimId null) only. */
export function mayAct(
  world: World | null,
  claimId: Id<'claim'> | null,
  act: Act,
  actor: Actor,
  place: Place = {},
): Problem | null {
  const rows = actRows.filter((row) => row.act === act);
  const subject = world && claimId !== null ? claimSubject(world, claimId) : null;
  return mayActOn({ act, rows, subject, place }, actor);
}

/** Done to the customer as a whole; they stand in the histories of the claims that they touch, and are no acts on one of them. */
const ofTenant: readonly Act[] = [
  'confirm-trusted-contact',
  'end-trusted-contact',
  'object-to-contact',
  'change-safeguards',
];
/** Done to one link of a request, which says so itself. */
const ofLink: readonly Act[] = ['close-link'];
/** Follows from another change; nobody asks for it. */
const ofItself: readonly Act[] = ['release-claim'];

/** Every act of the actor's side on this claim, with the reason when it is not allowed. */
export function allowedActs(world: World, claimId: Id<'claim'>, actor: Actor): Allowed[] {
  const ofSide = acts.filter(
    (act) =>
      !ofTenant.includes(act) &&
      !ofLink.includes(act) &&
      !ofItself.includes(act) &&
      actRows.some((row) => row.act === act && row.side === actor.side && row.stages.length > 0),
  );
  return ofSide.map((act) => {
    const problem = mayAct(world, claimId, act, actor);
    return problem ? { act, allowed: false, problem } : { act, allowed: true };
  });
}

function isTheirs(notice: ClaimFacts['notices'][number], actor: Actor): boolean {
  return (
    notice.id === actor.contact?.noticeId || notice.email.toLowerCase() === actor.contact?.email.toLowerCase()
  );
}

const deciding: readonly Act[] = ['decide-claim', 'decide-arbitration', 'confirm-arbitration'];

/**
 * Nobody reviews a claim of a partner they belong to. Whoever added or confirmed a trusted contact decides no line of a claim on that
 * tenant that was open then: they would choose who agrees to it.
 */
function conflictOf(world: World, facts: ClaimFacts, act: Act, actor: Actor): Problem | null {
  // Giving back what somebody else may not do decides nothing.
  if (actor.side !== 'owner' || act === 'release-claim') return null;
  const another = (because: string): Problem => ({
    code: 'other-person-required',
    pointer: '',
    params: { because },
  });
  if (actor.conflictPartnerIds?.includes(facts.claim.partnerId)) return another('belongs-to-the-partner');
  if (!deciding.includes(act)) return null;
  const decided = act === 'decide-claim' ? [facts] : world.claims;
  const vouched = world.tenant.vouchers
    .filter((voucher) => voucher.personId === actor.id)
    .some(({ at }) =>
      decided.some(({ claim }) => claim.submittedAt !== null && compareInstants(claim.submittedAt, at) <= 0),
    );
  return vouched ? another('vouched-for-the-contact') : null;
}
