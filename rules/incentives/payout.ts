/** What is checked of payout and tax profiles before anybody looks at them (domain 14.8, ISO 13616). */
import { isCurrency } from '../money/currency.ts';
import type { IncentiveProblem } from './codes.ts';

export function plainIban(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

/** All that is ever shown again. */
export function lastFour(account: string): string {
  return plainIban(account).slice(-4);
}

export interface PayoutProfile {
  beneficiary: string;
  country: string;
  currency: string;
  iban: string | null;
  account: string | null;
  bankCode: string | null;
}

/** `isIban`: country, length and check digits, as the program's library knows them (server/ports/bank-account.ts). */
export function payoutProfileProblems(
  profile: PayoutProfile,
  isIban: (text: string) => boolean,
): IncentiveProblem[] {
  const problems: IncentiveProblem[] = [];
  const required = (value: string | null, pointer: string): void => {
    if (value === null || value.trim() === '') problems.push({ code: 'field-required', pointer });
  };
  required(profile.beneficiary, '/beneficiary');
  if (!/^[A-Z]{2}$/.test(profile.country)) problems.push({ code: 'field-required', pointer: '/country' });
  if (!isCurrency(profile.currency))
    problems.push({ code: 'currency-unknown', pointer: '/currency', params: { name: profile.currency } });
  if (profile.iban !== null) {
    if (!isIban(profile.iban)) problems.push({ code: 'iban-invalid', pointer: '/iban' });
  } else {
    required(profile.account, '/account');
    required(profile.bankCode, '/bankCode');
  }
  return problems;
}

export interface TaxProfile {
  country: string;
  taxId: string;
  form: string;
  validUntil: string;
}

export function taxProfileProblems(profile: TaxProfile, today: string): IncentiveProblem[] {
  const problems: IncentiveProblem[] = [];
  if (!/^[A-Z]{2}$/.test(profile.country)) problems.push({ code: 'field-required', pointer: '/country' });
  if (profile.taxId.trim() === '') problems.push({ code: 'field-required', pointer: '/taxId' });
  if (profile.form.trim() === '') problems.push({ code: 'field-required', pointer: '/form' });
  if (profile.validUntil < today)
    problems.push({ code: 'tax-profile-over', pointer: '/validUntil', params: { date: profile.validUntil } });
  return problems;
}
