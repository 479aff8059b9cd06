/** Who may give and take the roles of a company's people, and who must stay (domain 2). */
import type { Problem } from '../engine/denial.ts';
import {
  type Actor,
  deskRoles,
  type Grant,
  grantedBy,
  holds,
  type OwnerRole,
  type PartnerRole,
  partnerRoles,
} from './role.ts';

/** Who can be invited, and given roles, by people of the same company. */
export type CompanySide = 'partner' | 'owner';

/** Who gives and takes the roles of a company, and invites and deactivates its people. */
export const adminRole = { partner: 'account-admin', owner: 'programme-admin' } as const;

/** What is given or taken: a role at a place, and for a user whether he may submit there. */
export interface GrantChange {
  role: PartnerRole | OwnerRole;
  locationId: string | null;
  programme: string | null;
  maySubmit: boolean;
}

export const sameGrant = (
  one: Pick<Grant, 'role' | 'locationId' | 'programme'>,
  other: Pick<Grant, 'role' | 'locationId' | 'programme'>,
): boolean =>
  one.role === other.role && one.locationId === other.locationId && one.programme === other.programme;

/** A role for one place does not reach every place. */
function covers(
  grant: Grant,
  { locationId, programme }: Pick<GrantChange, 'locationId' | 'programme'>,
): boolean {
  return (
    (grant.locationId === null || grant.locationId === locationId) &&
    (grant.programme === null || grant.programme === programme)
  );
}

/** What cannot be given: a role of the other side, or one of the desk for a place. At the desk a role is held for everything. */
export function grantProblems(
  side: CompanySide,
  { role, locationId, programme }: Omit<GrantChange, 'maySubmit'>,
  at = '',
): Problem[] {
  const allowed: readonly string[] = side === 'owner' ? deskRoles : partnerRoles;
  const problem = (field: string): Problem => ({ code: 'value-invalid', pointer: `${at}/${field}` });
  const problems: Problem[] = [];
  if (!allowed.includes(role)) problems.push({ ...problem('role'), params: { allowed: [...allowed] } });
  if (side === 'owner' && locationId !== null) problems.push(problem('locationId'));
  if (side === 'owner' && programme !== null) problems.push(problem('programme'));
  return problems;
}

/**
 * A programme admin gives and takes every role of the desk. Account admins give and take every role where they are admins. An incentives admin lets a user of his submit, or no longer:
 * that changes a permission, not a role.
 */
export function grantProblem(
  actor: Actor,
  change: GrantChange,
  held: readonly Grant[],
  what: 'grant' | 'revoke',
): Problem | null {
  if (actor.side === 'owner')
    return holds(actor, [adminRole.owner])
      ? null
      : {
          code: 'role-missing',
          pointer: '',
          params: { roles: [adminRole.owner], grantedBy: grantedBy.owner ?? '' },
        };
  const admin = (role: PartnerRole): boolean =>
    actor.grants.some((grant) => grant.role === role && covers(grant, change));
  if (admin('account-admin')) return null;
  const permission =
    what === 'grant' && change.role === 'incentives-user' && held.some((grant) => sameGrant(grant, change));
  if (permission && admin('incentives-admin')) return null;
  return {
    code: 'role-missing',
    pointer: '',
    params: {
      roles: permission ? ['account-admin', 'incentives-admin'] : ['account-admin'],
      grantedBy: grantedBy.partner ?? '',
    },
  };
}

/**
 * Somebody must be left who can give roles: an admin for everything. `change` is the role that is taken, or null where the person
 * goes altogether; `all` are the grants of everybody in the company who is not deactivated.
 */
export function lastAdminProblem(
  side: CompanySide,
  change: Omit<GrantChange, 'maySubmit'> | null,
  memberId: string,
  all: readonly (Grant & { memberId: string })[],
): Problem | null {
  const admin = { role: adminRole[side], locationId: null, programme: null };
  if (change !== null && !sameGrant(change, admin)) return null;
  const admins = all.filter((grant) => sameGrant(grant, admin)).map((grant) => grant.memberId);
  if (!admins.includes(memberId) || admins.some((id) => id !== memberId)) return null;
  return { code: side === 'owner' ? 'last-programme-admin' : 'last-account-admin', pointer: '' };
}
