/** Terms as somebody wrote them: every problem at its field, before anybody can approve them (domain 14.12). */
import type { CatalogItem } from '../programme/catalog.ts';
import { isCurrency } from '../money/currency.ts';
import { compareDecimals, decimal, isDecimal, wholeNumber, zero } from '../money/decimal.ts';
import { fitsCurrency } from '../money/money.ts';
import { type Month, isMonth } from '../time/month.ts';
import type { IncentiveProblem } from './codes.ts';
import { type Terms, marketGroups, ratedItems } from './terms.ts';

export interface TermsFacts {
  /** Versions that are approved, of this programme. */
  approved: readonly Terms[];
  items: readonly Pick<CatalogItem, 'id'>[];
  /** Items that official associations of the programme hold: each must have a rate. */
  inUse: readonly string[];
  /** The last month with a posted run; terms never reach back behind it. */
  postedThrough: Month | null;
}

export function termsProblems(terms: Terms, facts: TermsFacts): IncentiveProblem[] {
  return [
    ...ofDates(terms, facts),
    ...ofCurrency(terms, facts),
    ...ofRates(terms, facts),
    ...ofMarkets(terms),
    ...ofLever(terms),
    ...ofNumbers(terms),
  ];
}

function ofDates({ from, version }: Terms, { approved, postedThrough }: TermsFacts): IncentiveProblem[] {
  if (!isMonth(from)) return [{ code: 'date-invalid', pointer: '/from' }];
  const taken = approved.find((other) => other.from === from && other.version !== version);
  return [
    ...(taken
      ? [{ code: 'terms-overlap' as const, pointer: '/from', params: { version: taken.version } }]
      : []),
    ...(postedThrough !== null && from <= postedThrough
      ? [{ code: 'terms-month-closed' as const, pointer: '/from', params: { month: postedThrough } }]
      : []),
  ];
}

/** Caps are sums over versions, so a programme keeps its currency. */
function ofCurrency({ currency }: Terms, { approved }: TermsFacts): IncentiveProblem[] {
  if (!isCurrency(currency))
    return [{ code: 'currency-unknown', pointer: '/currency', params: { name: currency } }];
  const other = approved.find((one) => one.currency !== currency);
  return other
    ? [{ code: 'terms-currency-fixed', pointer: '/currency', params: { currency: other.currency } }]
    : [];
}

function ofRates(terms: Terms, facts: TermsFacts): IncentiveProblem[] {
  const problems: IncentiveProblem[] = [];
  const known = new Set(facts.items.map(({ id }) => id));
  const percent = terms.lever.name === 'percent-of-revenue';
  for (const [index, { item, group, rate }] of terms.rates.entries()) {
    const at = `/rates/${index}`;
    if (!known.has(item)) problems.push({ code: 'not-known', pointer: `${at}/item`, params: { name: item } });
    if (terms.rates.findIndex((one) => one.item === item && one.group === group) !== index)
      problems.push({ code: 'rate-twice', pointer: at });
    if (!isDecimal(rate) || compareDecimals(decimal(rate), zero) < 0)
      problems.push({ code: 'value-invalid', pointer: `${at}/rate` });
    else if (percent && compareDecimals(decimal(rate), wholeNumber(100)) > 0)
      problems.push({ code: 'percent-over-hundred', pointer: `${at}/rate` });
  }
  return [...problems, ...missingRates(terms, facts)];
}

function missingRates(terms: Terms, { inUse }: TermsFacts): IncentiveProblem[] {
  const rated = ratedItems(terms);
  const lacking = inUse.filter((item) => !rated.includes(item));
  const problems = lacking.map((item): IncentiveProblem => ({
    code: 'rate-missing',
    pointer: '/rates',
    params: { item },
  }));
  if (terms.lever.name === 'milestones') return problems;
  const groups = new Set(Object.values(terms.markets));
  const gaps = rated.flatMap((item) =>
    [...groups]
      .filter((group) => !terms.rates.some((rate) => rate.item === item && rate.group === group))
      .map((group): IncentiveProblem => ({
        code: 'rate-missing',
        pointer: '/rates',
        params: { item, group },
      })),
  );
  return [...problems, ...gaps];
}

function ofMarkets({ markets }: Terms): IncentiveProblem[] {
  return Object.entries(markets)
    .filter(([country, group]) => !/^[A-Z]{2}$/.test(country) || !marketGroups.includes(group))
    .map(([country]) => ({ code: 'market-unknown', pointer: `/markets/${country}`, params: { country } }));
}

function ofLever({ lever, currency }: Terms): IncentiveProblem[] {
  if (lever.name === 'percent-of-revenue') return whole(lever.claimableDays, '/lever/claimableDays', 0);
  if (lever.name !== 'milestones') return [];
  const problems: IncentiveProblem[] = [];
  const rising = (values: number[]): boolean =>
    values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
  if (
    lever.shares.length === 0 ||
    !rising(lever.shares) ||
    lever.shares.some((share) => share <= 0 || share > 100)
  )
    problems.push({ code: 'milestones-out-of-order', pointer: '/lever/shares' });
  if (lever.buckets.length === 0 || !rising(lever.buckets.map(({ fromSeats }) => fromSeats)))
    problems.push({ code: 'milestones-out-of-order', pointer: '/lever/buckets' });
  for (const [index, { fromSeats, amounts }] of lever.buckets.entries()) {
    problems.push(...whole(fromSeats, `/lever/buckets/${index}/fromSeats`, 0));
    if (amounts.length !== lever.shares.length)
      problems.push({ code: 'value-invalid', pointer: `/lever/buckets/${index}/amounts` });
    problems.push(
      ...amounts.flatMap((text, nth) =>
        amountProblems(text, currency, `/lever/buckets/${index}/amounts/${nth}`),
      ),
    );
  }
  return problems;
}

function ofNumbers(terms: Terms): IncentiveProblem[] {
  const { minimumThreshold, earningPeriod, caps, holdDays, paymentMinimum, currency } = terms;
  return [
    ...(minimumThreshold === null ? [] : whole(minimumThreshold.units, '/minimumThreshold/units', 0)),
    ...(earningPeriod === null ? [] : whole(earningPeriod, '/earningPeriod', 1)),
    ...whole(holdDays, '/holdDays', 0),
    ...(caps.tenantAndItem === null
      ? []
      : amountProblems(caps.tenantAndItem, currency, '/caps/tenantAndItem')),
    ...(caps.tenantAndFiscalYear === null
      ? []
      : amountProblems(caps.tenantAndFiscalYear, currency, '/caps/tenantAndFiscalYear')),
    ...amountProblems(paymentMinimum, currency, '/paymentMinimum'),
  ];
}

function whole(value: number, pointer: string, least: number): IncentiveProblem[] {
  return Number.isSafeInteger(value) && value >= least ? [] : [{ code: 'value-invalid', pointer }];
}

function amountProblems(text: string, currency: string, pointer: string): IncentiveProblem[] {
  if (!isDecimal(text) || compareDecimals(decimal(text), zero) < 0)
    return [{ code: 'value-invalid', pointer }];
  // Already said at the currency.
  if (!isCurrency(currency) || fitsCurrency(text, currency)) return [];
  return [{ code: 'more-decimal-places-than-currency', pointer, params: { currency } }];
}
