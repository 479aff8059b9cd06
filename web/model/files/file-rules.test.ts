import { expect, it } from 'vitest';
import { accepts, kindNames, whyNotSent } from './file-rules.ts';

const rules = { fileTypes: ['application/pdf', 'image/jpeg'], maxFileBytes: 1000 };

it('names what may be sent, from the catalogue', () => {
  expect(kindNames(rules)).toEqual(['PDF', 'JPEG']);
  expect(accepts(rules)).toBe('.pdf,application/pdf,.jpg,.jpeg,image/jpeg');
});

it.each([
  ['a.pdf', 1000, null],
  ['Scan.JPEG', 1, null],
  ['no extension', 1, null],
  ['a.pdf', 1001, 'file-too-large'],
  ['a.pdf', 0, 'file-type-not-allowed'],
  ['a.txt', 5, 'file-type-not-allowed'],
  ['a.docx', 5, 'file-type-not-allowed'],
])('%s of %i bytes: %s', (name, size, code) => {
  expect(whyNotSent(rules, { name, size })).toBe(code);
});
