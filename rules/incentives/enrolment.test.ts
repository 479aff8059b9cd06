/** Enrolment and profiles. */
import { describe, expect, it } from 'vitest';
import { checklistOf, earningStartOf, renewalOn, shownState } from './enrolment.ts';
import { isIban } from '../../server/ports/bank-account.ts';
import { lastFour, payoutProfileProblems, taxProfileProblems } from './payout.ts';
import type { Requirement } from './terms.ts';

describe('enrolment', () => {
  const requirements = [
    { kind: 'agreement' },
    { kind: 'payout-profile' },
    { kind: 'tax-profile' },
    { kind: 'designation', name: 'modern-work' },
    { kind: 'cloud', clouds: ['commercial'] },
  ] satisfies Requirement[];
  const facts = {
    agreementOn: '2020-03-02',
    payoutProfileOn: '2020-03-05',
    taxProfileOn: '2020-04-17',
    taxProfileUntil: '2021-06-30',
    designations: { 'modern-work': '2019-10-01' },
    competencies: {},
    country: 'NL',
  };
  const rows = (part: Partial<typeof facts>, today = '2020-04-20') =>
    checklistOf({ requirements: requirements }, { ...facts, ...part }, today);

  it('shows what is done and who can do the rest; what is the customer’s is no part of it', () => {
    expect(rows({ agreementOn: null as never }).map(({ item, doneOn, who }) => [item, doneOn, who])).toEqual([
      ['agreement', null, 'partner'],
      ['payout-profile', '2020-03-05', 'partner'],
      ['tax-profile', '2020-04-17', 'partner'],
      ['designation', '2019-10-01', 'owner'],
    ]);
  });
  it('earns from the month of the last requirement, never before the invitation', () => {
    expect(earningStartOf(rows({}), '2020-03-01')).toBe('2020-04');
    expect(earningStartOf(rows({}), '2020-05-03')).toBe('2020-05');
    expect(earningStartOf(rows({ designations: {} as never }), '2020-03-01')).toBeNull();
  });
  it('renews by itself into the next fiscal year while everything holds, and warns when it would not', () => {
    expect(renewalOn(rows({}), '2020-06-30', '2020-05-01')).toEqual({
      renews: true,
      from: '2020-07-01',
      until: '2021-06-30',
    });
    const lacking = (today: string) =>
      renewalOn(rows({ taxProfileUntil: '2020-04-30' }, today), '2020-06-30', today);
    expect(
      ['2020-05-01', '2020-05-02', '2020-05-31', '2020-06-23'].map((today) => lacking(today)),
    ).toMatchObject([
      { renews: false, daysLeft: 60, warn: true },
      { renews: false, daysLeft: 59, warn: false },
      { renews: false, daysLeft: 30, warn: true },
      { renews: false, daysLeft: 7, warn: true },
    ]);
  });
  it('is "enrolling" for who may not see where it hangs', () => {
    expect(shownState('validating-enrollment', false)).toBe('enrolling');
    expect(shownState('validating-enrollment', true)).toBe('validating-enrollment');
    expect(shownState('enrolled', false)).toBe('enrolled');
  });
});

describe('profiles', () => {
  it.each([
    ['NL91 ABNA 0417 1643 00', true],
    ['nl91abna0417164300', true],
    ['NL92 ABNA 0417 1643 00', false],
    ['NL91 ABNA 0417 1643 0', false],
    ['DE89 3704 0044 0532 0130 00', true],
    ['XX91 ABNA 0417 1643 00', false],
    ['', false],
  ])('IBAN %s: %s', (text, expected) => expect(isIban(text)).toBe(expected));
  it('show four characters of an account', () => expect(lastFour('NL91 ABNA 0417 1643 00')).toBe('4300'));
  it('say every problem at its field', () => {
    const profile = {
      beneficiary: ' ',
      country: 'NL',
      currency: 'EURO',
      iban: 'NL00',
      account: null,
      bankCode: null,
    };
    expect(
      payoutProfileProblems(profile, isIban).map(({ code: what, pointer }) => `${what} ${pointer}`),
    ).toEqual(['field-required /beneficiary', 'currency-unknown /currency', 'iban-invalid /iban']);
    expect(
      payoutProfileProblems({ ...profile, beneficiary: 'B', currency: 'USD', iban: null }, isIban).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(['/account', '/bankCode']);
    const tax = { country: 'NL', taxId: 'NL1', form: 'W-8BEN-E', validUntil: '2020-06-30' };
    expect(taxProfileProblems(tax, '2020-06-30')).toEqual([]);
    expect(taxProfileProblems(tax, '2020-07-01').map(({ code: what }) => what)).toEqual(['tax-profile-over']);
  });
});
