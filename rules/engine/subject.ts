/**
 * Whatever has a history of its own. It lives in a realm: a customer's tenant, a partner or the programme owner, the unit in which every
 * invariant lives and the key by which data is distributed.
 */
import type { Id } from './id.ts';

export const subjectKinds = [
  'claim',
  /** A customer's own acts outside any claim: locks, codes, trusted contacts. */
  'tenant',
  /** What administrators did. */
  'customer',
  'partner',
  'people',
  'programme',
  'calendar',
  'policy',
  'catalog',
  'reason',
  'mail-text',
  /** A location in a programme: agreement, profiles, validation. */
  'enrolment',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface SubjectRef {
  realm: string;
  kind: SubjectKind;
  id: string;
}

/** One that is found by its name in its realm, because it has no row of its own. */
export interface NamedSubject {
  realm: string;
  kind: SubjectKind;
  /** Empty where the realm has only one of its kind. */
  name: string;
}

/** The realm of the programme owner. */
export const ownerRealm = '00000000-0000-4000-8000-000000000001';

/** What administrators did to a partner: its name, locations, enrolments, first admin. */
export const partnerSubject = (partnerId: Id<'partner'>): NamedSubject => ({
  realm: partnerId,
  kind: 'partner',
  name: '',
});

/** A location in a programme, in its partner's realm: whoever may not see profiles does not read it. */
export const enrolmentSubject = (
  partnerId: Id<'partner'>,
  locationId: Id<'location'>,
  programme: string,
): NamedSubject => ({
  realm: partnerId,
  kind: 'enrolment',
  name: `${locationId} ${programme}`,
});

/** What administrators did to a customer. */
export const customerSubject = (tenantId: Id<'tenant'>): NamedSubject => ({
  realm: tenantId,
  kind: 'customer',
  name: '',
});

export const tenantSubject = (tenantId: Id<'tenant'>): NamedSubject => ({
  realm: tenantId,
  kind: 'tenant',
  name: '',
});
