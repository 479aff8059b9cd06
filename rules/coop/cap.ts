/** How much of an activity may be claimed in a period: cap, used, left (domain 15.5). Used is what is approved and reserved. */
import { decimal, percentOf } from '../money/decimal.ts';
import { exactAmount, money, roundedMoney } from '../money/money.ts';
import { larger } from './fund.ts';
import type { ActivityType } from './terms.ts';

export interface CapState {
  /** null: no cap. */
  cap: bigint | null;
  used: bigint;
  left: bigint | null;
  /** Of this one claim, by the number of its people; null: no such limit. */
  perClaim: bigint | null;
}

export function capOf(
  { cap }: Pick<ActivityType, 'cap'>,
  earned: bigint,
  used: bigint,
  persons: number | null,
  currency: string,
): CapState {
  if (cap === null) return { cap: null, used, left: null, perClaim: null };
  const amount = (text: string): bigint => money(text, currency).minor;
  const percent = (text: string): bigint =>
    roundedMoney(percentOf(decimal(text), exactAmount({ currency, minor: earned })), currency).minor;
  const whole = {
    amount: () => (cap.kind === 'amount' ? amount(cap.amount) : 0n),
    percent: () => (cap.kind === 'percent' ? percent(cap.percent) : 0n),
    'greater-of': () => (cap.kind === 'greater-of' ? larger(percent(cap.percent), amount(cap.amount)) : 0n),
    'per-person': () => (cap.kind === 'per-person' ? amount(cap.total) : 0n),
  }[cap.kind]();
  const perClaim =
    cap.kind === 'per-person' ? amount(cap.amount) * BigInt(Math.min(persons ?? 0, cap.persons)) : null;
  return { cap: whole, used, left: larger(whole - used, 0n), perClaim };
}

/** What is payable of a plan whose earnings are in, and from when: the fifteenth of the month after. */
export function planPayable(
  limit: string,
  earned: string,
  month: string,
  currency: string,
): { minor: bigint; on: string } {
  const [most, has] = [money(limit, currency).minor, money(earned, currency).minor];
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 });
  return { minor: has < most ? has : most, on: `${next.toString()}-15` };
}
