/** What is checked of payout and tax profiles before anybody looks at them (domain 14.8, ISO 13616). */
import { isCurrency } from '../money/currency.ts';
import type { IncentiveProblem } from './codes.ts';

/** Lengths by country, as far as the SEPA area reaches. */
const lengths: Record<string, number> = Object.fromEntries(
  (
    'AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 ' +
    'LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22'
  )
    .split(' ')
    .map((entry): [string, number] => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Country, length and check digits; spaces and case do not matter. */
export function isIban(text: string): boolean {
  const iban = plainIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || lengths[iban.slice(0, 2)] !== iban.length) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = [...turned]
    .map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)))
    .join('');
  return BigInt(digits) % 97n === 1n;
}

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

export function payoutProfileProblems(profile: PayoutProfile): IncentiveProblem[] {
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
