/** A partner disputes an amount: until when, and what its decision becomes (domain 14.9). */
import { isDecimal } from '../money/decimal.ts';
import { fitsCurrency } from '../money/money.ts';
import { type ClockRule, type DeadlineBasis, deadline } from '../time/deadline.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Month, addDays } from '../time/month.ts';
import type { GrantedAmount } from './facts.ts';
import { deny, type Outcome } from '../engine/denial.ts';

export const disputeDays = 90;
/** As a dispute of a claim (domain 4.2). */
export const disputeAnswer: ClockRule = { amount: 5, unit: 'business-days' };

export interface DisputedAmount {
  associationId: string;
  month: Month;
  currency: string;
  /** The day on which the statement with the amount was issued, in the location's zone. */
  statementOn: string;
  openDispute: boolean;
}

export function lastDayToDispute({ statementOn }: Pick<DisputedAmount, 'statementOn'>): string {
  return addDays(statementOn, disputeDays);
}

/** `today` in the location's zone; the last day counts. A nil amount can be disputed as any other. */
export function openDispute(amount: DisputedAmount, today: string): Outcome<{ lastDay: string }> {
  const lastDay = lastDayToDispute(amount);
  if (today > lastDay) return deny('invalid', { code: 'dispute-too-late', pointer: '', params: { lastDay } });
  if (amount.openDispute) return deny('conflict', { code: 'dispute-open-already', pointer: '' });
  return { ok: true, value: { lastDay } };
}

export function answerBy(openedAt: string, zone: string, calendar: Calendar): DeadlineBasis {
  return deadline(disputeAnswer, Temporal.Instant.from(openedAt), zone, calendar);
}

/** A granted dispute is a fact that every later computation reads, so the books stay recomputable. */
export function grant(disputeId: string, amount: DisputedAmount, granted: string): Outcome<GrantedAmount> {
  if (!isDecimal(granted) || /^-?[0.]+$/.test(granted))
    return deny('invalid', { code: 'value-invalid', pointer: '/amount' });
  if (!fitsCurrency(granted, amount.currency))
    return deny('invalid', {
      code: 'more-decimal-places-than-currency',
      pointer: '/amount',
      params: { currency: amount.currency },
    });
  return {
    ok: true,
    value: { id: disputeId, associationId: amount.associationId, month: amount.month, amount: granted },
  };
}
