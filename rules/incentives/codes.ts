/** Why a line or a month earns nothing, and what is wrong with terms and acts of incentives (domain 7.4, 14.4). */
import type { Code } from '../engine/codes.ts';
import { deny, type Outcome, type Problem } from '../engine/denial.ts';

/** Requirements that were not met in the month. */
export const ineligibleCodes = [
  'association-does-not-earn',
  'acceptance-overruled',
  'no-terms-in-force',
  'item-not-in-terms',
  'not-in-market',
  'geography',
  'invalid-cloud',
  'partner-is-customer',
  'public-sector-without-poe',
  'location-not-enrolled',
  'agreement-missing',
  'payout-profile-missing',
  'tax-profile-missing',
  'designation-missing',
  'competency-missing',
  'subscription-inactive',
  'earning-period-over',
  'month-not-held-at-its-end',
] as const;
export type IneligibleCode = (typeof ineligibleCodes)[number];

/** Everything required was met; the figures of the month gave nothing. */
export const nilCodes = [
  'no-usage-reported',
  'below-minimum-threshold',
  'mau-not-above-high-water-mark',
  'milestone-not-reached',
  'no-transactions',
  'transaction-too-old',
  'amounts-cancel-out',
  'cap-reached',
  'rounds-to-nothing',
  'rate-is-nil',
  'credit-absorbed',
] as const;
export type NilCode = (typeof nilCodes)[number];
export type ReasonCode = IneligibleCode | NilCode;

export const holdReasons = [
  'payout-profile-missing',
  'tax-profile-expired',
  'held-by-finance',
  'held-by-partner',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What is wrong with terms, profiles and acts, beside the codes that every act knows. */
export const incentiveCodes = [
  'terms-overlap',
  'terms-month-closed',
  'terms-currency-fixed',
  'rate-missing',
  'rate-twice',
  'percent-over-hundred',
  'currency-unknown',
  'exchange-rate-missing',
  'more-decimal-places-than-currency',
  'milestones-out-of-order',
  'run-open-already',
  'run-month-not-over',
  'months-before-not-posted',
  'amounts-changed-since-preview',
  'dispute-too-late',
  'dispute-open-already',
  'iban-invalid',
  'tax-profile-over',
  'market-unknown',
] as const;
export type IncentiveCode = (typeof incentiveCodes)[number];

export type Params = Record<string, string | number | string[]>;

/** Why a month is nil, with what its sentences need. `by`: the last day on which the repair would still count for it. */
export interface Reason {
  code: ReasonCode;
  params: Params;
  by: string | null;
}

/** With this room's codes beside those of all acts. */
export type IncentiveProblem = Problem<Code | IncentiveCode>;
export type Verdict<T> = Outcome<T, Code | IncentiveCode>;
export const denied = deny<Code | IncentiveCode>;
