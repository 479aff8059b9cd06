import { describe, expect, it } from 'vitest';
import { checkAbsence, isAbsent } from './absence.ts';

const today = '2020-12-01';
const free = { id: 'eva', absences: [] };
const check = (
  from: string,
  until: string,
  substituteId: string | null = null,
  substitute: Parameters<typeof checkAbsence>[1] = free,
): string[] =>
  checkAbsence({ from, until, substituteId }, substituteId === null ? null : substitute, 'rita', today).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('an absence', () => {
  it('may have begun, and may be one day', () => {
    expect(check('2020-11-20', '2020-12-01')).toEqual([]);
    expect(check('2020-12-24', '2020-12-24')).toEqual([]);
  });
  it('ends neither before it begins nor in the past, and lasts a year at most', () => {
    expect(check('2020-12-05', '2020-12-04')).toEqual(['absence-over /until']);
    expect(check('2020-11-20', '2020-11-30')).toEqual(['absence-over /until']);
    expect(check('2021-01-01', '2022-01-01')).toEqual([]);
    expect(check('2021-01-01', '2022-01-02')).toEqual(['absence-too-long /until']);
  });
  it('has somebody else who reviews and is there as a substitute, or nobody; every problem at once', () => {
    expect(check('2020-12-05', '2020-12-09', 'eva')).toEqual([]);
    expect(check('2020-12-05', '2020-12-09', 'eva', null)).toEqual(['substitute-unknown /substituteId']);
    expect(check('2020-12-05', '2020-12-04', 'rita', { id: 'rita', absences: [] })).toEqual([
      'absence-over /until',
      'substitute-unknown /substituteId',
    ]);
    const away = { id: 'eva', absences: [{ from: '2020-12-09', until: '2020-12-20' }] };
    expect(check('2020-12-05', '2020-12-09', 'eva', away)).toEqual(['substitute-absent /substituteId']);
    expect(check('2020-12-05', '2020-12-08', 'eva', away)).toEqual([]);
  });
  it('counts its first and its last day', () => {
    const absence = { from: '2020-12-05', until: '2020-12-09' };
    expect(
      ['2020-12-04', '2020-12-05', '2020-12-09', '2020-12-10'].map((day) => isAbsent(absence, day)),
    ).toEqual([false, true, true, false]);
  });
});
