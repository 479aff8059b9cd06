import { expect, it } from 'vitest';
import type { ProofCheck } from '#sdk';
import { en } from '../../messages/en.ts';
import { suggestionsOf } from './suggestions.ts';

const check = (more: Partial<ProofCheck>): ProofCheck => ({
  check: 'service',
  item: null,
  outcome: 'missing',
  code: 'missing-partner-service',
  why: 'not-described',
  place: null,
  lookedFor: [],
  date: null,
  ...more,
});
const item = (id: string, name: string): Partial<ProofCheck> => ({
  check: 'item',
  item: { id, name, kind: 'workload' },
  code: 'missing-products',
  why: 'not-named',
});

it('says each lacking check once, under the reason with which a reviewer would ask', () => {
  const checks = [
    check(item('teams', 'Teams')),
    check(item('intune', 'Intune')),
    check({}),
    check({ check: 'partner', outcome: 'found', code: null }),
  ];
  const found = suggestionsOf({ verdict: 'would-come-back', checks, files: [] }, en.proof, 'en-GB');
  expect(found.map(({ code }) => code)).toEqual(['missing-products', 'missing-partner-service']);
  expect(found[0]?.evidence.split('\n')).toHaveLength(2);
  expect(found[0]?.evidence).toContain('Teams');
});

it('says nothing while a person has to look', () => {
  for (const verdict of ['ready', 'reading', 'needs-a-person', 'no-files'])
    expect(suggestionsOf({ verdict, checks: [check({})], files: [] }, en.proof, 'en-GB')).toEqual([]);
});
