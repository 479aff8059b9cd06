/** The clocks of a co-op claim, all on the owner's calendar (domain 15.5). */
import type { Calendar } from '../time/calendar.ts';
import { type ClockRule, type DeadlineBasis, deadline } from '../time/deadline.ts';

export type CoopClock =
  | 'review'
  | 'answer'
  | 'dispute'
  | 'dispute-answer'
  | 'payment'
  | 'payment-after-tax-invoice';

const business = (amount: number): ClockRule => ({ amount, unit: 'business-days' });
const calendarDays = (amount: number): ClockRule => ({ amount, unit: 'calendar-days' });

/** As policy data: the default of every programme. */
export const coopClocks: Record<CoopClock, ClockRule> = {
  review: business(2),
  answer: business(5),
  dispute: calendarDays(30),
  'dispute-answer': business(5),
  payment: business(45),
  'payment-after-tax-invoice': calendarDays(30),
};

export function coopDeadline(
  clock: CoopClock,
  startedAt: string,
  zone: string,
  calendar: Calendar,
  rules: Record<CoopClock, ClockRule> = coopClocks,
): DeadlineBasis {
  return deadline(rules[clock], Temporal.Instant.from(startedAt), zone, calendar);
}

/** Which clock a payment follows: where the country needs a tax invoice, it waits for an accepted one. */
export function paymentClock(
  country: string,
  taxInvoiceCountries: readonly string[],
  approvedAt: string,
  taxInvoiceAcceptedAt: string | null,
): { clock: CoopClock; startedAt: string } | null {
  if (!taxInvoiceCountries.includes(country)) return { clock: 'payment', startedAt: approvedAt };
  return taxInvoiceAcceptedAt === null
    ? null
    : { clock: 'payment-after-tax-invoice', startedAt: taxInvoiceAcceptedAt };
}
