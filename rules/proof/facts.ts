/** What the proof reader is told, and what it tells. */

export interface ClaimedItem {
  id: string;
  kind: 'workload' | 'product';
  /** How the catalogue calls it; the further names of `item-names.ts` are known here by the id. */
  names: string[];
}

export interface ProofFacts {
  /** Any of them in the proof names the partner: account, location. */
  partnerNames: string[];
  customerName: string;
  /** All verified domains of the tenant. Empty where the policy asks no domain. */
  tenantDomains: string[];
  tenantId: string;
  items: ClaimedItem[];
  /** The customer's country (ISO 3166-1 alpha-2). It decides the order of 03/04/2026 and the public-sector rule. */
  country: string;
  publicSector: boolean;
  /** The day, in the owner's zone, of the act that sent the file. */
  sentOn: Temporal.PlainDate;
  /** The same for files that an earlier act had sent. */
  sentOnByFile?: Record<string, Temporal.PlainDate>;
  maxAgeMonths: number;
}

export interface ProofDocument {
  file: string;
  readable: boolean;
  reason?: string;
  pages: { page: number; text: string }[];
  form: { name: string; value: string }[];
  /** Pages of a very long file that were not read. */
  pagesLeftOut?: number;
}

export interface Place {
  file: string;
  page: number;
  /** as it stands there, at most 160 characters */ quote: string;
}

export type IdentityPart = 'partner' | 'customer' | 'domain' | 'tenant';

export type ProofFinding =
  | { code: 'missing-all-poe'; evidence: { files: FileIdentity[] } }
  | {
      code: 'missing-customer-acknowledgement';
      evidence: {
        why: 'no-signature-block' | 'not-signed' | 'refused' | 'not-by-customer';
        place: Place | null;
      };
    }
  | { code: 'missing-or-old-dates'; evidence: DateEvidence }
  | { code: 'missing-partner-service'; evidence: { why: 'not-described' | 'left-open'; place: Place | null } }
  | { code: 'missing-products'; evidence: { items: MissingItem[] } }
  | {
      code: 'missing-public-sector-disclosure';
      evidence: { why: 'not-found' | 'not-agreed'; place: Place | null };
    };

/** `differs`: another one is named in that role. `unclear`: named, but perhaps not in that role. `absent`: none is. */
export interface FoundPart {
  state: 'same' | 'differs' | 'unclear' | 'absent';
  place: Place | null;
}

export interface FileIdentity {
  file: string;
  parts: Record<IdentityPart, FoundPart>;
}

/** What only a person can settle, and why. */
export type DoubtReason =
  | 'role-unclear'
  | 'language'
  | 'signer-unclear'
  | 'agreed-elsewhere'
  | 'not-completed'
  | 'conditional'
  | 'quoted'
  | 'contradictory'
  | 'not-in-force'
  | 'not-understood'
  | 'date-unclear'
  | 'only-mentioned';

export interface ProofDoubt {
  check: PassedCheck;
  why: DoubtReason;
  place: Place | null;
}

export interface DateEvidence {
  why: 'no-date' | 'too-old' | 'in-future';
  /** ISO date of the customer's signature, when one was found. */
  found: string | null;
  /** The oldest day that would still do. */
  oldestAllowed: string;
  place: Place | null;
}

export interface MissingItem {
  id: string;
  why: 'not-named' | 'excluded' | 'not-in-this-work';
  place: Place | null;
}

export interface ProofNote {
  code: 'unreadable-needs-a-person';
  file: string;
  reason: string;
}

export type PassedCheck =
  | IdentityPart
  | 'service'
  | 'signature'
  | 'signature-date'
  | 'public-sector-disclosure'
  | `item:${string}`;

export interface ProofReport {
  findings: ProofFinding[];
  /** Checks that were neither passed nor failed. */
  doubts: ProofDoubt[];
  notes: ProofNote[];
  /** Where each passed check was satisfied. */
  places: { check: PassedCheck; place: Place }[];
  /** The day of the customer's signature that counts, as an ISO date; null where none is fresh enough. */
  signedOn: string | null;
  /** Files that name another partner, customer, domain or tenant: they do not count. */
  setAside: FileIdentity[];
}
