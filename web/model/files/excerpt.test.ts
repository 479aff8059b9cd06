import { describe, expect, test } from 'vitest';
import { piecesOf, rangeOf } from './excerpt.ts';

const page = [
  'Statement of Work',
  '',
  'Client:',
  ' ',
  'Harbourseeds B.V.',
  'Directory (tenant) ID: ',
  'ae2eb154-7f15',
  '-4524',
  'Signed by',
  'J. Koster',
];

describe('an excerpt on a page', () => {
  test.each([
    ['Client:   Harbourseeds B.V.', [2, 4]],
    ['Directory (tenant) ID: ae2eb154-7f15-4524', [5, 6, 7]],
    ['arbour', [4]],
    ['Signed by   for the client   J. Koster', [8, 9]],
    ['nothing of this page', []],
    ['   —  ', []],
  ])('%s', (excerpt, expected) => {
    expect(piecesOf(excerpt, page)).toEqual(expected);
  });
});

describe('an excerpt in a text', () => {
  const text = 'Klant:   Café “Żółw”\nDatum: 5 oktober 2026';
  test.each([
    ['Klant: Café "Żółw"', 'Klant:   Café “Żółw'],
    ['datum 5 oktober', 'Datum: 5 oktober'],
    ['2026', '2026'],
  ])('%s', (excerpt, expected) => {
    const range = rangeOf(excerpt, text);
    expect(range && text.slice(range.from, range.to)).toBe(expected);
  });

  test('is not guessed', () => {
    expect(rangeOf('6 oktober', text)).toBeNull();
    expect(rangeOf('', text)).toBeNull();
  });
});
