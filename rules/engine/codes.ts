/** Every code a person or a program can meet, by where it arises. Source: domain 7, published in docs/rules.md. */

/** Found while a claim is entered; each points at a field and all are told at once (7.1). */
export const entryCodes = [
  'tenant-domain-mismatch',
  'product-not-on-tenant',
  'subscription-required',
  'not-a-subscription-id',
  'subscription-not-on-tenant',
  'subscription-wrong-product',
  'subscription-is-csp',
  'subscription-not-provisioned',
  'subscription-inactive',
  'subscription-motion-not-allowed',
  'already-associated-by-you',
  'already-claimed-by-you',
  'line-locked',
  'activity-not-allowed',
  'activities-cannot-be-combined',
  'workload-unknown',
  'field-required',
  'field-not-editable',
  'not-in-this-state',
  'poe-required',
  'acknowledgement-required',
  'file-type-not-allowed',
  'file-too-large',
  'file-infected',
  'file-name-differs',
  'file-active-content',
  'file-image-unusable',
  'file-limit-reached',
  'held-by-another-partner',
  'no-longer-offered',
  'submitted-too-often',
] as const;
export type EntryCode = (typeof entryCodes)[number];

/** Told beside a valid draft; they never block (7.1). */
export const warningCodes = [
  'held-by-another-partner',
  'location-not-enrolled',
  'location-other-region',
  'contact-domain-differs',
  'subscription-in-grace',
  'no-data-yet',
  'calendar-coverage-ends',
  'assignee-absent',
  'not-told',
  'line-locked',
  'submitted-too-often',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Why a reviewer sends a claim back for more (7.2). */
export const informationCodes = [
  'missing-all-poe',
  'missing-customer-acknowledgement',
  'missing-or-old-dates',
  'missing-partner-service',
  'missing-products',
  'missing-public-sector-disclosure',
] as const;
export type InformationCode = (typeof informationCodes)[number];

/** Why a line is rejected, chosen by people (7.3). */
export const chosenRejectionCodes = [
  'insufficient-poe',
  'missing-customer-consent-on-poe',
  'missing-products',
  'poe-unavailable',
  'partner-request',
] as const;
/** Why a line is rejected, set by the system, the customer or an arbitration only (7.3). */
export const givenRejectionCodes = ['customer-refused', 'no-partner-response', 'lost-arbitration'] as const;
export type RejectionCode = (typeof chosenRejectionCodes)[number] | (typeof givenRejectionCodes)[number];

/** Refusals of the act itself, beside the entry codes. */
export const actCodes = [
  'role-missing',
  'read-only-key',
  'scope-missing',
  'not-yours',
  'other-person-required',
  'reason-required',
  'reason-unknown',
  'line-unknown',
  'line-not-open',
  'dispute-period-over',
  'dispute-number-used',
  'justification-required',
  'answer-required',
  'arbitration-undecided',
  'arbitration-answers-awaited',
  'arbitration-proposed',
  'pending-line-exists',
  'partner-holds-line',
  'window-over',
  'window-not-open',
  'code-wrong',
  'code-locked',
  'not-a-trusted-contact',
  'trusted-contact-needed',
  'contact-not-on-domain',
  'contact-already-asked',
  'contact-has-account',
  'contact-of-owner',
  'contact-of-partner',
  'address-not-of-partner',
  'replacements-used',
  'undo-period-over',
  'undo-needs-trusted-contact',
  'undo-used',
  'key-gone',
  'already-decided',
  'nothing-to-do',
  'link-void',
  'confirmation-required',
  'lookup-quota-used',
  'drafts-of-day-used',
  'withdrawals-of-day-used',
  'key-end-too-late',
  'key-ended',
  'tenant-id-malformed',
  'domain-malformed',
  'domain-public',
  'value-invalid',
  'value-too-long',
  'file-unscanned',
  'not-found',
  'stale-version',
  'consent-code-wrong',
  'idempotency-key-reused',
  'number-taken',
  'domain-taken',
  'email-taken',
  'already-enrolled',
  'enrollment-step',
  'dates-out-of-order',
  'nothing-changed',
  'name-taken',
  'too-many-views',
  'last-account-admin',
  'password-easy',
  'absence-over',
  'absence-too-long',
  'substitute-unknown',
  'substitute-absent',
] as const;
export type ActCode = (typeof actCodes)[number];

/** Refusals of what an administrator changes for everybody. */
export const administrationCodes = [
  'workday-required',
  'workday-unknown',
  'coverage-invalid',
  'date-invalid',
  'date-outside-coverage',
  'date-twice',
  'date-not-in-future',
  'date-taken',
  'id-invalid',
  'id-taken',
  'never-removed',
  'fixed-once-made',
  'not-known',
  'not-offered',
  'mail-field-unknown',
  'mail-field-missing',
  'mail-field-not-alone',
  'mail-field-twice',
  'text-not-plain',
  'approver-is-author',
  'nothing-to-approve',
] as const;
export type AdministrationCode = (typeof administrationCodes)[number];

export type Code = EntryCode | ActCode | AdministrationCode;
