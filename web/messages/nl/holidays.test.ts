import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holidayName } from './holidays.ts';

const calendars = new URL('../../../demo/calendars/', import.meta.url);
const names = new Set(
  readdirSync(calendars)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const calendar = JSON.parse(readFileSync(new URL(file, calendars), 'utf8')) as {
        holidays: { name: string }[];
      };
      return calendar.holidays.flatMap(({ name }) => name.split(' / '));
    }),
);

/** What is the same in Dutch. */
const alike = new Set([
  'Ambedkar Jayanti',
  'Dussehra',
  'Gandhi Jayanti',
  'Juneteenth',
  'Mahavir Jayanti',
  'Matariki',
  'Muharram',
]);

test('every holiday of the calendars that come with the program has a Dutch name', () => {
  const bare = (name: string): string =>
    name.replace(/ \((substitute day|observed|expected|day before)\)$/, '');
  const english = [...names].filter(
    (name) => !alike.has(bare(name)) && holidayName(bare(name)) === bare(name),
  );
  expect(english).toEqual([]);
  expect(
    [...names].filter((name) => /substitute|observed|\(expected|day before/.test(holidayName(name))),
  ).toEqual([]);
});

test('two on one day are both named, what a person typed stays', () => {
  expect(holidayName("Emperor's Birthday (substitute day)")).toBe(
    'verjaardag van de keizer (vervangende dag)',
  );
  expect(holidayName('Europe Day / Ascension Day')).toBe('Dag van Europa / Hemelvaartsdag');
  expect(holidayName('Bedrijfssluiting (Kerst)')).toBe('Bedrijfssluiting (Kerst)');
});
