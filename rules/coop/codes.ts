/** What is wrong with a co-op claim, and why one is sent back or rejected (domain 15.4). */
import type { Code } from '../engine/codes.ts';
import { deny, type Outcome, type Problem } from '../engine/denial.ts';

/** Found while a claim is entered, all at once, each at its field. */
export const coopEntryCodes = [
  'claiming-period-closed',
  'claiming-period-not-open',
  'activity-outside-usage-period',
  'activity-in-future',
  'fund-exhausted',
  'currency-differs',
  'invoice-used-before',
  'invoice-date-outside-activity',
  'invoice-from-self',
  'expense-not-eligible',
  'proof-missing',
  'metric-missing',
  'certification-missing',
  'cap-exceeded',
  'plan-limit-exceeded',
  'plan-missing',
] as const;
export type CoopEntryCode = (typeof coopEntryCodes)[number];

export const coopInformationCodes = [
  'proof-unreadable',
  'proof-does-not-show-activity',
  'metric-not-plausible',
  'invoice-incomplete',
  'certification-unsigned',
] as const;
export const coopRejectionCodes = [
  'activity-not-shown',
  'core-requirement-not-met',
  'expense-rejected',
  'partner-request',
] as const;
export type CoopInformationCode = (typeof coopInformationCodes)[number];
export type CoopRejectionCode = (typeof coopRejectionCodes)[number];
/** Set by the clock only. */
export type CoopReasonCode = CoopInformationCode | CoopRejectionCode | 'no-partner-response';

export type CoopProblem = Problem<Code | CoopEntryCode>;
export type CoopVerdict<T> = Outcome<T, Code | CoopEntryCode>;
export const coopDenied = deny<Code | CoopEntryCode>;
