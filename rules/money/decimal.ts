/**
 * Exact decimals: rates, percentages and units are never floats. A decimal is an integer and the number of its decimal places;
 * nothing is lost until the one rounding at the end of a line (domain 14.5).
 */
export interface Decimal {
  digits: bigint;
  /** Decimal places: 12345n with 3 is 12.345. */
  places: number;
}

const grammar = /^(-?)(\d{1,30})(?:\.(\d{1,12}))?$/;

export const zero: Decimal = { digits: 0n, places: 0 };

export function isDecimal(text: string): boolean {
  return grammar.test(text);
}

/** Throws on anything but plain digits with at most twelve decimal places; what people type is checked before. */
export function decimal(text: string): Decimal {
  const found = grammar.exec(text);
  if (!found) throw new RangeError(`no decimal: ${text}`);
  const [, sign = '', whole = '0', fraction = ''] = found;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, places: fraction.length };
}

export function wholeNumber(value: number | bigint): Decimal {
  return { digits: BigInt(value), places: 0 };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { digits: scaled(a, places) + scaled(b, places), places };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { digits: -b.digits, places: b.places });
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** A hundredth of the product: exact, because it only moves the point. */
export function percentOf(percent: Decimal, amount: Decimal): Decimal {
  const product = times(percent, amount);
  return { digits: product.digits, places: product.places + 2 };
}

/** Negative when a is smaller. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { digits } = minus(a, b);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Half to even, as an integer of the last of `places` decimal places. */
export function roundHalfEven(value: Decimal, places: number): bigint {
  if (value.places <= places) return scaled(value, places);
  const step = 10n ** BigInt(value.places - places);
  const down = value.digits / step;
  const rest = value.digits - down * step;
  const size = rest < 0n ? -rest : rest;
  const away = rest < 0n ? -1n : 1n;
  if (size * 2n > step) return down + away;
  return size * 2n === step && down % 2n !== 0n ? down + away : down;
}

/** How many whole times `part` goes into `whole`; neither may be negative, and `part` not zero. */
export function wholeTimes(whole: Decimal, part: Decimal): bigint {
  const places = Math.max(whole.places, part.places);
  return scaled(whole, places) / scaled(part, places);
}

/** Without zeros behind the last decimal place that matters: 2.50 and 2.5 read the same. */
export function decimalText({ digits, places }: Decimal): string {
  const text = fixedText(digits, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** An integer of the last decimal place as a text with all of them: 60000n with 2 is "600.00". */
export function fixedText(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  if (places === 0) return sign + text;
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

function scaled({ digits, places }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places);
}
