/** What somebody's roles let him do for his company, as far as pages have to know before they ask the API. */
import type { Me } from '#sdk';

type Held = Pick<Me, 'roles'>;

function at({ roles }: Held, locationId: string | null): Me['roles'] {
  return roles.filter(
    ({ location }) => locationId === null || location === null || location.id === locationId,
  );
}

/** Anywhere, or at one location. */
export function mayDraft(me: Held, locationId: string | null = null): boolean {
  return at(me, locationId).some(({ role }) => role === 'incentives-admin' || role === 'incentives-user');
}

/** Answering, disputing and the like are submitting, too. */
export function maySubmit(me: Held, locationId: string): boolean {
  return at(me, locationId).some(
    ({ role, maySubmit: may }) => role === 'incentives-admin' || (role === 'incentives-user' && may),
  );
}
