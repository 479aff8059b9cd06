import { expect, test } from 'vitest';
import { pageKey, type Press } from './single-keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  typing: false,
  ...more,
});

test('J and K go into the list from wherever the focus is, and ? lists the keys', () => {
  expect([press('j'), press('k'), press('?'), press('x')].map((one) => pageKey(one, true))).toEqual([
    'first',
    'last',
    'help',
    null,
  ]);
});

test('never while somebody types, with a modifier, or where the list has taken the key', () => {
  for (const more of [
    { typing: true },
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { defaultPrevented: true },
  ])
    for (const key of ['j', 'k', '?']) expect(pageKey(press(key, more), true)).toBeNull();
});

test('turned off, only ? is left, where they are turned on again', () => {
  expect(pageKey(press('j'), false)).toBeNull();
  expect(pageKey(press('k'), false)).toBeNull();
  expect(pageKey(press('?'), false)).toBe('help');
});
