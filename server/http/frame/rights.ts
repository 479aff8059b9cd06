/** What can be said about a caller before anything of the request is looked at: somebody who may not do it learns nothing about its fields. */
import { type Act, acts } from '../../../rules/rights/act-table.ts';
import { administrationProblem } from '../../../rules/rights/administration.ts';
import { mayEver, tenantAdminProblem } from '../../../rules/rights/may-act.ts';
import { partyProblem } from '../../../rules/rights/party.ts';
import { companyAdminProblem } from '../../../rules/rights/role-grants.ts';
import type { Problem } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { keyProblem, scopeProblem } from '../../../rules/rights/scopes.ts';
import type { Operation } from './operation.ts';

export function rightsProblem(spec: Operation, actor: Actor): Problem | null {
  if (spec.sides && !spec.sides.includes(actor.side))
    return { code: 'role-missing', pointer: '', params: { sides: [...spec.sides] } };
  if (spec.method !== 'get' && spec.reads !== true && actor.readOnly)
    return { code: 'read-only-key', pointer: '' };
  return (spec.scope ? scopeProblem(actor, spec.scope) : null) ?? ofRole(spec, actor);
}

function ofRole(spec: Operation, actor: Actor): Problem | null {
  if (spec.right) return spec.right(actor);
  const act = actOf(spec.id);
  return act && actor.side !== 'system' ? mayEver(act, actor) : ofScope(spec, actor);
}

/** An act's name is its operation's: submitClaim is submit-claim. */
function actOf(id: string): Act | null {
  const word = id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return acts.find((act) => act === word) ?? null;
}

/** What is administered is no act of a claim; who administers it goes by what an API key needs for it. */
function ofScope({ scope, method }: Operation, actor: Actor): Problem | null {
  if (scope === 'keys:read' || scope === 'keys:write') return keyProblem(actor, scope);
  if (scope === 'administration:read' || scope === 'administration:write')
    return administrationProblem(actor, scope);
  if (method === 'get') return null;
  if (actor.side === 'customer' && scope) return tenantAdminProblem(actor);
  if (actor.side === 'owner' && (scope === 'company:write' || scope === 'customers:write'))
    return partyProblem(actor, scope);
  return actor.side === 'partner' && scope === 'company:write' ? companyAdminProblem(actor) : null;
}
