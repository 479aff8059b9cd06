/** Small co-op worlds for tests. */
import { money } from '../money/money.ts';
import type { EntryFacts } from './check-entry.ts';
import type { CoopClaim, Invoice } from './claim.ts';
import { type FundEntry, earn } from './fund.ts';
import { periodOfDay } from './periods.ts';
import type { ActivityType, CoopTerms } from './terms.ts';

export const cents = (text: string): bigint => money(text, 'USD').minor;

export function activityType(part: Partial<ActivityType> = {}): ActivityType {
  return {
    id: 'trade-show',
    name: 'Trade show',
    coreRequirement: 'A stand that shows the product',
    proofs: ['photo'],
    metrics: ['attendees'],
    expenses: ['stand', 'travel'],
    cap: null,
    inHouse: true,
    ...part,
  };
}

export function termsWith(part: Partial<CoopTerms> = {}): CoopTerms {
  return {
    programme: 'csp',
    version: 1,
    currency: 'USD',
    coopPercent: '40',
    threshold: '10000.00',
    activityTypes: [activityType()],
    planRequired: false,
    taxInvoiceCountries: [],
    ...part,
  };
}

export function invoice(part: Partial<Invoice> = {}): Invoice {
  return {
    id: 'i1',
    supplier: 'Standbouw B.V.',
    number: '2021-17',
    date: '2021-03-02',
    amount: '400.00',
    currency: 'USD',
    expense: 'stand',
    ...part,
  };
}

export function claimWith(part: Partial<CoopClaim> = {}): CoopClaim {
  return {
    id: 'c1',
    partnerId: 'p1',
    activityType: 'trade-show',
    activityFrom: '2021-03-01',
    activityUntil: '2021-03-03',
    currency: 'USD',
    persons: null,
    invoices: [invoice()],
    certifications: [],
    proofs: ['photo'],
    metrics: { attendees: 120 },
    stage: 'editing',
    approved: null,
    paid: 0n,
    inDispute: false,
    decidedBy: null,
    disputeUntil: null,
    ...part,
  };
}

export function earned(amount: string, terms = termsWith(), id = 'e1', on = '2020-11-15'): FundEntry[] {
  return earn({ id, on, amount: money(amount, 'USD') }, terms, []);
}

export function factsWith(
  part: Partial<Omit<EntryFacts, 'answering' | 'reserved'>> = {},
): Omit<EntryFacts, 'answering' | 'reserved'> {
  return {
    terms: termsWith(),
    period: periodOfDay('2020-11-15'),
    currency: 'USD',
    entries: earned('25000.00'),
    today: '2021-03-04',
    usedByOthers: 0n,
    usedInvoices: [],
    ownNames: ['Fabrikam B.V.'],
    planLeft: null,
    ...part,
  };
}
