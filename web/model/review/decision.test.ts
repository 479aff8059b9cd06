import { expect, it } from 'vitest';
import type { Line } from '#sdk';
import { decidable, decisionsOf } from './decision.ts';

const line = (id: string, outcome: string): Line => ({ id, outcome }) as Line;

it('decides what is open, and what no contact could confirm', () => {
  expect(
    decidable([
      line('a', 'undecided'),
      line('b', 'official'),
      line('c', 'unconfirmed'),
      line('d', 'disputed'),
    ]).map(({ id }) => id),
  ).toEqual(['a', 'c', 'd']);
});

it('sends what was chosen, and reasons of rejections only', () => {
  const lines = [line('a', 'undecided'), line('b', 'undecided'), line('c', 'undecided')];
  const sent = decisionsOf(lines, {
    a: { decision: 'approve', codes: ['insufficient-poe'], evidence: ' Page 1. ', remedy: 'left over' },
    b: { decision: 'reject', codes: ['insufficient-poe'], evidence: ' Too little. ', remedy: ' ' },
  });
  expect(sent).toEqual([
    { lineId: 'a', decision: 'approve', codes: [], evidence: 'Page 1.', remedy: null },
    { lineId: 'b', decision: 'reject', codes: ['insufficient-poe'], evidence: 'Too little.', remedy: null },
  ]);
});
