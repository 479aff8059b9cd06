import { expect, test } from 'vitest';
import type { Claim } from '#sdk';
import { saysSomething } from './answer.ts';

const file = { sealedAt: null, copyOf: null, scan: 'clean' } as Claim['files'][number];
const claim = (files: Claim['files'] = [], changedSince = false) => ({
  openRequest: { codes: ['missing-products'], changedSince } as NonNullable<Claim['openRequest']>,
  files,
});
const nothing = { answers: {}, comment: '' };

test('an answer says something in words, by a new file, or by a change since the request', () => {
  expect(saysSomething(claim(), nothing)).toBe(false);
  expect(saysSomething(claim(), { answers: { 'missing-products': ' ' }, comment: '\n' })).toBe(false);
  // A point that is not asked for any more is not sent.
  expect(saysSomething(claim(), { answers: { 'missing-all-poe': 'See page 2.' }, comment: '' })).toBe(false);
  expect(saysSomething(claim(), { ...nothing, comment: 'See page 2.' })).toBe(true);
  expect(saysSomething(claim([file]), nothing)).toBe(true);
  expect(saysSomething(claim([], true), nothing)).toBe(true);
});

test('a file that was sent before is no new one', () => {
  expect(saysSomething(claim([{ ...file, sealedAt: '2026-12-01T10:00:00Z' }]), nothing)).toBe(false);
  expect(saysSomething(claim([{ ...file, copyOf: 'file_1' }]), nothing)).toBe(false);
  expect(saysSomething(claim([{ ...file, scan: 'infected' }]), nothing)).toBe(false);
});
