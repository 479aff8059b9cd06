/** A co-op claim as the rules see it: one activity, one currency, one fund. Plain values. */

export interface Invoice {
  id: string;
  supplier: string;
  number: string;
  date: string;
  /** What of it is claimed; in the invoice's currency. */
  amount: string;
  currency: string;
  expense: string;
}

/** Own hours and rates, signed. */
export interface Certification {
  id: string;
  amount: string;
  signed: boolean;
}

export const coopStages = [
  'none',
  'editing',
  'submitted',
  'under-review',
  'partner-action-required',
  'disputed',
  'approved',
  'paid',
  'rejected',
  'rejected-final',
  'withdrawn',
] as const;
export type CoopStage = (typeof coopStages)[number];

export interface CoopClaim {
  id: string;
  partnerId: string;
  activityType: string;
  /** First and last day of the activity. */
  activityFrom: string;
  activityUntil: string;
  currency: string;
  /** People for whom it is claimed, where the cap counts them. */
  persons: number | null;
  invoices: Invoice[];
  certifications: Certification[];
  /** Kinds of the proofs that are there. */
  proofs: string[];
  metrics: Record<string, number>;
  stage: CoopStage;
  /** What is decided of it, in minor units; null before. */
  approved: bigint | null;
  /** What of it was paid. */
  paid: bigint;
  /** Where an open dispute or the answer to a question came from: back there it goes. */
  inDispute: boolean;
  /** Who decided last. */
  decidedBy: string | null;
  /** The last day to dispute; null where there is nothing to dispute. */
  disputeUntil: string | null;
}
