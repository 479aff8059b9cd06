/** Terms as they are typed: rates, countries and buckets one on each line, and back. */
import type { DraftTerms, Terms } from '#sdk';

export interface TypedTerms {
  from: string;
  currency: string;
  requirements: string[];
  lever: Terms['lever']['name'];
  measure: Terms['lever']['measure'];
  items: string;
  shares: string;
  buckets: string;
  claimableDays: string;
  rates: string;
  markets: Record<'A' | 'B' | 'C', string>;
  thresholdMeasure: string;
  thresholdUnits: string;
  baseline: Terms['baseline'];
  earningPeriod: string;
  capItem: string;
  capYear: string;
  holdDays: string;
  paymentMinimum: string;
}

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Of a requirement with countries or a name, only that it is asked for is typed here; what it names stays as it was. */
export function typedOf(terms: Terms | null): TypedTerms {
  const { lever, markets = {}, caps, minimumThreshold } = terms ?? {};
  const countries = (group: string): string =>
    Object.entries(markets)
      .filter(([, one]) => one === group)
      .map(([country]) => country)
      .sort()
      .join(' ');
  return {
    from: '',
    currency: terms?.currency ?? 'EUR',
    requirements: terms?.requirements.map(({ kind }) => kind) ?? [
      'agreement',
      'payout-profile',
      'tax-profile',
    ],
    lever: lever?.name ?? 'growth-over-high-water-mark',
    measure: lever?.measure ?? 'mau',
    items: lever?.items.join(' ') ?? '',
    shares: lever?.shares.join(' ') ?? '',
    buckets:
      lever?.buckets.map(({ fromSeats, amounts }) => `${fromSeats}: ${amounts.join(' ')}`).join('\n') ?? '',
    claimableDays: String(lever?.claimableDays || 90),
    rates: terms?.rates.map(({ item, group, rate }) => `${item} ${group} ${rate}`).join('\n') ?? '',
    markets: { A: countries('A'), B: countries('B'), C: countries('C') },
    thresholdMeasure: minimumThreshold?.measure ?? '',
    thresholdUnits: minimumThreshold ? String(minimumThreshold.units) : '',
    baseline: terms?.baseline ?? 'before-association',
    earningPeriod: terms?.earningPeriod ? String(terms.earningPeriod) : '',
    capItem: caps?.tenantAndItem ?? '',
    capYear: caps?.tenantAndFiscalYear ?? '',
    holdDays: String(terms?.holdDays ?? 30),
    paymentMinimum: terms?.paymentMinimum ?? '0',
  };
}

/** A word that is no number is sent as one that no rule takes, so that the field is named. */
const number = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : -1);

export function bodyOf(typed: TypedTerms, before: Terms | null, why: string): DraftTerms {
  const group = (word = ''): 'A' | 'B' | 'C' => (word === 'B' || word === 'C' ? word : 'A');
  const named = before?.requirements ?? [];
  return {
    from: typed.from.trim(),
    currency: typed.currency.trim().toUpperCase(),
    requirements: typed.requirements.map((kind) => {
      const old = named.find((one) => one.kind === kind);
      return {
        kind: kind as Terms['requirements'][number]['kind'],
        name: old?.name ?? null,
        values: old?.values ?? [],
      };
    }),
    lever: {
      name: typed.lever,
      measure: typed.measure,
      items: words(typed.items),
      shares: words(typed.shares).map(number),
      buckets: lines(typed.buckets).map((line) => {
        const [from = '', amounts = ''] = line.split(':');
        return { fromSeats: number(from), amounts: words(amounts) };
      }),
      claimableDays: number(typed.claimableDays),
    },
    rates: lines(typed.rates).map((line) => {
      const [item = '', market = '', rate = ''] = words(line);
      return { item, group: group(market.toUpperCase()), rate };
    }),
    markets: Object.fromEntries(
      (['A', 'B', 'C'] as const).flatMap((one) =>
        words(typed.markets[one].toUpperCase()).map((country) => [country, one] as const),
      ),
    ),
    minimumThreshold:
      typed.thresholdMeasure === ''
        ? null
        : {
            measure: typed.thresholdMeasure as 'mau' | 'pau' | 'paid-seats',
            units: number(typed.thresholdUnits),
          },
    baseline: typed.baseline,
    earningPeriod: typed.earningPeriod.trim() === '' ? null : number(typed.earningPeriod),
    caps: {
      tenantAndItem: typed.capItem.trim() || null,
      tenantAndFiscalYear: typed.capYear.trim() || null,
    },
    holdDays: number(typed.holdDays),
    paymentMinimum: typed.paymentMinimum.trim(),
    why,
  };
}

const fields = [
  '/rates',
  '/lever/shares',
  '/lever/buckets',
  '/markets/A',
  '/minimumThreshold/units',
  '/caps/tenantAndItem',
];

/** What is wrong inside a field of several lines stands at the field; a country at the group in which it was typed. */
export function atTypedFields<P extends { errors: { pointer: string }[] } | null>(
  problem: P,
  typed: TypedTerms,
): P {
  if (!problem) return problem;
  const field = (pointer: string): string => {
    const country = /^\/markets\/(.+)$/.exec(pointer)?.[1];
    if (country !== undefined) {
      const group = (['A', 'B', 'C'] as const).find((one) =>
        words(typed.markets[one].toUpperCase()).includes(country),
      );
      return `/markets/${group ?? 'A'}`;
    }
    return fields.find((one) => pointer.startsWith(`${one}/`)) ?? pointer;
  };
  return { ...problem, errors: problem.errors.map((error) => ({ ...error, pointer: field(error.pointer) })) };
}
