/** Who administers what all tenants share: catalogue, policies, calendars, reasons and mail texts (domain 2). */
import type { Problem } from '../engine/denial.ts';
import { grantedBy, holds, type Actor, type Role } from './role.ts';
import { scopeProblem } from './scopes.ts';

export type AdministrationRight = 'administration:read' | 'administration:write';

const roles: Record<AdministrationRight, Role[]> = {
  'administration:read': ['programme-admin', 'auditor'],
  'administration:write': ['programme-admin'],
};

/** null means yes. The owner's auditor reads everything and changes nothing. */
export function administrationProblem(actor: Actor, right: AdministrationRight): Problem | null {
  const wanted = roles[right];
  const missing: Problem = {
    code: 'role-missing',
    pointer: '',
    params: { roles: wanted, grantedBy: grantedBy.owner ?? '' },
  };
  if (actor.side !== 'owner') return missing;
  return scopeProblem(actor, right) ?? (holds(actor, wanted) ? null : missing);
}

/** Every change says why; the sentence stays in the log. */
export function whyProblems(why: string): Problem[] {
  return why.trim() === '' ? [{ code: 'field-required', pointer: '/why' }] : [];
}
