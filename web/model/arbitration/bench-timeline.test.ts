import { describe, expect, it } from 'vitest';
import { benchPicture } from './bench-timeline.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const file = (sealedAt: string) => ({
  id: sealedAt,
  name: null,
  note: null,
  size: 1,
  mediaType: 'application/pdf',
  scan: 'clean',
  sealedAt,
});
const challenger = {
  lineId: 'a',
  label: 'A',
  answeredAt: '2026-10-20T00:00:00Z',
  bench: {
    createdAt: '2026-10-10T00:00:00Z',
    submittedAt: '2026-10-12T00:00:00Z',
    signedOn: '2026-10-11',
    officialFrom: null,
    officialUntil: null,
    usageSince: null,
    words: [],
    files: [file('2026-10-12T00:00:00Z'), file('2026-10-18T00:00:00Z'), file('2026-10-20T00:00:00Z')],
  },
};
const incumbent = {
  lineId: 'b',
  label: 'B',
  answeredAt: null,
  bench: {
    ...challenger.bench,
    createdAt: '2025-11-01T00:00:00Z',
    submittedAt: '2025-11-05T00:00:00Z',
    signedOn: null,
    officialFrom: '2025-12-01T00:00:00Z',
    usageSince: '2026-01-01',
    files: [],
  },
};

describe('the picture of a case', () => {
  const picture = benchPicture([challenger, incumbent], now);
  it('has every event once, in the order of time; proof that went along with a claim or an answer is told by that', () => {
    expect(picture.lanes[0]?.marks.map(({ what, number }) => `${number} ${what}`)).toEqual([
      '1 created',
      '2 signed',
      '3 submitted',
      '4 proof',
      '5 answered',
    ]);
    expect(picture.lanes[1]?.marks.map(({ what }) => what)).toEqual([
      'created',
      'submitted',
      'official',
      'usage',
    ]);
  });
  it('has one scale for all, within the line', () => {
    const lefts = picture.lanes.flatMap(({ marks }) => marks.map(({ left }) => left));
    expect(Math.min(...lefts)).toBe(4);
    expect(picture.now).toBe(96);
    expect(lefts.every((left) => left >= 4 && left <= 96)).toBe(true);
    expect(picture.ticks.length).toBeGreaterThan(1);
    expect(picture.ticks.length).toBeLessThanOrEqual(4);
  });
  it('puts marks that would touch below each other', () => {
    for (const { marks, rows } of picture.lanes) {
      for (const one of marks) {
        for (const other of marks) {
          if (one.number < other.number && one.row === other.row)
            expect(other.left - one.left).toBeGreaterThanOrEqual(8);
        }
      }
      expect(Math.max(...marks.map(({ row }) => row)) + 1).toBe(rows);
    }
  });
  it('shows since when a side is partner of record, until now', () => {
    expect(picture.lanes[0]?.held).toBeNull();
    const held = picture.lanes[1]?.held;
    expect(Math.round((held?.left ?? 0) + (held?.width ?? 0))).toBe(96);
  });
  it('has days where all is within a month', () => {
    const { ticks } = benchPicture([challenger], now);
    expect(ticks.map(({ unit }) => unit)).toEqual(['day', 'day', 'day', 'day']);
    expect(ticks[0]?.day).toBe('2026-10-11');
  });
  it('holds where all is one instant, or nothing is known', () => {
    const bench = {
      ...challenger.bench,
      createdAt: '2026-11-01T00:00:00Z',
      submittedAt: null,
      signedOn: null,
      files: [],
    };
    const one = benchPicture(
      [
        { ...challenger, answeredAt: null, bench },
        { ...incumbent, bench: null },
      ],
      now,
    );
    expect(one.lanes.map(({ marks }) => marks.map(({ left }) => left))).toEqual([[4], []]);
    expect(one.ticks).toEqual([]);
  });
});
