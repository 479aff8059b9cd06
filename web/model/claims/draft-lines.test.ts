import { describe, expect, it } from 'vitest';
import type { Line } from '#sdk';
import { entriesOf, entryAt, newEntry, pointerToEntry, sentLines } from './draft-lines.ts';

const line = (
  id: string,
  itemId: string,
  activity: string,
  subscriptionId: string | null = null,
  review = 'undecided',
): Line =>
  ({ id, item: { kind: 'product', id: itemId, name: itemId }, activity, subscriptionId, review }) as Line;

describe('entries', () => {
  it('put the activities of one subscription together', () => {
    const entries = entriesOf([
      line('a', 'sales', 'usage', '…4e10'),
      line('b', 'sales', 'presales', '…4e10'),
      line('c', 'finance', 'usage'),
      line('d', 'teams', 'usage', null, 'approved'),
    ]);
    expect(entries.map((entry) => [entry.itemId, entry.known.length])).toEqual([
      ['sales', 2],
      ['finance', 1],
    ]);
  });
  it('are sent with the lines that are there, unchanged subscriptions left out', () => {
    const [entry] = entriesOf([line('a', 'sales', 'usage', '…4e10')]);
    if (!entry) throw new Error('no entry');
    expect(sentLines([entry])).toEqual([{ id: 'a', itemId: 'sales', activity: 'usage' }]);
    expect(sentLines([{ ...entry, subscriptionId: 'other' }])).toEqual([
      { id: 'a', itemId: 'sales', activity: 'usage', subscriptionId: 'other' },
    ]);
    expect(sentLines([{ ...entry, subscriptionId: '' }])).toEqual([
      { id: 'a', itemId: 'sales', activity: 'usage', subscriptionId: null },
    ]);
  });
  it('that are new stand for every activity', () =>
    expect(sentLines([newEntry('teams', 1)])).toEqual([{ itemId: 'teams' }]));
});

it('finds the entry of a line by its place', () => {
  const entries = [
    newEntry('sales', 1),
    ...entriesOf([line('c', 'finance', 'usage')]),
    newEntry('commerce', 2),
  ];
  expect([0, 1, 2, 3, 4, 5].map((place) => entryAt(entries, 2, place))).toEqual([0, 0, 1, 2, 2, null]);
  expect(pointerToEntry('/lines/3/subscriptionId', entries, 2)).toBe('/lines/2/subscriptionId');
  expect(pointerToEntry('/lines/3/itemId', entries, 2)).toBe('/lines/2');
  expect(pointerToEntry('/name', entries, 2)).toBe('/name');
});
