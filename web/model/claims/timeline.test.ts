import { describe, expect, it } from 'vitest';
import type { Claim, Deadline, Line } from '#sdk';
import { timelineOf } from './timeline.ts';

const deadline = (more: Partial<Deadline>): Deadline => ({
  kind: 'refusal-window',
  round: 1,
  party: 'customer',
  lineId: null,
  state: 'armed',
  startedAt: '2020-12-16T09:00:00Z',
  endsAt: '2020-12-23T23:00:00Z',
  lastDay: '2020-12-23',
  zone: 'Europe/Amsterdam',
  calendar: { id: 'NL', version: 1 },
  rule: { amount: 5, unit: 'business-days' },
  skipped: [],
  stopped: false,
  overdue: false,
  daysLate: null,
  beyondCoverage: false,
  ...more,
});
const line = (id: string, name: string, from: string | null): Line =>
  ({
    id,
    item: { kind: 'workload', id: name.toLowerCase(), name },
    association: { id: null, state: from ? 'official' : 'none', from, until: null, endedHow: null },
  }) as Line;
const claim = (more: Partial<Claim>): Claim =>
  ({
    createdAt: '2020-12-01T08:00:00Z',
    submittedAt: '2020-12-02T08:00:00Z',
    reviewStartedAt: null,
    openRequest: null,
    decidedAt: null,
    rounds: [],
    lines: [],
    deadlines: [],
    ...more,
  }) as Claim;

describe('the timeline', () => {
  const now = Date.parse('2020-12-18T12:00:00Z');
  it('puts what is coming behind what happened', () => {
    const items = timelineOf(
      claim({
        deadlines: [
          deadline({}),
          deadline({ kind: 'review-start', state: 'fired', endsAt: '2020-12-09T23:00:00Z' }),
        ],
      }),
      [],
      now,
    );
    expect(items.map((item) => (item.kind === 'event' ? item.what : item.deadline.kind))).toEqual([
      'created',
      'submitted',
      'review-start',
      'refusal-window',
    ]);
    expect(items.map((item) => item.past)).toEqual([true, true, true, false]);
  });
  it('says each time that more was asked for, and when it was answered', () => {
    const requests = [
      { askedAt: '2020-12-09T08:00:00Z', answeredAt: null },
      { askedAt: '2020-12-05T08:00:00Z', answeredAt: '2020-12-07T08:00:00Z' },
    ];
    const items = timelineOf(claim({ reviewStartedAt: '2020-12-03T08:00:00Z' }), requests, now);
    expect(items.slice(3).map((item) => [item.kind === 'event' && item.what, item.at])).toEqual([
      ['asked', '2020-12-05T08:00:00Z'],
      ['answered', '2020-12-07T08:00:00Z'],
      ['asked', '2020-12-09T08:00:00Z'],
    ]);
  });
  it('leaves out a clock that was met', () =>
    expect(timelineOf(claim({ deadlines: [deadline({ state: 'settled' })] }), [], now)).toHaveLength(2));
  it('says lines that became official together once', () => {
    const items = timelineOf(
      claim({
        lines: [line('a', 'Exchange', '2020-12-17T00:00:00Z'), line('b', 'Teams', '2020-12-17T00:00:00Z')],
      }),
      [],
      now,
    );
    expect(items.at(-1)).toMatchObject({ what: 'official', items: ['Exchange', 'Teams'] });
  });
});
