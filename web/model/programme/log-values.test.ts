import { expect, test } from 'vitest';
import { logRows } from './log-values.ts';
import { en } from '../../messages/en.ts';
import { nl } from '../../messages/nl.ts';

test('only the fields that differ, by the names people know', () => {
  const before = { name: 'Contoso', country: 'NL', publicSector: false };
  const after = { name: 'Contoso', country: 'BE', publicSector: true };
  expect(logRows(before, after, { t: en, locale: 'en-GB' })).toEqual([
    { what: 'Country', before: 'Netherlands', after: 'Belgium' },
    { what: 'Public sector', before: 'No', after: 'Yes' },
  ]);
});

test('of a list what came and went; of what is new everything', () => {
  const kept = { date: '2026-04-27', name: "King's Day" };
  const rows = logRows(
    { holidays: [kept], workdays: [1, 2] },
    { holidays: [kept, { date: '2026-05-05', name: 'Liberation Day' }], workdays: [1, 2] },
    { t: en, locale: 'en-GB' },
  );
  expect(rows).toEqual([{ what: 'Public holidays', before: '', after: 'Tue 5 May 2026, Liberation Day' }]);
  expect(logRows(null, { email: 'a@b.example', role: 'account-admin' }, { t: nl, locale: 'nl-NL' })).toEqual([
    { what: 'E-mailadres', before: '', after: 'a@b.example' },
    { what: 'Rol', before: '', after: 'Accountbeheerder' },
  ]);
});

test('texts by their language', () => {
  const rows = logRows({ nl: { title: 'Oud' } }, { nl: { title: 'Nieuw' } }, { t: en, locale: 'en-GB' });
  expect(rows).toEqual([{ what: 'Dutch: Title', before: 'Oud', after: 'Nieuw' }]);
});
