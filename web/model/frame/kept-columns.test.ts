import { expect, test } from 'vitest';
import { columnsOf } from './kept-columns.ts';

const all = ['number', 'customer', 'status', 'due', 'owner'] as const;
const usual = ['number', 'customer', 'status'] as const;
const of = (asked: string[] | undefined, remembered: string[] | null = null) =>
  columnsOf({ asked, remembered, all, usual });

test('the address comes first, then what was chosen here, then what is usual', () => {
  expect(of(['due', 'owner'], ['customer'])).toEqual(['number', 'due', 'owner']);
  expect(of(undefined, ['customer', 'number'])).toEqual(['number', 'customer']);
  expect(of(undefined)).toEqual(usual);
});

test('what is unknown is left out, and a list is never empty', () => {
  expect(of(['status', 'colour'])).toEqual(['number', 'status']);
  expect(of(['colour'])).toEqual(usual);
  expect(of(['number'])).toEqual(usual);
});
