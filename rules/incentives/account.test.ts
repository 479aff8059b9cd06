/** Holds, payments, disputes and what posting compares. */
import { describe, expect, it } from 'vitest';
import { answerBy, grant, lastDayToDispute, openDispute } from './dispute.ts';
import { holdReasonsOn, holdsOf, openHolds, warningOn } from './hold.ts';
import { type Account, type Entry, balanceOn } from './ledger.ts';
import { nextRun, samePosting } from './run.ts';
import { paymentOf } from './statement.ts';
import type { Outcome } from '../engine/denial.ts';

const code = (verdict: Outcome<unknown>): string =>
  verdict.ok ? 'ok' : `${verdict.denial.kind} ${verdict.denial.problems[0]?.code}`;
const account: Account = { partnerId: 'p1', locationId: 'loc1', programme: 'p', currency: 'EUR' };
function earned(minor: bigint, bookedOn: string, payableFrom = bookedOn): Entry {
  return {
    ...account,
    kind: minor < 0n ? 'clawback' : 'earning',
    tenantId: 't1',
    associationId: 'a1',
    claimLineId: 'l1',
    lever: 'growth-over-high-water-mark',
    earnedMonth: '2020-01',
    run: 1,
    units: '1',
    rate: '1',
    minor,
    earned: { currency: 'EUR', minor },
    exchange: null,
    termsVersion: 1,
    inputs: '',
    bookedOn,
    payableFrom,
  };
}
const id = (kind: string, of: string): string => `${kind} ${of}`;
const fine = {
  payoutProfile: true,
  taxProfileUntil: '2030-06-30',
  taxProfileAsked: true,
  byFinance: false,
  byPartner: false,
};
const expired = { ...fine, taxProfileUntil: '2020-06-30' };

describe('a hold', () => {
  it('begins on the day after the last valid one, and says each reason', () => {
    expect(holdReasonsOn(expired, '2020-06-30')).toEqual([]);
    expect(
      holdReasonsOn({ ...expired, payoutProfile: false, byFinance: true, byPartner: true }, '2020-07-01'),
    ).toEqual(['payout-profile-missing', 'tax-profile-expired', 'held-by-finance', 'held-by-partner']);
  });

  it('of a profile lapses after 180 days, with warnings 60, 30 and 7 days before, and only once', () => {
    let entries: Entry[] = [earned(100n, '2020-07-01')];
    const on = (day: string, facts = expired): void => {
      entries = [...entries, ...holdsOf(entries, account, facts, day, id)];
    };
    on('2020-07-01');
    const [hold] = openHolds(entries, account);
    const warned = ['2020-10-28', '2020-10-29', '2020-11-28', '2020-12-21', '2020-12-22'].map(
      (day) => hold && warningOn(hold, day),
    );
    expect(warned).toEqual([null, 60, 30, 7, null]);
    on('2020-12-27');
    expect(balanceOn(entries, account, '2020-12-27')).toMatchObject({ balance: 100n, held: 100n });
    on('2020-12-28');
    on('2020-12-28');
    on('2020-12-29');
    expect(balanceOn(entries, account, '2020-12-29')).toMatchObject({
      earned: 100n,
      lapsed: 100n,
      balance: 0n,
      held: 0n,
      payable: 0n,
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['earning', 'hold', 'lapse']);
    on('2021-01-10', fine);
    expect(balanceOn(entries, account, '2021-01-10').payable).toBe(0n);
  });

  it('by finance or the partner never lapses', () => {
    let entries: Entry[] = [earned(100n, '2020-07-01')];
    for (const day of ['2020-07-01', '2021-07-01', '2022-07-01'])
      entries = [...entries, ...holdsOf(entries, account, { ...fine, byFinance: true }, day, id)];
    expect(balanceOn(entries, account, '2022-07-01')).toMatchObject({ balance: 100n, held: 100n });
  });

  it('never lets more lapse than is owed', () => {
    let entries: Entry[] = [earned(100n, '2020-07-01')];
    entries = [
      ...entries,
      ...holdsOf(entries, account, expired, '2020-07-01', id),
      earned(-70n, '2020-08-01'),
    ];
    entries = [...entries, ...holdsOf(entries, account, expired, '2020-12-28', id)];
    expect(balanceOn(entries, account, '2020-12-28')).toMatchObject({ balance: 0n, held: 0n, lapsed: 30n });
  });
});

describe('a payment', () => {
  const entries = [earned(500n, '2020-07-01', '2020-07-31'), earned(300n, '2020-06-01', '2020-07-01')];
  it('waits for the end of the hold after its calculation, and for its minimum', () => {
    expect(paymentOf(entries, account, '2020-06-30', 0n, 0n)).toEqual({
      pays: false,
      why: 'nothing-payable',
      carried: 300n,
    });
    expect(paymentOf(entries, account, '2020-07-30', 0n, 0n)).toEqual({
      pays: true,
      amount: { currency: 'EUR', minor: 300n },
    });
    expect(paymentOf(entries, account, '2020-07-30', 301n, 0n)).toEqual({
      pays: false,
      why: 'below-minimum',
      carried: 800n,
    });
    expect(paymentOf(entries, account, '2020-07-31', 301n, 0n)).toEqual({
      pays: true,
      amount: { currency: 'EUR', minor: 800n },
    });
  });
  it('is not paid again while it is on its way', () =>
    expect(paymentOf(entries, account, '2020-07-31', 0n, 800n)).toEqual({
      pays: false,
      why: 'nothing-payable',
      carried: 0n,
    }));
  it('of another account is not seen', () =>
    expect(paymentOf(entries, { ...account, partnerId: 'p2' }, '2020-07-31', 0n, 0n)).toMatchObject({
      pays: false,
    }));
});

describe('a dispute', () => {
  const amount = {
    associationId: 'a1',
    month: '2020-01',
    currency: 'EUR',
    statementOn: '2020-04-15',
    openDispute: false,
  };
  it('is possible for 90 days after the statement, once at a time', () => {
    expect(lastDayToDispute(amount)).toBe('2020-07-14');
    expect(code(openDispute(amount, '2020-07-14'))).toBe('ok');
    expect(code(openDispute(amount, '2020-07-15'))).toBe('invalid dispute-too-late');
    expect(code(openDispute({ ...amount, openDispute: true }, '2020-05-01'))).toBe(
      'conflict dispute-open-already',
    );
  });
  it('is answered in five business days', () => {
    const calendar = {
      id: 'NL',
      version: 1,
      workdays: [1, 2, 3, 4, 5],
      holidays: [],
      from: '2020-01-01',
      until: '2020-12-31',
    };
    expect(answerBy('2020-05-01T10:00:00Z', 'Europe/Amsterdam', calendar).lastDay).toBe('2020-05-08');
  });
  it('grants an amount that the currency can hold, and not nothing', () => {
    expect(grant('d1', amount, '-12.50')).toEqual({
      ok: true,
      value: { id: 'd1', associationId: 'a1', month: '2020-01', amount: '-12.50' },
    });
    expect(['0.00', '-0', 'ten', '1.005'].map((text) => code(grant('d1', amount, text)))).toEqual([
      'invalid value-invalid',
      'invalid value-invalid',
      'invalid value-invalid',
      'invalid more-decimal-places-than-currency',
    ]);
  });
});

describe('posting', () => {
  it('is of what was approved, in whatever order it is read', () => {
    const [a, b] = [
      earned(1n, '2020-07-01'),
      { ...earned(2n, '2020-07-01'), associationId: 'a2' },
    ] as never[];
    const text = `a1|growth-over-high-water-mark|2020-01|earning|EUR|1|\na2|growth-over-high-water-mark|2020-01|earning|EUR|2|`;
    expect(code(samePosting(text, [b, a] as never))).toBe('ok');
    expect(code(samePosting(text, [a] as never))).toBe('stale amounts-changed-since-preview');
  });
});

describe('a run', () => {
  const facts = { today: '2020-06-01', numbers: [], openRun: false, postedThrough: '2020-04' };
  it('is of a month that is over and follows the last posted one; a month may have several', () => {
    expect(nextRun('2020-05', facts)).toEqual({ ok: true, value: 1 });
    expect(nextRun('2020-04', { ...facts, numbers: [1, 2] })).toEqual({ ok: true, value: 3 });
    const codes = [
      nextRun('2020-06', facts),
      nextRun('2020-05', { ...facts, today: '2020-05-31' }),
      nextRun('2020-05', { ...facts, postedThrough: '2020-03' }),
      nextRun('2020-05', { ...facts, openRun: true }),
    ].map((verdict) => (verdict.ok ? 'ok' : verdict.denial.problems[0]?.code));
    expect(codes).toEqual([
      'run-month-not-over',
      'run-month-not-over',
      'months-before-not-posted',
      'run-open-already',
    ]);
  });
});
