import { expect, it } from 'vitest';
import { keyEnd } from './key-life.ts';

const now = '2026-03-02T10:00:00Z';
const inAnHour = '2026-03-02T11:00:00Z';

it.each([
  ['none asked', null, null, '2026-05-31T10:00:00Z'],
  ['a year', '2027-03-02T10:00:00Z', null, '2027-03-02T10:00:00Z'],
  ['none asked, by a key of one hour', null, { expiresAt: inAnHour }, inAnHour],
  ['as long as its parent', inAnHour, { expiresAt: inAnHour }, inAnHour],
  ['by a key that has no end', null, { expiresAt: null }, '2026-05-31T10:00:00Z'],
])('%s', (_name, asked, parent, end) => {
  expect(keyEnd({ now, asked, parent })).toEqual({ ok: true, value: end });
});

it.each([
  ['past', now, null, 'value-invalid', undefined],
  ['more than a year', '2027-03-02T10:00:00.001Z', null, 'key-end-too-late', '2027-03-02T10:00:00Z'],
  ['more than its parent', '2026-03-02T11:00:00.001Z', { expiresAt: inAnHour }, 'key-end-too-late', inAnHour],
  [
    'a year, by a key that has no end',
    '2028-01-01T00:00:00Z',
    { expiresAt: null },
    'key-end-too-late',
    '2027-03-02T10:00:00Z',
  ],
])('%s is refused', (_name, asked, parent, code, latest) => {
  const outcome = keyEnd({ now, asked, parent });
  expect(outcome.ok ? null : outcome.denial.problems).toEqual([
    { code, pointer: '/expiresAt', ...(latest && { params: { latest } }) },
  ]);
});
