import { expect, test } from 'vitest';
import type { ClaimFile } from '#sdk';
import { isNew, newestFile, originalOf } from './claim-files.ts';

const file = (id: string, name: string, day: number, copyOf: string | null = null) =>
  ({
    id,
    name,
    copyOf,
    uploadedAt: `2026-12-0${day}T10:00:00Z`,
    sealedAt: `2026-12-0${day}T10:00:00Z`,
  }) as ClaimFile;
const files = [file('a', 'proof.pdf', 1), file('b', 'proof.pdf', 3), file('c', 'again.pdf', 4, 'a')];

test('what opens first is the newest file that is no copy', () => {
  expect(newestFile(files)?.id).toBe('b');
  expect(newestFile([file('c', 'again.pdf', 4, 'a')])?.id).toBe('c');
  expect(newestFile([])).toBeUndefined();
});

test('a copy leads to its original', () => {
  expect(files.map((one) => originalOf(one, files)?.id)).toEqual([undefined, undefined, 'a']);
});

test('new is what was sent since', () => {
  expect(files.map((one) => isNew(one, '2026-12-02T00:00:00Z'))).toEqual([false, true, true]);
  expect(isNew(file('a', 'x', 1), null)).toBe(false);
});
