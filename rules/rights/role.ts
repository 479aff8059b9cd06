/** People and what they may do (domain 2). */
import type { Id } from '../engine/id.ts';
import type { Side } from '../engine/side.ts';

export type PartnerRole = 'account-admin' | 'incentives-admin' | 'incentives-user' | 'report-viewer';
export type OwnerRole = 'reviewer' | 'senior-reviewer' | 'programme-admin' | 'finance' | 'auditor';
export type CustomerRole = 'contact' | 'tenant-admin';
export type SystemRole = 'clock' | 'mail';
export type Role = PartnerRole | OwnerRole | CustomerRole | SystemRole;

export const partnerRoles: readonly PartnerRole[] = [
  'account-admin',
  'incentives-admin',
  'incentives-user',
  'report-viewer',
];
/** At the programme owner's desk. */
export const deskRoles: readonly OwnerRole[] = [
  'reviewer',
  'senior-reviewer',
  'programme-admin',
  'finance',
  'auditor',
];
/** Of a customer's people only its administrators sign in. */
export const tenantRoles: readonly CustomerRole[] = ['tenant-admin'];

/** null means every location, or every programme. Submitting is a permission that an incentives user does not have by default. */
export interface Grant {
  role: Role;
  locationId: Id<'location'> | null;
  programme: string | null;
  maySubmit: boolean;
}

/** A page of the customer's as it was shown: which program wrote it, in which language, and the SHA-256 of its bytes. */
export interface ShownPage {
  version: string;
  language: string;
  sha256: string;
}

/** Whoever acts. Names and roles are copied into history, because accounts live apart. */
export interface Actor {
  side: Side;
  /** Member id, notice id for a customer's contact, or 'clock' / 'mail'. */
  id: string;
  name: string;
  email?: string;
  partnerId?: Id<'partner'>;
  /** The customer's tenant, for the customer's side. */
  tenantId?: Id<'tenant'>;
  grants: Grant[];
  /** An API key without write scopes. */
  readOnly: boolean;
  /** null for a person's session: everything the grants give. */
  scopes: string[] | null;
  /** The API key with which this is asked; absent for a session. */
  keyId?: string;
  /** For a contact who came by link; `page`: what they had before them when they decided. */
  contact?: { noticeId: Id<'notice'>; email: string; trusted: boolean; page?: ShownPage };
  /** Partners a reviewer belongs to: they review none of those partners' claims. */
  conflictPartnerIds?: Id<'partner'>[];
}

export const clockActor: Actor = {
  side: 'system',
  id: 'clock',
  name: 'Clock',
  grants: [{ role: 'clock', locationId: null, programme: null, maySubmit: false }],
  readOnly: false,
  scopes: null,
};
export const mailActor: Actor = {
  side: 'system',
  id: 'mail',
  name: 'Mail system',
  grants: [{ role: 'mail', locationId: null, programme: null, maySubmit: false }],
  readOnly: false,
  scopes: null,
};

/** Does a grant of one of these roles cover the location and all the programmes? */
export function holds(
  actor: Actor,
  roles: readonly Role[],
  locationId?: Id<'location'> | null,
  programmes: readonly string[] = [],
): boolean {
  const fitting = actor.grants.filter(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.locationId === null || locationId == null || grant.locationId === locationId),
  );
  if (fitting.some((grant) => grant.programme === null)) return true;
  if (programmes.length === 0) return fitting.length > 0;
  return programmes.every((programme) => fitting.some((grant) => grant.programme === programme));
}

/** Whom to ask for a missing role. */
export const grantedBy: Record<Side, Role | null> = {
  partner: 'account-admin',
  owner: 'programme-admin',
  customer: 'tenant-admin',
  system: null,
};

/** Reviewers take work for themselves; handing it over is the senior reviewers'. */
export function mayHandOver(actor: Actor): boolean {
  return holds(actor, ['senior-reviewer']);
}
