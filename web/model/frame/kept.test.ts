import { beforeEach, expect, test } from 'vitest';
import { forgetAllKept, forgetKept, keptUnder, readKept, type Shelf, wordsIn, writeKept } from './kept.ts';

function memory(): Shelf {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

let on: Shelf;
beforeEach(() => {
  on = memory();
});
const at = '2026-12-01T10:00:00.000Z';
const now = Date.parse(at) + 1000;
const kept = { at, values: { comment: 'Page 2 names it.' } };

test('what was typed is there for the same person and form, and for nobody else', () => {
  expect(writeKept('hanneke', 'claim:1:decide-claim', kept, on)).toBe(true);
  expect(readKept('hanneke', 'claim:1:decide-claim', now, on)).toEqual(kept);
  expect(readKept('daniel', 'claim:1:decide-claim', now, on)).toBeNull();
  expect(readKept('hanneke', 'claim:2:decide-claim', now, on)).toBeNull();
  expect(keptUnder('hanneke', 'claim:1:', now, on)).toEqual([{ scope: 'claim:1:decide-claim', kept }]);
  forgetKept('hanneke', 'claim:1:decide-claim', on);
  expect(readKept('hanneke', 'claim:1:decide-claim', now, on)).toBeNull();
});

test('an emptied form keeps nothing, and neither does a month', () => {
  writeKept('hanneke', 'a', kept, on);
  expect(readKept('hanneke', 'a', now + 31 * 24 * 60 * 60 * 1000, on)).toBeNull();
  writeKept('hanneke', 'a', { at, values: {} }, on);
  expect(on.length).toBe(0);
});

test('signing out removes what anybody typed here, and nothing else', () => {
  on.setItem('cpor.columns.claims', 'number');
  writeKept('hanneke', 'a', kept, on);
  writeKept('daniel', 'b', kept, on);
  forgetAllKept(on);
  expect([on.length, on.key(0)]).toEqual([1, 'cpor.columns.claims']);
});

test('a browser that keeps nothing says so, and damaged values are none', () => {
  const full: Shelf = {
    ...memory(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  expect(writeKept('hanneke', 'a', kept, full)).toBe(false);
  on.setItem('cpor.typed.hanneke.a', '{"at":1');
  expect(readKept('hanneke', 'a', now, on)).toBeNull();
});

test('the words of a form that is gone can still be read; choices are none', () => {
  const values = {
    drafts: { l1: { decision: 'reject', codes: ['insufficient-poe'], evidence: 'Page 2. ', remedy: '' } },
    comment: ' Thanks ',
  };
  expect(wordsIn(values)).toEqual(['Page 2.', 'Thanks']);
});
