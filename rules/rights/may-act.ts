/** Reads the rows of an act, of whatever process: may this actor do it now, and if not, why, and who can help? */
import type { Denial, Problem } from '../engine/denial.ts';
import type { ActRow, Place, SubjectOfAct } from './act-row.ts';
import { covers, fitting } from './acting-role.ts';
import { type Actor, grantedBy } from './role.ts';

/** All rows of one act, of every side; what it is done to, or where it begins. */
export interface ActAsked {
  act: string;
  rows: readonly ActRow[];
  subject: SubjectOfAct | null;
  /** Read for acts on no subject only. */
  place: Place;
}

/** null means yes. */
export function mayAct(asked: ActAsked, actor: Actor): Problem | null {
  const rows = asked.rows.filter((row) => row.side === actor.side);
  return everProblem(asked, rows, actor) ?? ofStage(asked, rows, actor);
}

/**
 * Could this actor ever do this? Asked before anything of the request is looked at, and of a replay: the act itself has moved
 * the subject on, so its stage says nothing, but whoever lacks the right does not get the first answer either.
 */
export function mayEver(asked: ActAsked, actor: Actor): Problem | null {
  const { subject } = asked;
  const rows = asked.rows
    .filter((row) => row.side === actor.side)
    .map((row): ActRow => ({
      ...row,
      stages: subject ? [subject.stage] : [],
      maySubmit: row.maySubmit === 'yes' ? 'yes' : 'no',
    }));
  return everProblem(asked, rows, actor);
}

function everProblem(asked: ActAsked, rows: readonly ActRow[], actor: Actor): Problem | null {
  const { act, subject } = asked;
  return (
    ofKey(rows, actor) ??
    ofRelation(asked, actor) ??
    ofRole(asked, rows, actor) ??
    subject?.conflict?.(act, actor) ??
    null
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

function ofKey(rows: readonly ActRow[], actor: Actor): Problem | null {
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

const notTheirs: Problem = { code: 'not-yours', pointer: '' };

function ofRelation({ subject, place }: ActAsked, actor: Actor): Problem | null {
  if (actor.side === 'partner') {
    const partnerId = subject ? subject.partnerId : place.partnerId;
    if (partnerId !== undefined && partnerId !== actor.partnerId) return notTheirs;
  }
  if (actor.side === 'customer') {
    const tenantId = subject ? subject.tenantId : place.tenantId;
    if (tenantId !== undefined && tenantId !== actor.tenantId) return notTheirs;
    if (subject?.isTheirs && !subject.isTheirs(actor)) return notTheirs;
  }
  return null;
}

function ofRole(
  { rows: all, subject, place }: ActAsked,
  rows: readonly ActRow[],
  actor: Actor,
): Problem | null {
  const inStage = fitting(rows, subject);
  // Where no row fits the stage, the role still comes first: a role that may never do it has no use for the stage.
  const candidates = inStage.length > 0 ? inStage : rows;
  if (candidates.some((row) => covers(actor, row.roles, row, subject, place))) return null;
  const told = candidates.length > 0 ? candidates : all;
  const roles = [...new Set(told.flatMap((row) => row.roles))];
  const helper = grantedBy[told[0]?.side ?? actor.side];
  const locationNumber = subject?.locationNumber;
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

function ofStage({ act, subject }: ActAsked, rows: readonly ActRow[], actor: Actor): Problem | null {
  if (!subject) return null;
  const inStage = fitting(rows, subject);
  if (inStage.length === 0)
    return {
      code: 'not-in-this-state',
      pointer: '',
      params: { act, stage: subject.stage, stages: [...new Set(rows.flatMap((row) => row.stages))] },
    };
  const problems = inStage
    .filter((row) => covers(actor, row.roles, row, subject, {}))
    .map((row) => (row.when === null ? null : subject.unmet(row.when, act, actor)));
  return problems.includes(null) ? null : (problems[0] ?? null);
}
