/** What the rules know of a customer and of a partner's location, beside the claims; in the same plain values as facts.ts. */
import type { Id } from '../engine/id.ts';
import type { Day, Instant } from '../time/meant.ts';
import type { ItemKind, PurchaseMotion, SubscriptionState } from '../programme/catalog.ts';

export interface Subscription {
  id: string;
  product: string;
  state: SubscriptionState;
  motion: PurchaseMotion;
  startsOn: Day;
  endsOn: Day | null;
}

/** A contact the programme owner holds for the tenant, or a signed-in tenant admin. */
export interface TrustedContact {
  id: string;
  name: string;
  title: string;
  email: string;
  source: 'owner' | 'tenant-admin';
}

/** Added by one person of the owner; in force once another has confirmed it. */
export interface ProposedContact {
  id: string;
  name: string;
  title: string;
  email: string;
  /** Why somebody off the tenant's verified domains speaks for it. */
  why: string | null;
  addedBy: { id: string | null; name: string };
}

/** A person of the owner who added or confirmed a trusted contact of the tenant, and when it came into force. */
export interface Voucher {
  personId: Id<'member'>;
  at: Instant;
}

export interface ItemLock {
  itemKind: ItemKind;
  itemId: string;
  subscriptionId: string | null;
}

/** A one-time code of the tenant admin; redeemed by a claim it counts as their agreement at approval. */
export interface ConsentCode {
  id: string;
  partnerId: Id<'partner'> | null;
  items: string[];
  issuedBy: { id: string; name: string };
  expiresAt: Instant;
  redeemedByClaimId: Id<'claim'> | null;
  revokedAt: Instant | null;
}

export interface Tenant {
  id: Id<'tenant'>;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  trustedContacts: TrustedContact[];
  proposedContacts: ProposedContact[];
  vouchers: Voucher[];
  subscriptions: Subscription[];
  locks: ItemLock[];
  /** The tenant's own word: no claim may name anything of it, but by a one-time code. */
  allLocked: boolean;
  /** The tenant's own word, whatever the policy: silence counts for nobody. */
  agreementRequired: boolean;
  codes: ConsentCode[];
  /** Items with at least one usage row. */
  itemsWithUsage: string[];
}

export interface LocationFacts {
  id: Id<'location'>;
  partnerId: Id<'partner'>;
  partnerName: string;
  number: string;
  name: string;
  country: string;
  zone: string;
  /** Programmes in which it is enrolled now. */
  enrolledIn: string[];
  /** The partner's verified mail domains. */
  mailDomains: string[];
}
