import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateReading, findDates, type DateReading } from '../../rules/proof/dates.ts';
import { fold } from '../../rules/proof/text.ts';

const latest = Temporal.PlainDate.from('2026-11-02');
const home: DateReading = { order: 'day-first', latest };
const abroad: DateReading = { order: 'month-first', latest };
const read = (text: string, reading = home) =>
  findDates(fold(text), reading).map(({ date }) => date.toString());

describe('dates', () => {
  it.each([
    '5 October 2026',
    '05 October 2026',
    'October 5, 2026',
    'October 5th, 2026',
    'Oct. 5 2026',
    '5th October 2026',
    '5th of October 2026',
    'this 5th day of October, 2026',
    'Monday, 5 October 2026 10:12',
    '5 Oct 2026',
    '5-Oct-2026',
    '05/Oct/2026',
    "5 Oct '26",
    '2026-10-05',
    '2026/10/05',
    '2026.10.05',
    '2026-10-05T10:12:00Z',
    '20261005',
    '05102026',
    '05-10-2026',
    '5-10-2026',
    '05.10.2026',
    '5.10.26',
    '05/10/2026',
    '5 / 10 / 2026',
    '05 10 2026',
    '0 5 / 1 0 / 2 0 2 6',
    '05\u201110\u20112026',
    '5\u00a0October\u00a02026',
    '٠٥/١٠/٢٠٢٦',
    '5 oktober 2026',
    'd.d. 5 okt. 2026',
    '5. Oktober 2026',
    '05. Okt. 2026',
    'le 5 octobre 2026',
    '5 oct. 2026',
    '5 de octubre de 2026',
    '5 ottobre 2026',
    '5 de outubro de 2026',
    '2026年10月5日',
    '2026 Oct 5',
  ])('%s', (text) => {
    expect(read(text)).toEqual(['2026-10-05']);
  });

  it.each([
    ['1er mars 2026', '2026-03-01'],
    ['14 maart 2026', '2026-03-14'],
    ['14 mrt 2026', '2026-03-14'],
    ['14. März 2026', '2026-03-14'],
    ['3 août 2026', '2026-08-03'],
    ['12 févr. 2026', '2026-02-12'],
    ['7 juin 2026', '2026-06-07'],
    ['7 mei 2026', '2026-05-07'],
    ['7. Mai 2026', '2026-05-07'],
    ['24 décembre 2025', '2025-12-24'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('the country decides the order, unless only one order is possible or past', () => {
    expect(read('03/04/2026')).toEqual(['2026-04-03']);
    expect(read('03/04/2026', abroad)).toEqual(['2026-03-04']);
    expect(read('10/13/2026')).toEqual(['2026-10-13']);
    expect(read('13/10/2026', abroad)).toEqual(['2026-10-13']);
    expect(read('03.04.2026', abroad)).toEqual(['2026-04-03']);
    expect(read('05/12/2026')).toEqual(['2026-05-12']);
    expect(read('12/05/2026', abroad)).toEqual(['2026-05-12']);
  });

  it('another date of the document may show its order', () => {
    expect(dateReading('NL', latest, ['10/25/2026']).order).toBe('month-first');
    expect(dateReading('US', latest, ['25-10-2026']).order).toBe('day-first');
    expect(dateReading('PR', latest, ['25-10-2026 and 10-25-2026']).order).toBe('month-first');
    expect(dateReading('BE', latest, ['03/04/2026']).order).toBe('day-first');
  });

  it.each([
    'version 1.2.2026.4',
    '31 February 2026',
    '32-01-2026',
    '00/00/2026',
    '10.10.10.10',
    'room 5-10',
    '2026',
    'order 20261399',
    '5 October',
    'may 2',
  ])('no date: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('a month alone is a month', () => {
    expect(findDates('october 2026', home)).toMatchObject([{ wholeMonth: true }]);
  });

  it('several in their order', () => {
    expect(read('from 1 September 2026 to 31-03-2027, signed 5 Oct 2026')).toEqual([
      '2026-09-01',
      '2027-03-31',
      '2026-10-05',
    ]);
  });

  it('every day is read back from its own writings', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(day, (date) => {
        for (const locale of ['en-GB', 'en-US', 'nl-NL', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-PT']) {
          expect(read(date.toLocaleString(locale, { dateStyle: 'long' }))).toEqual([date.toString()]);
        }
        expect(read(date.toLocaleString('nl-NL', { dateStyle: 'medium' }))).toEqual([date.toString()]);
        expect(read(date.toString())).toEqual([date.toString()]);
      }),
      { numRuns: 300 },
    );
  });
});
