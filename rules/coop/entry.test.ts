/** What a claim is refused for, all at once and each at its field (domain 15.4). */
import { describe, expect, it } from 'vitest';
import type { EntryFacts } from './check-entry.ts';
import { activityType, cents, claimWith, earned, factsWith, invoice, termsWith } from './claim.example.ts';
import type { CoopClaim } from './claim.ts';
import { coopEntryText, coopReasonText } from './code-text.ts';
import { coopEntryCodes, coopInformationCodes, coopRejectionCodes } from './codes.ts';
import { submit, usedBy } from './decide.ts';
import type { Cap } from './terms.ts';

describe('what a claim is refused for', () => {
  type Facts = Partial<Omit<EntryFacts, 'answering' | 'reserved'>>;
  const problems = (claim: Partial<CoopClaim>, facts: Facts = {}): string[] => {
    const verdict = submit(claimWith(claim), factsWith(facts));
    return verdict.ok ? [] : verdict.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  const capped = (cap: Cap) => termsWith({ activityTypes: [activityType({ cap })] });
  const inHouse = [{ id: 'h1', amount: '50.00', signed: false }];

  it('nothing, when it is complete', () => expect(problems({})).toEqual([]));
  it.each<[string, Partial<CoopClaim>, Facts, string[]]>([
    [
      'too early',
      {
        activityUntil: '2021-02-10',
        activityFrom: '2021-02-09',
        invoices: [invoice({ date: '2021-02-10' })],
      },
      { today: '2021-02-15' },
      ['claiming-period-not-open /fund'],
    ],
    [
      'outside the usage period',
      { activityFrom: '2020-12-31' },
      {},
      ['activity-outside-usage-period /activityFrom'],
    ],
    ['not over yet', { activityUntil: '2021-03-05' }, {}, ['activity-in-future /activityUntil']],
    ['more than is left', { invoices: [invoice({ amount: '10000.01' })] }, {}, ['fund-exhausted /invoices']],
    ['another currency', { currency: 'EUR' }, {}, ['currency-differs /currency']],
    [
      'an invoice in another currency',
      { invoices: [invoice({ currency: 'EUR' })] },
      {},
      ['currency-differs /invoices/0/currency'],
    ],
    [
      'an invoice used before, written otherwise',
      { invoices: [invoice({ number: '2021 17' })] },
      { usedInvoices: [{ supplier: 'standbouw bv', number: '2021-17', claimId: 'c9' }] },
      ['invoice-used-before /invoices/0/number'],
    ],
    [
      'an invoice twice in the claim',
      { invoices: [invoice(), invoice({ id: 'i2' })] },
      {},
      ['invoice-used-before /invoices/0/number', 'invoice-used-before /invoices/1/number'],
    ],
    [
      'an invoice of another day',
      { invoices: [invoice({ date: '2021-03-04' })] },
      {},
      ['invoice-date-outside-activity /invoices/0/date'],
    ],
    [
      'an invoice of one’s own',
      { invoices: [invoice({ supplier: 'FABRIKAM BV' })] },
      {},
      ['invoice-from-self /invoices/0/supplier'],
    ],
    [
      'alcohol',
      { invoices: [invoice({ expense: 'alcohol' })] },
      { terms: termsWith({ activityTypes: [activityType({ expenses: ['stand', 'alcohol'] })] }) },
      ['expense-not-eligible /invoices/0/expense'],
    ],
    [
      'no proof and no result',
      { proofs: [], metrics: {} },
      {},
      ['proof-missing /proofs', 'metric-missing /metrics'],
    ],
    [
      'own work without a signature',
      { certifications: inHouse },
      {},
      ['certification-missing /certifications'],
    ],
    [
      'above the cap with what others used',
      {},
      { terms: capped({ kind: 'amount', amount: '500.00' }), usedByOthers: cents('100.01') },
      ['cap-exceeded /invoices'],
    ],
    [
      'more people than the cap counts',
      { persons: 4, invoices: [invoice({ amount: '400.00' })] },
      { terms: capped({ kind: 'per-person', amount: '100.00', persons: 3, total: '900.00' }) },
      ['cap-exceeded /invoices'],
    ],
    [
      'people not named',
      {},
      { terms: capped({ kind: 'per-person', amount: '100.00', persons: 3, total: '900.00' }) },
      ['field-required /persons'],
    ],
    ['above its plan', {}, { planLeft: cents('399.99') }, ['plan-limit-exceeded /plan']],
    ['without a plan', {}, { terms: termsWith({ planRequired: true }) }, ['plan-missing /plan']],
    ['nothing claimed', { invoices: [] }, {}, ['field-required /invoices']],
    [
      'an amount that is none',
      { invoices: [invoice({ amount: '-1' })] },
      {},
      ['value-invalid /invoices/0/amount'],
    ],
  ])('%s', (_, claim, facts, expected) => expect(problems(claim, facts)).toEqual(expected));

  it('may be sent again after the claiming period, in answer to a question', () =>
    expect(problems({ stage: 'partner-action-required' }, { today: '2021-08-20' })).toEqual([]));
  it('is said in both languages', () => {
    for (const code of coopEntryCodes)
      expect(Object.values(coopEntryText[code]).every((text) => text.endsWith('.'))).toBe(true);
    for (const code of [...coopInformationCodes, ...coopRejectionCodes, 'no-partner-response' as const])
      expect(Object.values(coopReasonText[code]).every((text) => text.endsWith('.'))).toBe(true);
  });
  it('caps count what is approved and reserved', () => {
    const reserved = claimWith({ id: 'c2', stage: 'submitted' });
    const entries = [
      ...earned('25000.00'),
      {
        kind: 'reserve' as const,
        from: 'left' as const,
        to: 'reserved' as const,
        minor: 70n,
        of: 'c2',
        on: '',
      },
    ];
    expect(usedBy([reserved, claimWith({ approved: 30n })], entries)).toBe(100n);
  });
});
