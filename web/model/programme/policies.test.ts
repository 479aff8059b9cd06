import { describe, expect, it } from 'vitest';
import type { Activity, Catalog } from '#sdk';
import { activitiesIn, areasIn, policyOf, withActivity } from './policies.ts';

const activity = (id: string, solutionArea: string, combinesWith: string[] = []): Activity =>
  ({ id, solutionArea, combinesWith }) as Activity;
const usage = activity('usage', 'business-applications', ['presales']);
const presales = activity('presales', 'business-applications', ['usage']);
const revenue = activity('revenue-association', 'business-applications');
const catalog = {
  solutionAreas: [
    { id: 'microsoft-365', name: 'Microsoft 365' },
    { id: 'business-applications', name: 'Business Applications' },
  ],
  policies: [
    { programme: 'osa-sell', id: 'a', activities: [usage] },
    { programme: '*', id: 'b', activities: [usage, presales, revenue] },
  ],
} as unknown as Catalog;

it('takes the policy of every programme', () => expect(policyOf(catalog)?.id).toBe('b'));
it('offers each activity once, and only areas that have one', () => {
  expect(activitiesIn(catalog).map(({ id }) => id)).toEqual(['usage', 'presales', 'revenue-association']);
  expect(areasIn(catalog).map(({ id }) => id)).toEqual(['business-applications']);
});

describe('choosing activities', () => {
  const offered = [usage, presales, revenue];
  it('keeps those that may stand together', () =>
    expect(withActivity(['usage'], 'presales', offered)).toEqual(['usage', 'presales']));
  it('drops those that may not', () =>
    expect(withActivity(['usage', 'presales'], 'revenue-association', offered)).toEqual([
      'revenue-association',
    ]));
  it('takes one back', () =>
    expect(withActivity(['usage', 'presales'], 'usage', offered)).toEqual(['presales']));
});
