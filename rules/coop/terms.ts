/** The terms of a co-op programme and its catalogue of activities: dated data (domain 15.1, 15.5). */

export type Cap =
  /** For all claims of the activity in one usage period. */
  | { kind: 'amount'; amount: string }
  /** Of the co-op earned in the period. */
  | { kind: 'percent'; percent: string }
  | { kind: 'greater-of'; percent: string; amount: string }
  | { kind: 'per-person'; amount: string; persons: number; total: string };

export interface ActivityType {
  id: string;
  name: string;
  coreRequirement: string;
  proofs: string[];
  metrics: string[];
  /** Kinds of expense that may be claimed; alcohol is never one, whatever stands here. */
  expenses: string[];
  cap: Cap | null;
  /** Own hours may be claimed with a signed certification. */
  inHouse: boolean;
}

export const neverEligible: readonly string[] = ['alcohol'];

export interface CoopTerms {
  programme: string;
  version: number;
  currency: string;
  /** The rest is rebate. */
  coopPercent: string;
  /** Co-op of a half below this becomes rebate at its end. */
  threshold: string;
  activityTypes: ActivityType[];
  planRequired: boolean;
  /** Countries in which a payment waits for an accepted tax invoice. */
  taxInvoiceCountries: string[];
}
