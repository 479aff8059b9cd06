import { expect, test } from 'vitest';
import { isAtOrBelow, isEmail } from './email.ts';

test.each([
  'i.visser@contoso.example',
  'I.Visser+it@Contoso.Example',
  'jörg@bücher.example',
  'иван@пример.example',
  'info@παράδειγμα.example',
])('%s is an address', (email) => {
  expect(isEmail(email)).toBe(true);
});

test.each([
  ['two names of one domain', 'x@ｃontoso.example'],
  ['a letter in a circle', 'x@ⓒontoso.example'],
  ['a soft hyphen', 'x@con\u00adtoso.example'],
  ['a Cyrillic letter among Latin ones', 'x@c\u043entoso.example'],
  ['a dot at the end', 'x@contoso.example.'],
  ['no dotted name', 'x@contoso'],
  ['two addresses', 'x@contoso.example,y@contoso.example'],
  ['two at signs', 'x@bank.example@contoso.example'],
])('%s is none', (_what, email) => {
  expect(isEmail(email)).toBe(false);
});

test('what stands below a domain belongs to it, and what only ends like it does not', () => {
  expect(isAtOrBelow('mail.contoso.example', 'contoso.example')).toBe(true);
  expect(isAtOrBelow('notcontoso.example', 'contoso.example')).toBe(false);
  expect(isAtOrBelow('example', 'contoso.example')).toBe(false);
});
