/** The worked examples of domain 15.6, one test for each row. */
import { describe, expect, it } from 'vitest';
import { oraclePeriod } from '../../test/oracle/coop.ts';
import { addDays } from '../time/month.ts';
import { capOf, planPayable } from './cap.ts';
import { activityType, cents, claimWith, earned, factsWith, invoice, termsWith } from './claim.example.ts';
import { type CoopClock, coopDeadline, paymentClock } from './clocks.ts';
import { submit } from './decide.ts';
import { convert, earn, forfeit, fundOf } from './fund.ts';
import { forfeitWarnings, periodOfDay } from './periods.ts';
import type { Cap } from './terms.ts';

const calendar = {
  id: 'NL',
  version: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  from: '2020-01-01',
  until: '2030-12-31',
};
const due = (clock: CoopClock, at: string): string =>
  coopDeadline(clock, at, 'Europe/Amsterdam', calendar).lastDay;
const hosting = termsWith({ programme: 'hosting', threshold: '1500.00' });
const half = periodOfDay('2020-11-15');

describe('worked examples (domain 15.6)', () => {
  it.each([
    ['25000.00', termsWith(), '15000.00', '10000.00'],
    ['20000.00', termsWith(), '20000.00', '0.00'],
    ['3750.00', hosting, '2250.00', '1500.00'],
    ['3740.00', hosting, '3740.00', '0.00'],
  ])('%s earned in a half', (amount, terms, rebate, coop) => {
    const entries = earned(amount, terms);
    expect(convert(entries, terms, half, '2020-12-31')).toEqual([]);
    const after = [...entries, ...convert(entries, terms, half, '2021-01-01')];
    expect(fundOf(after)).toMatchObject({ earned: cents(amount), rebate: cents(rebate), left: cents(coop) });
    expect(convert(after, terms, half, '2021-01-02')).toEqual([]);
  });

  it('earnings of a half that are imported after it count, and bring back what had become rebate', () => {
    const terms = termsWith();
    const before = earned('20000.00', terms);
    const converted = [...before, ...convert(before, terms, half, '2021-01-01')];
    const late = earn(
      { id: 'e2', on: '2021-01-12', amount: { currency: 'USD', minor: cents('5000.00') } },
      terms,
      converted,
    );
    const all = [...converted, ...late, ...convert([...converted, ...late], terms, half, '2021-01-12')];
    expect(fundOf(all)).toMatchObject({
      earned: cents('25000.00'),
      rebate: cents('15000.00'),
      left: cents('10000.00'),
    });
  });

  it.each([
    ['2020-11-15', 'FY21 H1', '2021-01-01', '2021-06-30', '2021-02-16', '2021-08-15'],
    ['2021-03-10', 'FY21 H2', '2021-07-01', '2021-12-31', '2021-08-16', '2022-02-15'],
  ])('earned %s', (day, label, usedFrom, usedUntil, claimedFrom, claimedUntil) => {
    const period = periodOfDay(day);
    expect([period.label, period.used, period.claimed]).toEqual([
      label,
      { from: usedFrom, until: usedUntil },
      { from: claimedFrom, until: claimedUntil },
    ]);
  });

  it('every day of thirty years lies in the period that an independent walk finds', () => {
    for (let day = '2010-01-01'; day < '2040-01-01'; day = addDays(day, 13)) {
      const { label, used, claimed } = periodOfDay(day);
      expect({ label, used: [used.from, used.until], claimed: [claimed.from, claimed.until] }).toEqual(
        oraclePeriod(day),
      );
    }
  });

  it('filed 16 Aug 2021 for FY21 H1', () => {
    const verdict = submit(claimWith(), factsWith({ today: '2021-08-16' }));
    expect(verdict.ok ? [] : verdict.denial.problems.map(({ code }) => code)).toEqual([
      'claiming-period-closed',
    ]);
    const entries = earned('25000.00');
    expect(forfeit(entries, half, 0n, '2021-08-15')).toEqual([]);
    expect(fundOf([...entries, ...forfeit(entries, half, 0n, '2021-08-16')])).toMatchObject({
      left: 0n,
      forfeited: cents('10000.00'),
    });
    expect(submit(claimWith(), factsWith({ today: '2021-08-15' })).ok).toBe(true);
  });

  it.each<[string, CoopClock, string, string]>([
    ['submitted Thu 4 Mar 2021', 'review', '2021-03-04T09:00:00Z', '2021-03-08'],
    ['disputed Fri 5 Mar 2021', 'dispute-answer', '2021-03-05T09:00:00Z', '2021-03-12'],
    ['approved Mon 1 Mar 2021', 'payment', '2021-03-01T09:00:00Z', '2021-05-03'],
    ['asked on the evening of a Sunday in another zone', 'answer', '2021-03-07T23:30:00Z', '2021-03-15'],
  ])('%s', (_, clock, at, expected) => expect(due(clock, at)).toBe(expected));

  const cap = (of: Cap) => capOf(activityType({ cap: of }), cents('20000.00'), 0n, null, 'USD').cap;
  it('20,000.00 co-op earned', () => {
    expect(cap({ kind: 'percent', percent: '25' })).toBe(cents('5000.00'));
    expect(cap({ kind: 'greater-of', percent: '10', amount: '3000.00' })).toBe(cents('3000.00'));
    expect(cap({ kind: 'percent', percent: '50' })).toBe(cents('10000.00'));
    expect(cap({ kind: 'amount', amount: '18750.00' })).toBe(cents('18750.00'));
  });

  it('conference, 4 attendees × 5,000.00', () => {
    const conference = activityType({
      cap: { kind: 'per-person', amount: '5000.00', persons: 3, total: '45000.00' },
    });
    const of = (used: string, persons: number) => capOf(conference, 0n, cents(used), persons, 'USD');
    expect(of('0.00', 4).perClaim).toBe(cents('15000.00'));
    expect(of('30000.00', 4)).toMatchObject({ left: cents('15000.00'), perClaim: cents('15000.00') });
    expect(of('45000.00', 4).left).toBe(0n);
    expect(of('0.00', 2).perClaim).toBe(cents('10000.00'));
  });

  it('plan limit 10,000.00: earned 5,000.00 / 15,000.00 in April', () => {
    expect(planPayable('10000.00', '5000.00', '2021-04', 'USD')).toEqual({
      minor: cents('5000.00'),
      on: '2021-05-15',
    });
    expect(planPayable('10000.00', '15000.00', '2021-04', 'USD')).toEqual({
      minor: cents('10000.00'),
      on: '2021-05-15',
    });
    expect(planPayable('10000.00', '1.00', '2021-12', 'USD').on).toBe('2022-01-15');
  });

  it('two claims submitted at once for the last 1,000.00 of a fund', () => {
    const entries = earned('2500.00', termsWith({ threshold: '0' }));
    const whole = (id: string) => claimWith({ id, invoices: [invoice({ amount: '1000.00', number: id })] });
    const facts = factsWith({ entries });
    const first = submit(whole('c1'), facts);
    expect(first.ok).toBe(true);
    const after = [...entries, ...(first.ok ? first.value.entries : [])];
    const second = submit(whole('c2'), factsWith({ entries: after }));
    expect(second.ok ? [] : second.denial.problems).toEqual([
      { code: 'fund-exhausted', pointer: '/invoices', params: { left: '0.00', currency: 'USD' } },
    ]);
  });
});

describe('a period', () => {
  it('warns 60, 30, 14 and 3 days before its end', () =>
    expect(forfeitWarnings(half)).toEqual(['2021-06-16', '2021-07-16', '2021-08-01', '2021-08-12']));
  it('is rolled over by days that are only added', () => {
    const rolled = (usedUntil: string, claimedUntil: string) =>
      periodOfDay('2020-11-15', [{ label: 'FY21 H1', usedUntil, claimedUntil, reason: 'Pandemic' }]);
    expect(rolled('2021-09-30', '2021-11-15')).toMatchObject({
      used: { until: '2021-09-30' },
      claimed: { until: '2021-11-15' },
    });
    expect(rolled('2021-01-31', '2021-03-01')).toEqual(half);
  });
});

describe('a payment', () => {
  it('waits for an accepted tax invoice where the country needs one', () => {
    expect(paymentClock('NL', ['IN'], '2021-03-01T00:00:00Z', null)).toEqual({
      clock: 'payment',
      startedAt: '2021-03-01T00:00:00Z',
    });
    expect(paymentClock('IN', ['IN'], '2021-03-01T00:00:00Z', null)).toBeNull();
    const accepted = paymentClock('IN', ['IN'], '2021-03-01T00:00:00Z', '2021-03-10T09:00:00Z');
    expect(accepted && due(accepted.clock, accepted.startedAt)).toBe('2021-04-09');
  });
});
