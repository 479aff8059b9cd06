/** Repeats an explanation as a partner would on paper, with integers of a trillionth and nothing of the rules' own arithmetic. */
import type { Trace } from './trace.ts';

const one = 1_000_000_000_000n;
const places: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

export function read(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * one + BigInt(fraction.padEnd(12, '0').slice(0, 12));
  return text.startsWith('-') ? -value : value;
}

/** Every step that does not come out as it says; none when the explanation holds. */
export function mistakes(trace: Trace): string[] {
  const below = trace.parts.flatMap(mistakes);
  if (trace.source.kind !== 'step') return trace.parts.length > 0 ? ['a leaf has parts', ...below] : below;
  const values = trace.parts.map(({ value }) => read(value));
  const [a = 0n, b = 0n] = values;
  const results = {
    growth: a > b ? a - b : 0n,
    product: (a * b) / one,
    'percent-of': (a * b) / one / 100n,
    sum: values.reduce((sum, value) => sum + value, 0n),
    smaller: values.reduce((least, value) => (value < least ? value : least), a),
    same: a,
    round: rounded(a, trace.unit),
  };
  const expected = results[trace.source.step];
  return expected === read(trace.value)
    ? below
    : [`${trace.name}: ${trace.source.step} is ${expected}, said ${trace.value}`, ...below];
}

function rounded(value: bigint, currency: string): bigint {
  const step = 10n ** BigInt(12 - (places[currency] ?? 2));
  const rest = ((value % step) + step) % step;
  const down = value - rest;
  if (rest * 2n < step || (rest * 2n === step && (down / step) % 2n === 0n)) return down;
  return down + step;
}
