/** What the oracle of incentives reads, and how it counts days and money: in trillionths, with nothing of the rules'. */
export interface OracleAssociation {
  id: string;
  partnerId: string;
  locationId: string;
  programme: string;
  item: string;
  subscriptionId: string | null;
  attribution: string;
  from: string;
  until: string | null;
  pays: boolean;
  overruled: boolean;
  publicSectorProof: boolean;
}
export interface OracleSpan {
  from: string;
  until: string | null;
}
export interface OracleFigures {
  id: string;
  key: string;
  recordedAt: string;
  mau: number | null;
  pau: number | null;
  paidSeats: number | null;
}
export type Measure = 'mau' | 'pau' | 'paid-seats';
export interface OracleTerms {
  programme: string;
  from: string;
  currency: string;
  requirements: { kind: string; name?: string; countries?: string[]; clouds?: string[] }[];
  lever: {
    name: string;
    measure: string;
    items?: string[];
    shares?: number[];
    buckets?: { fromSeats: number; amounts: string[] }[];
    claimableDays?: number;
  };
  rates: { item: string; group: string; rate: string }[];
  markets: Record<string, string>;
  minimumThreshold: { measure: Measure; units: number } | null;
  baseline: string;
  earningPeriod: number | null;
  caps: { tenantAndItem: string | null; tenantAndFiscalYear: string | null };
}
export interface OracleWorld {
  tenantId: string;
  country: string;
  zone: string;
  cloud: string;
  publicSector: boolean;
  associations: OracleAssociation[];
  usage: (OracleFigures & { month: string })[];
  usageDays: (OracleFigures & { date: string })[];
  transactions: { id: string; key: string; date: string; amount: string }[];
  subscriptions: (OracleSpan & { subscriptionId: string })[];
  granted: { associationId: string; month: string; amount: string }[];
}
export interface OracleLocation {
  locationId: string;
  country: string;
  ownTenantIds: string[];
  programmes: {
    programme: string;
    enrolled: OracleSpan[];
    agreementFrom: string | null;
    payoutProfileFrom: string | null;
    taxProfileFrom: string | null;
  }[];
  designations: (OracleSpan & { name: string })[];
  competencies: (OracleSpan & { name: string })[];
}
export interface OracleResult {
  associationId: string;
  month: string;
  potential: bigint;
  amount: bigint;
  barred: boolean;
}

export const trillion = 1_000_000_000_000n;
const placesOf: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };
const dayLength = 86_400_000;

export function trillionths(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * trillion + BigInt(fraction.padEnd(12, '0'));
  return negative ? -value : value;
}

/** Half to even: looks at both neighbours and takes the nearer, of two equally near ones the even. */
export function toMinor(value: bigint, currency: string): bigint {
  const step = 10n ** BigInt(12 - (placesOf[currency] ?? 2));
  let low = value / step;
  if (low * step > value) low -= 1n;
  const [below, above] = [value - low * step, (low + 1n) * step - value];
  if (below < above) return low;
  if (above < below) return low + 1n;
  return low % 2n === 0n ? low : low + 1n;
}

export const shift = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
export const nextMonth = (month: string): string => shift(`${month}-01`, 31).slice(0, 7);
export const lastOf = (month: string): string => shift(`${nextMonth(month)}-01`, -1);
const knownDays = new Map<string, string[]>();
export function daysOf(month: string): string[] {
  const known = knownDays.get(month);
  if (known) return known;
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = shift(day, 1)) days.push(day);
  knownDays.set(month, days);
  return days;
}
const formats = new Map<string, Intl.DateTimeFormat>();
export function localDate(ms: number, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(ms);
}
export const covers = ({ from, until }: OracleSpan, day: string): boolean =>
  day >= from && (until === null || day <= until);
