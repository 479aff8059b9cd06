import { describe, expect, it } from 'vitest';
import type { Standing } from '#sdk';
import { counts, words } from '../../messages/en/words.ts';
import { secondLine, summaryLine } from './second-line.ts';

const none: Standing = {
  undecided: 0,
  noticePending: 0,
  waitingForCustomer: 0,
  paused: 0,
  unconfirmed: 0,
  official: 0,
  ended: 0,
  refused: 0,
  rejected: 0,
  rejectedFinal: 0,
  disputed: 0,
  withdrawn: 0,
  contested: 0,
  disputeUntil: null,
  customerMayRefuseUntil: null,
  due: null,
  overdue: [],
  waitingForArbitration: false,
};
const texts = { counts, words };
const day = (instant: string): string => instant.slice(0, 10);

describe('the second line', () => {
  it('counts and dates', () => {
    expect(
      secondLine(
        { ...none, official: 2, refused: 1, rejected: 1, disputeUntil: '2021-01-31T00:00:00Z' },
        texts,
        day,
      ),
    ).toEqual(['2 official', '1 rejected (dispute until 2021-01-31)', '1 refused by the customer']);
  });
  it('says until when the customer may object, also before a decision', () => {
    expect(
      secondLine(
        { ...none, waitingForCustomer: 1, customerMayRefuseUntil: '2020-12-31T00:00:00Z' },
        texts,
        day,
      ),
    ).toEqual(["1 in the customer's window (customer can refuse until 2020-12-31)"]);
    expect(
      secondLine({ ...none, undecided: 1, customerMayRefuseUntil: '2020-12-31T00:00:00Z' }, texts, day),
    ).toEqual(['1 not decided', 'customer can refuse until 2020-12-31']);
  });
  it('does not count a final rejection twice', () => {
    expect(secondLine({ ...none, rejected: 2, rejectedFinal: 1 }, texts, day)).toEqual([
      '1 rejected',
      '1 rejected for good',
    ]);
  });
  it('tells both sides what is overdue', () => {
    expect(
      secondLine(
        { ...none, undecided: 1, overdue: [{ kind: 'review-decide', since: '2020-12-09T23:00:00Z' }] },
        texts,
        day,
      ),
    ).toEqual(['1 not decided', 'overdue: decision, was due 2020-12-09']);
  });
});

describe('the line in a list', () => {
  it('says nothing that the status says already', () => {
    expect(
      summaryLine(
        { status: 'submitted', dueAt: null, outcomes: [{ outcome: 'undecided', lines: 2, until: null }] },
        texts,
        day,
      ),
    ).toBe('');
  });
  it('tells a date only where no other column has it', () => {
    const [window, dispute] = ['2020-12-31', '2021-01-31'];
    const outcomes = [
      { outcome: 'waiting-for-customer', lines: 1, until: window },
      { outcome: 'rejected', lines: 1, until: dispute },
    ] as const;
    const line = (dueAt: string | null) =>
      summaryLine({ status: 'approved', dueAt, outcomes: [...outcomes] }, texts, day);
    expect(line(window)).toBe(`1 in the customer's window, 1 rejected (dispute until ${dispute})`);
    expect(line(null)).toBe(`1 in the customer's window (customer can refuse until ${window}), 1 rejected`);
  });
  it('counts what the status says of one line only where there are more', () => {
    const disputed = (lines: number) => [{ outcome: 'disputed', lines, until: null }];
    expect(summaryLine({ status: 'disputed', dueAt: null, outcomes: disputed(1) }, texts, day)).toBe('');
    expect(summaryLine({ status: 'disputed', dueAt: null, outcomes: disputed(2) }, texts, day)).toBe(
      '2 disputed',
    );
  });
  it('shows outcomes that it does not know as words', () => {
    expect(
      summaryLine(
        { status: 'approved', dueAt: null, outcomes: [{ outcome: 'brand-new', lines: 1, until: null }] },
        texts,
        day,
      ),
    ).toBe('1 brand new');
  });
});
