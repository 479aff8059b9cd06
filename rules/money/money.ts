/** Money: an integer of the currency's minor unit. Two currencies never meet in one sum. */
import { minorPlaces } from './currency.ts';
import { type Decimal, decimal, fixedText, roundHalfEven, times } from './decimal.ts';

export interface Money {
  currency: string;
  /** Cents of a euro, whole yen, fils of a dinar. */
  minor: bigint;
}

/** The one rounding of a line: half to even, to the minor unit. */
export function roundedMoney(amount: Decimal, currency: string): Money {
  return { currency, minor: roundHalfEven(amount, minorPlaces(currency)) };
}

/** An amount as somebody wrote it, which must have no more decimal places than the currency. */
export function money(text: string, currency: string): Money {
  const amount = decimal(text);
  if (amount.places > minorPlaces(currency))
    throw new RangeError(`${currency} has no such decimal places: ${text}`);
  return roundedMoney(amount, currency);
}

/** Whether a text is an amount that the currency can hold to its last decimal place. */
export function fitsCurrency(text: string, currency: string): boolean {
  return decimal(text).places <= minorPlaces(currency);
}

export function exactAmount({ currency, minor }: Money): Decimal {
  return { digits: minor, places: minorPlaces(currency) };
}

/** With all decimal places of the currency and without its name: "600.00". */
export function amountText({ currency, minor }: Money): string {
  return fixedText(minor, minorPlaces(currency));
}

export function addMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor + b.minor };
}

export function subtractMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor - b.minor };
}

export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce(addMoney, { currency, minor: 0n });
}

/** `rate` units of the other currency for one of this; rounded once. */
export function exchanged(amount: Money, rate: Decimal, currency: string): Money {
  return amount.currency === currency ? amount : roundedMoney(times(exactAmount(amount), rate), currency);
}

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} have no sum`);
  return a.currency;
}
