/**
 * The one question of rights: may this actor call this operation, or do this act, and if not, why, and who can help? HTTP asks it
 * before it looks at a request, an action again with what it has loaded, and what people are offered is made of the same answers.
 */
import { circumstances, type About } from './circumstances.ts';
import { kindOf, mayAct, mayEver } from '../rights/may-act.ts';
import { rowsOf, type Act } from './act-tables.ts';
import type { Denial, Problem } from '../engine/denial.ts';
import type { Access } from './operation-row.ts';
import { isOperation, type OperationId, operationIds, operations } from './operations.ts';
import { grantedBy, type Actor, holds } from '../rights/role.ts';
import { scopeProblem } from '../rights/scopes.ts';

/** An operation; or an act, where several operations do the same one, or nobody calls it. */
export type Right = OperationId | Act;

/** null means yes: as far as it is known, this may be done. */
export function rightProblem(right: Right, actor: Actor, about: About = {}): Problem | null {
  if (!isOperation(right)) return actProblem(right, actor, about);
  const { kind, who, act, when } = operations[right];
  // By an open address somebody comes whom only the action knows; it asks for the act.
  if (who === 'open') return act && about.subject ? actProblem(act, actor, about) : null;
  const access = actor.side === 'system' ? undefined : who[actor.side];
  if (!access) return { code: 'role-missing', pointer: '', params: { sides: Object.keys(who) } };
  if (kind === 'act' && actor.readOnly) return { code: 'read-only-key', pointer: '' };
  return (
    (act ? actProblem(act, actor, about) : accessProblem(access, actor, about)) ??
    (when ? circumstances[when](actor, about) : null)
  );
}

/** The same answer as a denial, of the kind that HTTP maps to a status. */
export function rightDenial(right: Right, actor: Actor, about: About = {}): Denial | null {
  const problem = rightProblem(right, actor, about);
  return problem && { kind: kindOf(problem), problems: [problem] };
}

function actProblem(act: Act, actor: Actor, { subject, replayed = false, ...about }: About): Problem | null {
  const place = {
    ...(about.partnerId && { partnerId: about.partnerId }),
    ...(about.tenantId && { tenantId: about.tenantId }),
    ...(about.locationId && { locationId: about.locationId }),
    ...(about.programmes && { programmes: about.programmes }),
  };
  const asked = { act, rows: rowsOf(act), subject: subject ?? null, place };
  return subject && !replayed ? mayAct(asked, actor) : mayEver(asked, actor);
}

function accessProblem({ roles, scope }: Access, actor: Actor, about: About): Problem | null {
  const closed = scope === null ? null : scopeProblem(actor, scope);
  if (closed || roles === 'anybody') return closed;
  const locationId = actor.side === 'partner' ? about.locationId : null;
  if (holds(actor, roles, locationId, actor.side === 'partner' ? about.programmes : [])) return null;
  const helper = grantedBy[actor.side];
  return {
    code: 'role-missing',
    pointer: '',
    params: { roles: [...roles], ...(helper && { grantedBy: helper }) },
  };
}

export interface AllowedAction {
  /** The operation's word: edit-partner. */
  action: string;
  problem: Problem | null;
}

/** What may be done with one thing now, and why the rest may not. */
export function allowedActions(
  rights: readonly OperationId[],
  actor: Actor,
  about: About = {},
): AllowedAction[] {
  // What belongs to another side is not spoken of: it is no business of this one.
  const offered = rights.filter((right) => {
    const { who } = operations[right];
    return who !== 'open' && actor.side !== 'system' && who[actor.side] !== undefined;
  });
  return offered.map((right) => ({ action: wordOf(right), problem: rightProblem(right, actor, about) }));
}

/** Everything this actor may call at all: what a client has to know to show its way. */
export function mayOpen(actor: Actor, about: About = {}): OperationId[] {
  return operationIds.filter(
    (id) => operations[id].who !== 'open' && rightProblem(id, actor, about) === null,
  );
}

/** An operation's word is that of its act where it does one, else its own: grantRole is grant-role. */
export function wordOf(id: OperationId): string {
  return operations[id].act ?? id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
