/** Why a line or a month earns nothing, and what is wrong with terms and acts of incentives (domain 7.4, 14.4). */
import type { Problem } from '../engine/denial.ts';

export type { IncentiveCode } from '../engine/codes.ts';

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

export type Params = Record<string, string | number | string[]>;

/** Why a month is nil, with what its sentences need. `by`: the last day on which the repair would still count for it. */
export interface Reason {
  code: ReasonCode;
  params: Params;
  by: string | null;
}

export type IncentiveProblem = Problem;
