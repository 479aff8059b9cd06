/** Everything that stands in the way of submitting a co-op claim, at once, each at its field (domain 15.4). */
import { decimal, isDecimal } from '../money/decimal.ts';
import { amountText, fitsCurrency, money } from '../money/money.ts';
import { capOf } from './cap.ts';
import type { CoopClaim, Invoice } from './claim.ts';
import type { CoopProblem } from './codes.ts';
import { type FundEntry, coopEarned, fundOf } from './fund.ts';
import type { CoopPeriod } from './periods.ts';
import { type ActivityType, type CoopTerms, neverEligible } from './terms.ts';

export interface EntryFacts {
  terms: CoopTerms;
  period: CoopPeriod;
  currency: string;
  entries: readonly FundEntry[];
  /** Today in the owner's zone. */
  today: string;
  /** The claim was sent back: it may be sent again within its answer clock, also after the claiming period. */
  answering: boolean;
  /** What this claim has reserved already. */
  reserved: bigint;
  /** Approved and reserved by the fund's other claims of the same activity. */
  usedByOthers: bigint;
  /** Invoices of the partner's other claims that count, with the claim that has them. */
  usedInvoices: readonly { supplier: string; number: string; claimId: string }[];
  /** The partner's own names, by which an invoice would be from itself. */
  ownNames: readonly string[];
  /** What its plan may still take; null: no plan. */
  planLeft: bigint | null;
}

export function entryProblems(claim: CoopClaim, facts: EntryFacts): CoopProblem[] {
  const type = facts.terms.activityTypes.find(({ id }) => id === claim.activityType);
  if (!type) return [...ofDates(claim, facts), { code: 'field-required', pointer: '/activityType' }];
  return [
    ...ofDates(claim, facts),
    ...ofInvoices(claim, facts, type),
    ...ofPapers(claim, type),
    ...ofMoney(claim, facts, type),
  ];
}

function ofDates(claim: CoopClaim, { period, today, answering }: EntryFacts): CoopProblem[] {
  const problems: CoopProblem[] = [];
  if (today < period.claimed.from)
    problems.push({
      code: 'claiming-period-not-open',
      pointer: '/fund',
      params: { from: period.claimed.from },
    });
  if (today > period.claimed.until && !answering)
    problems.push({
      code: 'claiming-period-closed',
      pointer: '/fund',
      params: { lastDay: period.claimed.until },
    });
  if (claim.activityUntil < claim.activityFrom)
    problems.push({ code: 'dates-out-of-order', pointer: '/activityUntil' });
  if (claim.activityFrom < period.used.from || claim.activityUntil > period.used.until)
    problems.push({
      code: 'activity-outside-usage-period',
      pointer: '/activityFrom',
      params: { from: period.used.from, until: period.used.until },
    });
  if (claim.activityUntil > today) problems.push({ code: 'activity-in-future', pointer: '/activityUntil' });
  return problems;
}

function ofInvoices(claim: CoopClaim, facts: EntryFacts, type: ActivityType): CoopProblem[] {
  const problems = claim.invoices.flatMap((invoice, index) =>
    ofInvoice(invoice, `/invoices/${index}`, claim, facts, type),
  );
  if (claim.invoices.length === 0 && claim.certifications.length === 0)
    problems.push({ code: 'field-required', pointer: '/invoices' });
  return problems;
}

function ofInvoice(
  invoice: Invoice,
  at: string,
  claim: CoopClaim,
  { currency, usedInvoices, ownNames }: EntryFacts,
  type: ActivityType,
): CoopProblem[] {
  const problems: CoopProblem[] = [];
  if (!isAmount(invoice.amount, currency)) problems.push({ code: 'value-invalid', pointer: `${at}/amount` });
  if (invoice.currency !== currency)
    problems.push({ code: 'currency-differs', pointer: `${at}/currency`, params: { currency } });
  const twice = claim.invoices.some(
    (other) => other.id !== invoice.id && invoiceKey(other) === invoiceKey(invoice),
  );
  const before = usedInvoices.find((used) => invoiceKey(used) === invoiceKey(invoice));
  if (before || twice)
    problems.push({
      code: 'invoice-used-before',
      pointer: `${at}/number`,
      params: { claim: before?.claimId ?? claim.id },
    });
  if (invoice.date < claim.activityFrom || invoice.date > claim.activityUntil)
    problems.push({ code: 'invoice-date-outside-activity', pointer: `${at}/date` });
  if (ownNames.some((name) => plain(name) === plain(invoice.supplier)))
    problems.push({ code: 'invoice-from-self', pointer: `${at}/supplier` });
  if (neverEligible.includes(invoice.expense) || !type.expenses.includes(invoice.expense))
    problems.push({
      code: 'expense-not-eligible',
      pointer: `${at}/expense`,
      params: { expense: invoice.expense },
    });
  return problems;
}

/** A number is used once per supplier and partner, however it is spaced or written. */
export function invoiceKey({ supplier, number }: Pick<Invoice, 'supplier' | 'number'>): string {
  return `${plain(supplier)} ${plain(number)}`;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.,-]/g, '');
}

function ofPapers(claim: CoopClaim, type: ActivityType): CoopProblem[] {
  const list = (code: 'proof-missing' | 'metric-missing', pointer: string, names: string[]): CoopProblem[] =>
    names.length === 0 ? [] : [{ code, pointer, params: { names } }];
  const unsigned = claim.certifications.some(({ signed }) => !signed);
  const notAllowed = claim.certifications.length > 0 && !type.inHouse;
  return [
    ...list(
      'proof-missing',
      '/proofs',
      type.proofs.filter((kind) => !claim.proofs.includes(kind)),
    ),
    ...list(
      'metric-missing',
      '/metrics',
      type.metrics.filter((name) => !(claim.metrics[name] !== undefined && claim.metrics[name] >= 0)),
    ),
    ...(unsigned ? [{ code: 'certification-missing' as const, pointer: '/certifications' }] : []),
    ...(notAllowed
      ? [
          {
            code: 'expense-not-eligible' as const,
            pointer: '/certifications',
            params: { expense: 'in-house' },
          },
        ]
      : []),
  ];
}

function ofMoney(claim: CoopClaim, facts: EntryFacts, type: ActivityType): CoopProblem[] {
  const { currency, entries, reserved, usedByOthers, planLeft, terms } = facts;
  if (claim.currency !== currency)
    return [{ code: 'currency-differs', pointer: '/currency', params: { currency } }];
  const asked = claimedAmount(claim);
  const text = (minor: bigint): string => amountText({ currency, minor });
  const problems: CoopProblem[] = [];
  const left = fundOf(entries).left + reserved;
  if (asked > left)
    problems.push({ code: 'fund-exhausted', pointer: '/invoices', params: { left: text(left), currency } });
  const cap = capOf(type, coopEarned(entries), usedByOthers, claim.persons, currency);
  if (cap.perClaim !== null && claim.persons === null)
    problems.push({ code: 'field-required', pointer: '/persons' });
  else if (
    cap.cap !== null &&
    cap.left !== null &&
    (asked > cap.left || (cap.perClaim !== null && asked > cap.perClaim))
  )
    problems.push({
      code: 'cap-exceeded',
      pointer: '/invoices',
      params: {
        cap: text(cap.cap),
        used: text(cap.used),
        left: text(cap.perClaim !== null && cap.perClaim < cap.left ? cap.perClaim : cap.left),
        currency,
      },
    });
  if (terms.planRequired && planLeft === null) problems.push({ code: 'plan-missing', pointer: '/plan' });
  else if (planLeft !== null && asked > planLeft)
    problems.push({
      code: 'plan-limit-exceeded',
      pointer: '/plan',
      params: { left: text(planLeft), currency },
    });
  return problems;
}

/** Everything that is asked for; what is no amount counts nothing, and is reported at its field. */
export function claimedAmount({
  invoices,
  certifications,
  currency,
}: Pick<CoopClaim, 'invoices' | 'certifications' | 'currency'>): bigint {
  return [...invoices, ...certifications]
    .filter(({ amount }) => isAmount(amount, currency))
    .reduce((sum, { amount }) => sum + money(amount, currency).minor, 0n);
}

function isAmount(text: string, currency: string): boolean {
  return isDecimal(text) && decimal(text).digits > 0n && fitsCurrency(text, currency);
}
