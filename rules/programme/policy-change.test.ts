import { describe, expect, it } from 'vitest';
import { activities2019, activities2023, items, programmes, solutionAreas, type Catalog } from './catalog.ts';
import { catalogChanges, catalogProblems, isAdministeredId, same } from './catalog-change.ts';
import { policies, type Policy } from './policy.ts';
import {
  activationDayProblems,
  activationInstant,
  clockExamples,
  policyFrom,
  policyProblems,
  type PolicyDraft,
} from './policy-change.ts';
import { exampleWorld } from '../claim/world.example.ts';

const base = policies.find(({ id }) => id === 'cpor-2020-07') as Policy;
const catalog: Catalog = {
  solutionAreas,
  programmes,
  items,
  activities: [...activities2019, ...activities2023],
};
const draft = (more: Partial<PolicyDraft> = {}): PolicyDraft => ({
  ...base,
  id: 'cpor-2030',
  name: 'CPOR 2030',
  review: { amount: 8, unit: 'business-days' },
  activities: base.activities.map(({ solutionArea, id }) => ({ solutionArea, id })),
  ...more,
});
const codes = (more: Partial<PolicyDraft>, of: Catalog = catalog): string[] =>
  policyProblems(draft(more), { base, known: policies, catalog: of }).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('a new policy', () => {
  it('is right when something differs', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ review: base.review })).toEqual(['nothing-changed ']);
  });
  it.each<[Partial<PolicyDraft>, string]>([
    [{ id: 'A' }, 'id-invalid /id'],
    [{ id: 'cpor-2019-10' }, 'id-taken /id'],
    [{ name: 'cpor july 2020' }, 'id-taken /name'],
    [{ refusalWindow: { amount: 0, unit: 'calendar-days' } }, 'value-invalid /refusalWindow/amount'],
    [{ undo: { amount: 251, unit: 'business-days' } }, 'value-invalid /undo/amount'],
    [
      {
        dispute: {
          period: { amount: 30, unit: 'calendar-days' },
          times: 0,
          answer: { amount: 5, unit: 'business-days' },
        },
      },
      'value-invalid /dispute/times',
    ],
    [{ activities: [] }, 'field-required /activities'],
    [{ activities: [{ solutionArea: 'microsoft-365', id: 'presales' }] }, 'not-known /activities/0'],
    [
      {
        activities: [
          { solutionArea: 'microsoft-365', id: 'usage' },
          { solutionArea: 'microsoft-365', id: 'usage' },
        ],
      },
      'id-taken /activities/1',
    ],
  ])('%j: %s', (more, problem) => expect(codes(more)).toEqual([problem]));
  it('takes no activity that was withdrawn, and copies those it takes whole', () => {
    const withdrawn = {
      ...catalog,
      activities: catalog.activities.map((one) => ({ ...one, withdrawn: true })),
    };
    expect(codes({}, withdrawn)).toEqual([0, 1, 2, 3].map((index) => `not-offered /activities/${index}`));
    const use = { solutionArea: 'modern-work-and-security', id: 'use-or-consume' };
    expect(policyFrom(draft({ activities: [use] }), base, catalog).activities).toEqual([
      activities2023.at(-1),
    ]);
  });
  it('shows where each clock would end', () => {
    const { calendars } = exampleWorld().clocks;
    const after = policyFrom(draft({ dispute: null }), base, catalog);
    const found = clockExamples(base, after, Temporal.Instant.from('2020-12-01T10:00:00Z'), {
      zone: 'Europe/Amsterdam',
      calendar: Object.values(calendars)[0] as never,
    });
    expect(
      found.map(({ clock, before, after: then }) => [clock, before?.lastDay ?? null, then?.lastDay ?? null]),
    ).toContainEqual(['review', '2020-12-08', '2020-12-11']);
    expect(found.find(({ clock }) => clock === 'disputePeriod')).toMatchObject({
      before: { lastDay: '2020-12-31' },
      after: null,
    });
  });
});

describe('an activation', () => {
  const now = Temporal.Instant.from('2020-12-01T23:30:00Z');
  it('begins with a day in the owner’s zone', () =>
    expect(activationInstant('2021-07-01', 'Europe/Amsterdam')).toBe('2021-06-30T22:00:00Z'));
  it.each([
    ['2020-12-02', 'date-not-in-future'],
    ['2020-11-01', 'date-not-in-future'],
    ['2040-01-01', 'date-not-in-future'],
    ['tomorrow', 'date-invalid'],
  ])('%s: %s', (day, code) => {
    // In Amsterdam the second of December has begun.
    expect(activationDayProblems(day, 'Europe/Amsterdam', now).map((one) => one.code)).toEqual([code]);
  });
  it('may begin tomorrow', () =>
    expect(activationDayProblems('2020-12-03', 'Europe/Amsterdam', now)).toEqual([]));
});

describe('a new catalogue', () => {
  const first = items[0] as (typeof items)[number];
  it('may rename, describe, withdraw and add', () => {
    const changed = {
      ...first,
      name: 'Mail',
      texts: { en: { name: 'Mail', description: 'Mail of all.' } },
      withdrawn: true,
    };
    const added = { id: 'loop', kind: 'workload' as const, name: 'Loop', solutionArea: 'microsoft-365' };
    const after = { ...catalog, items: [changed, ...items.slice(1), added] };
    expect(catalogProblems(catalog, after)).toEqual([]);
    expect(catalogChanges(catalog, after).map(({ id, before }) => [id, before?.name ?? null])).toEqual([
      ['exchange-online', 'Exchange Online'],
      ['loop', null],
    ]);
  });
  it('does not take what is written out for a change', () => {
    expect(same({ a: 1, withdrawn: false, texts: {} }, { a: 1 })).toBe(false);
    expect(same({ a: 1, withdrawn: false, b: null }, { a: 1 })).toBe(true);
    expect(
      catalogProblems(catalog, {
        ...catalog,
        items: items.map((item) => ({ ...item, withdrawn: false })),
      }).map(({ code }) => code),
    ).toEqual(['nothing-changed']);
  });
  it.each(['x', 'Big', '9lives', 'two--dashes', '-a', 'a-', 'a'.repeat(61)])('%s is no id', (id) =>
    expect(isAdministeredId(id)).toBe(false),
  );
});
