/** Whom to ask for a role: never oneself. */
import type { Me, MissingRole } from '#sdk';

/** `self`: the reader can give it, and nobody need be asked. Only a partner's people give roles in the portal. */
export interface Grantors {
  self: boolean;
  others: MissingRole['grantedBy'];
}

export function grantorsFor(
  { email, side }: Pick<Me, 'email' | 'side'>,
  { grantedBy }: MissingRole,
): Grantors {
  const others = grantedBy.filter((person) => person.email !== email);
  return { self: side === 'partner' && others.length < grantedBy.length, others };
}
