/**
 * What is known when amounts are found: plain values, read before. A tenant's world holds everything of one customer tenant;
 * facts of partners and locations come beside it. Nothing here comes from the rules of claims: what those decided arrives as
 * values (which association, from when, until when, whether it earns).
 */
import type { Month, Span } from '../time/month.ts';

/** An official association. `from` and `until` are instants; at `until` it has ended. */
export interface EarningAssociation {
  id: string;
  claimLineId: string;
  partnerId: string;
  locationId: string;
  programme: string;
  item: string;
  /** null for workloads. */
  subscriptionId: string | null;
  /** Usage, presales or revenue: with the item or the subscription, what at most one partner holds at a time. */
  attribution: string;
  from: string;
  until: string | null;
  /** false: recognition only. */
  pays: boolean;
  /** An acceptance that a refusal has overruled within the window. */
  overruled: boolean;
  /** The customer's disclosure as a public body is part of the proof. */
  publicSectorProof: boolean;
}

/** A month's figures of a workload or subscription. A restated month is another row, recorded later. */
export interface UsageMonth {
  id: string;
  key: string;
  month: Month;
  recordedAt: string;
  mau: number | null;
  pau: number | null;
  paidSeats: number | null;
}

/** The same for a single day of the tenant's calendar, where the owner has it. */
export interface UsageDay extends Omit<UsageMonth, 'month'> {
  date: string;
}

/** A sale of the subscription; a credit is negative. The amount is in the terms' currency. */
export interface Transaction {
  id: string;
  key: string;
  date: string;
  amount: string;
}

/** The subscription's life as far as it may earn: active or in grace. */
export interface SubscriptionLife extends Span {
  subscriptionId: string;
}

/** What a dispute has added to the amount of a month; negative where it took something away. */
export interface GrantedAmount {
  id: string;
  associationId: string;
  month: Month;
  /** In the terms' currency. */
  amount: string;
}

export interface TenantWorld {
  tenantId: string;
  country: string;
  zone: string;
  cloud: string;
  publicSector: boolean;
  associations: EarningAssociation[];
  usage: UsageMonth[];
  usageDays: UsageDay[];
  transactions: Transaction[];
  subscriptions: SubscriptionLife[];
  granted: GrantedAmount[];
}

/** A location as the terms look at it. Spans are days of the owner's zone. */
export interface LocationFacts {
  locationId: string;
  partnerId: string;
  country: string;
  /** The partner's own tenants: being one's own customer does not earn. */
  ownTenantIds: string[];
  programmes: LocationProgramme[];
  designations: (Span & { name: string })[];
  competencies: (Span & { name: string })[];
}

/** A location's standing in one programme. */
export interface LocationProgramme {
  programme: string;
  /** From the earning start that its validation found; a renewal is another span or a longer one. */
  enrolled: Span[];
  /** First acceptance of an agreement, first validated profiles; null: never. What lapses later holds amounts and loses none. */
  agreementFrom: string | null;
  payoutProfileFrom: string | null;
  taxProfileFrom: string | null;
}

/** What usage and transactions are kept under: the workload, or the subscription. */
export function usageKey({
  item,
  subscriptionId,
}: Pick<EarningAssociation, 'item' | 'subscriptionId'>): string {
  return subscriptionId === null ? `workload:${item}` : `subscription:${subscriptionId}`;
}

/** What at most one association holds at a time. */
export function holderKey(association: EarningAssociation): string {
  return `${usageKey(association)}:${association.attribution}`;
}
