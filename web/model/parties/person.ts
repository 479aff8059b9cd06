/** One person of a company: how they stand, and how one of their roles is named in an address. */
import type { Member, MemberRole } from '#sdk';

export type Standing = 'active' | 'invited' | 'expired' | 'deactivated';

export function standingOf({ disabled, invitation }: Pick<Member, 'disabled' | 'invitation'>): Standing {
  if (disabled) return 'deactivated';
  if (!invitation) return 'active';
  return invitation.expired ? 'expired' : 'invited';
}

export function roleKey({
  role,
  location,
  programme,
}: Pick<MemberRole, 'role' | 'location' | 'programme'>): string {
  return [role, location?.id ?? '', programme ?? ''].join(' ');
}
