import { describe, expect, it } from 'vitest';
import { explainDeadline } from '../../rules/time/deadline.ts';
import { deadlineText, explainedDayText, instantText, languageOf, leftText, ruleText } from './dates.ts';
import { basis } from './frame.example.ts';

const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);

describe('dates', () => {
  it('says the last day, whose day it is, and what is left', () => {
    expect(deadlineText('en', basis, at('2020-12-23T10:00:00Z'))).toBe(
      'Wed 30 Dec 2020, end of day (Amsterdam), 3 business days left',
    );
    expect(deadlineText('nl', basis, at('2020-12-23T10:00:00Z'))).toBe(
      'wo 30 dec. 2020, einde van de dag (Amsterdam), nog 3 werkdagen',
    );
  });

  it.each([
    ['2020-12-29T10:00:00Z', '1 business day left', 'nog 1 werkdag'],
    ['2020-12-30T10:00:00Z', 'today is the last day', 'vandaag is de laatste dag'],
    ['2020-12-30T22:59:59Z', 'today is the last day', 'vandaag is de laatste dag'],
    ['2020-12-30T23:00:00Z', 'this date has passed', 'deze datum is verstreken'],
  ])('at %s', (now, en, nl) => {
    expect(leftText('en', basis, at(now))).toBe(en);
    expect(leftText('nl', basis, at(now))).toBe(nl);
  });

  it('counts calendar days where the rule does', () => {
    const seven = {
      ...basis,
      rule: { amount: 7, unit: 'calendar-days' as const },
      startDate: '2021-03-06',
      lastDay: '2021-03-13',
      endsAt: '2021-03-13T23:00:00Z',
      skipped: [],
    };
    expect(leftText('en', seven, at('2021-03-06T10:00:00Z'))).toBe('7 days left');
    expect(ruleText('nl', seven.rule)).toBe('zeven kalenderdagen');
    expect(ruleText('en', { amount: 14, unit: 'business-days' })).toBe('14 business days');
  });

  it('tells an instant in the reader’s zone, places in the reader’s language', () => {
    expect(instantText('en', '2020-12-23T23:00:00Z', 'Europe/Amsterdam')).toBe(
      'Thu 24 Dec 2020, 00:00 (Amsterdam)',
    );
    expect(instantText('nl', '2020-12-23T23:00:00Z', 'Europe/Brussels')).toBe(
      'do 24 dec. 2020, 00:00 (Brussel)',
    );
    expect(instantText('en', '2021-07-01T12:05:00Z', 'America/New_York')).toBe(
      'Thu 1 Jul 2021, 08:05 (New York)',
    );
  });

  it('explains every day', () => {
    const days = explainDeadline(basis).days.map((day) => explainedDayText('en', day));
    expect(days[0]).toBe('Mon 21 Dec 2020: the day it started, not counted');
    expect(days).toContain('Fri 25 Dec 2020: Christmas Day, not counted');
    expect(days).toContain('Sat 26 Dec 2020: weekend, not counted');
    expect(days.at(-1)).toBe('Wed 30 Dec 2020: day 5');
    const dutch = explainDeadline(basis).days.map((day) => explainedDayText('nl', day));
    expect(dutch).toContain('vr 25 dec. 2020: eerste kerstdag, telt niet mee');
    expect(dutch).toContain('ma 28 dec. 2020: Bridge day, telt niet mee');
  });

  it('falls back on English', () => {
    expect(['nl', 'nl-BE', 'NL_nl', 'ja', '', null].map(languageOf)).toEqual([
      'nl',
      'nl',
      'nl',
      'en',
      'en',
      'en',
    ]);
  });
});
