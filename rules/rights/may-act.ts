/** Reads the act table: may this actor do this now, and if not, why, and who can help. */
import { type Act, type ActRow, acts, actRows } from './act-table.ts';
import { conditions } from './conditions.ts';
import type { ClaimFacts, Stage, World } from '../claim/facts.ts';
import type { Problem, Denial } from '../engine/denial.ts';
import { covers, fitting, type Place } from './acting-role.ts';
import { compareInstants } from '../time/instant.ts';
import { type Actor, grantedBy } from './role.ts';
import { factsOf } from '../claim/work.ts';

export interface Allowed {
  act: Act;
  allowed: boolean;
  problem?: Problem;
}

/** null means yes. `place` is read for acts on no claim (claimId null) only. */
export function mayAct(
  world: World | null,
  claimId: string | null,
  act: Act,
  actor: Actor,
  place: Place = {},
): Problem | null {
  const facts = world && claimId !== null ? factsOf(world, claimId) : null;
  const rows = actRows.filter((row) => row.act === act && row.side === actor.side);
  return (
    ofKey(rows, actor) ??
    ofRelation(facts, actor, place) ??
    ofRole(rows, facts, act, actor, place) ??
    ofConflict(world, facts, act, actor) ??
    ofStage(rows, world, facts, act, actor)
  );
}

/**
 * Could this actor ever do this? Asked before anything of the request is looked at, and of a replay: the act itself has moved
 * the claim on, so its stage says nothing, but whoever lacks the right does not get the first answer either.
 */
export function mayEver(
  act: Act,
  actor: Actor,
  world: World | null = null,
  claimId: string | null = null,
  place: Place = {},
): Problem | null {
  const facts = world && claimId !== null ? factsOf(world, claimId) : null;
  const rows = actRows
    .filter((row) => row.act === act && row.side === actor.side)
    .map((row): ActRow => ({
      ...row,
      stages: facts ? [facts.claim.stage] : [],
      maySubmit: row.maySubmit === 'yes' ? 'yes' : 'no',
    }));
  return (
    ofKey(rows, actor) ??
    ofRelation(facts, actor, place) ??
    ofRole(rows, facts, act, actor, place) ??
    ofConflict(world, facts, act, actor)
  );
}

const forbidden = new Set([
  'role-missing',
  'scope-missing',
  'read-only-key',
  'other-person-required',
  'approver-is-author',
]);

export function kindOf(problem: Problem): Denial['kind'] {
  if (problem.code === 'not-yours' || problem.code === 'not-found') return 'hidden';
  return forbidden.has(problem.code) ? 'forbidden' : 'conflict';
}

/** Done to the customer as a whole; they stand in the histories of the claims that they touch, and are no acts on one of them. */
const ofTenant: readonly Act[] = [
  'confirm-trusted-contact',
  'end-trusted-contact',
  'object-to-contact',
  'change-safeguards',
];
/** Follows from another change; nobody asks for it. */
const ofItself: readonly Act[] = ['release-claim'];

/** Every act of the actor's side on this claim, with the reason when it is not allowed. */
export function allowedActs(world: World, claimId: string, actor: Actor): Allowed[] {
  const ofSide = acts.filter(
    (act) =>
      !ofTenant.includes(act) &&
      !ofItself.includes(act) &&
      actRows.some((row) => row.act === act && row.side === actor.side && row.stages.length > 0),
  );
  return ofSide.map((act) => {
    const problem = mayAct(world, claimId, act, actor);
    return problem ? { act, allowed: false, problem } : { act, allowed: true };
  });
}

function ofKey(rows: ActRow[], actor: Actor): Problem | null {
  if (actor.readOnly) return { code: 'read-only-key', pointer: '' };
  const scope = rows[0]?.scope;
  if (
    !scope ||
    actor.scopes === null ||
    rows.some((row) => row.scope !== null && actor.scopes?.includes(row.scope))
  )
    return null;
  return { code: 'scope-missing', pointer: '', params: { scope } };
}

function ofRelation(facts: ClaimFacts | null, actor: Actor, place: Place): Problem | null {
  if (actor.side === 'partner') {
    const partnerId = facts?.claim.partnerId ?? place.partnerId;
    if (partnerId !== undefined && partnerId !== actor.partnerId) return { code: 'not-yours', pointer: '' };
  }
  if (actor.side === 'customer') {
    const tenantId = facts?.claim.tenantId ?? place.tenantId;
    if (tenantId !== undefined && tenantId !== actor.tenantId) return { code: 'not-yours', pointer: '' };
    if (facts && actor.contact && !facts.notices.some((notice) => isTheirs(notice, actor)))
      return { code: 'not-yours', pointer: '' };
  }
  return null;
}

function isTheirs(notice: ClaimFacts['notices'][number], actor: Actor): boolean {
  return (
    notice.id === actor.contact?.noticeId || notice.email.toLowerCase() === actor.contact?.email.toLowerCase()
  );
}

function ofRole(
  rows: ActRow[],
  facts: ClaimFacts | null,
  act: Act,
  actor: Actor,
  place: Place,
): Problem | null {
  const inStage = fitting(rows, facts);
  // Where no row fits the stage, the role is still told first: a role that may never do it has no use for the stage.
  const candidates = inStage.length > 0 ? inStage : rows;
  if (candidates.some((row) => covers(actor, row.roles, row, facts, place))) return null;
  const told = candidates.length > 0 ? candidates : actRows.filter((row) => row.act === act);
  const roles = [...new Set(told.flatMap((row) => row.roles))];
  const helper = grantedBy[told[0]?.side ?? actor.side];
  const locationNumber = facts?.location.number;
  return {
    code: 'role-missing',
    pointer: '',
    params: {
      roles,
      ...(helper && { grantedBy: helper }),
      ...(locationNumber && actor.side === 'partner' && { location: locationNumber }),
      ...(told.some((row) => row.maySubmit !== 'no') && { permission: 'submit' }),
    },
  };
}

const deciding: readonly Act[] = ['decide-claim', 'decide-arbitration', 'confirm-arbitration'];

/**
 * Nobody reviews a claim of a partner they belong to. Whoever added or confirmed a trusted contact decides no line of a claim on that
 * tenant that was open then: they would choose who agrees to it.
 */
function ofConflict(world: World | null, facts: ClaimFacts | null, act: Act, actor: Actor): Problem | null {
  // Giving back what somebody else may not do decides nothing.
  if (!world || !facts || actor.side !== 'owner' || act === 'release-claim') return null;
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

function ofStage(
  rows: ActRow[],
  world: World | null,
  facts: ClaimFacts | null,
  act: Act,
  actor: Actor,
): Problem | null {
  if (!world || !facts) return null;
  const inStage = fitting(rows, facts);
  if (inStage.length === 0) return notInStage(act, facts.claim.stage, rows);
  const problems = inStage
    .filter((row) => covers(actor, row.roles, row, facts, {}))
    .map((row) => (row.when === null ? null : conditions[row.when](facts, act, { world, actor })));
  return problems.includes(null) ? null : (problems[0] ?? null);
}

function notInStage(act: Act, stage: Stage, rows: ActRow[]): Problem {
  return {
    code: 'not-in-this-state',
    pointer: '',
    params: { act, stage, stages: [...new Set(rows.flatMap((row) => row.stages))] },
  };
}
