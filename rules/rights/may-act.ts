/** Reads the act table: may this actor do this now, and if not, why, and who can help. */
import { type Act, type ActRow, acts, actRows } from './act-table.ts';
import { conditions } from './conditions.ts';
import type { ClaimFacts, Stage, World } from '../claim/facts.ts';
import type { Problem, Refusal } from '../engine/refusal.ts';
import { type Actor, type Role, type Side, holds } from './role.ts';
import { factsOf } from '../claim/work.ts';

/** Where an act happens that belongs to no claim yet. */
export interface Place {
  partnerId?: string;
  locationId?: string;
  programmes?: string[];
  tenantId?: string;
}

export interface Allowed {
  act: Act;
  allowed: boolean;
  problem?: Problem;
}

/** Whom to ask for a missing role. */
export const grantedBy: Record<Side, Role | null> = {
  partner: 'account-admin',
  owner: 'programme-admin',
  customer: 'tenant-admin',
  system: null,
};

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
    ofConflict(facts, actor) ??
    ofStage(rows, world, facts, act, actor)
  );
}

/** The same answer as a refusal, in the kind that http maps to a status. */
export function guard(
  world: World | null,
  claimId: string | null,
  act: Act,
  actor: Actor,
  place: Place = {},
): Refusal | null {
  const problem = mayAct(world, claimId, act, actor, place);
  return problem && { kind: kindOf(problem), problems: [problem] };
}

/**
 * Could this actor ever do this? Asked before anything of the request is looked at, and of a replay: the act itself has moved
 * the claim on, so its stage says nothing, but whoever has not the right is not given the first answer either.
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
    ofConflict(facts, actor)
  );
}

const forbidden = new Set(['role-missing', 'scope-missing', 'read-only-key', 'other-person-required']);

export function kindOf(problem: Problem): Refusal['kind'] {
  if (problem.code === 'not-yours' || problem.code === 'not-found') return 'hidden';
  return forbidden.has(problem.code) ? 'forbidden' : 'conflict';
}

/** Every act of the actor's side on this claim, with the reason when it is not allowed. */
export function allowedActs(world: World, claimId: string, actor: Actor): Allowed[] {
  const ofSide = acts.filter((act) =>
    actRows.some((row) => row.act === act && row.side === actor.side && row.stages.length > 0),
  );
  return ofSide.map((act) => {
    const problem = mayAct(world, claimId, act, actor);
    return problem ? { act, allowed: false, problem } : { act, allowed: true };
  });
}

/** The role in which this actor does this act: what history says he was. */
export function roleFor(
  act: Act,
  actor: Actor,
  facts: ClaimFacts | null,
  place: Place = {},
): Role | undefined {
  const rows = actRows.filter((row) => row.act === act && row.side === actor.side);
  for (const row of [...fitting(rows, facts), ...rows]) {
    const role = row.roles.find((candidate) => covers(actor, [candidate], row, facts, place));
    if (role) return role;
  }
  return actor.grants[0]?.role;
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

function fitting(rows: ActRow[], facts: ClaimFacts | null): ActRow[] {
  return facts ? rows.filter((row) => row.stages.includes(facts.claim.stage)) : rows;
}

function covers(
  actor: Actor,
  roles: readonly Role[],
  row: ActRow,
  facts: ClaimFacts | null,
  place: Place,
): boolean {
  const draft = facts === null || facts.claim.stage === 'editing';
  const submitNeeded = row.maySubmit === 'yes' || (row.maySubmit === 'after-draft' && !draft);
  const locationId = actor.side === 'partner' ? (facts?.claim.locationId ?? place.locationId) : undefined;
  const programmes = facts?.claim.programmes ?? place.programmes ?? [];
  const grants = actor.grants.filter(
    (grant) => !submitNeeded || grant.role !== 'incentives-user' || grant.maySubmit,
  );
  return holds({ ...actor, grants }, roles, locationId, actor.side === 'customer' ? [] : programmes);
}

/** Nobody reviews a claim of a partner he belongs to. */
function ofConflict(facts: ClaimFacts | null, actor: Actor): Problem | null {
  if (!facts || actor.side !== 'owner' || !actor.conflictPartnerIds?.includes(facts.claim.partnerId))
    return null;
  return { code: 'other-person-required', pointer: '', params: { because: 'belongs-to-the-partner' } };
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
