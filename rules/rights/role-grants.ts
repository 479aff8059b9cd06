/** Who may give and take the roles of a partner's people (domain 2). */
import type { Problem } from '../engine/denial.ts';
import { grantedBy, type Actor, type Grant, type PartnerRole } from './role.ts';

/** What is given or taken: a role at a place, and for a user whether he may submit there. */
export interface GrantChange {
  role: PartnerRole;
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

/**
 * Account admins give and take every role where they are admins. An incentives admin lets a user of his submit, or no longer:
 * that changes a permission, not a role.
 */
export function grantProblem(
  actor: Actor,
  change: GrantChange,
  held: readonly Grant[],
  what: 'grant' | 'revoke',
): Problem | null {
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

/** Somebody must be left who can give roles: an account admin for everything. `all` are the grants of the whole company. */
export function lastAdminProblem(
  change: GrantChange,
  memberId: string,
  all: readonly (Grant & { memberId: string })[],
): Problem | null {
  if (change.role !== 'account-admin' || change.locationId !== null || change.programme !== null) return null;
  const left = all.some((grant) => grant.memberId !== memberId && sameGrant(grant, change));
  return left ? null : { code: 'last-account-admin', pointer: '' };
}
