import { expect, it } from 'vitest';
import type { ArbitrationParty } from '#sdk';
import { arbitrationState } from './arbitration-state.ts';

const proposal = null;
const party = (state: string): ArbitrationParty => ({ state }) as ArbitrationParty;

it('can be decided when no answer is awaited', () => {
  expect(
    arbitrationState({
      state: 'answers-awaited',
      parties: [party('answered'), party('answer-awaited')],
      proposal,
    }),
  ).toBe('answers-awaited');
  expect(
    arbitrationState({ state: 'answers-awaited', parties: [party('answered'), party('silent')], proposal }),
  ).toBe('open');
  expect(arbitrationState({ state: 'closed', parties: [party('silent')], proposal })).toBe('closed');
});

it('waits for a second reader while a proposal stands', () => {
  const standing = { winnerLineId: 'l', by: 'Rita', at: '2026-11-01T00:00:00Z', reasons: [] };
  const parties = [party('answered')];
  expect(arbitrationState({ state: 'answers-awaited', parties, proposal: standing })).toBe('proposed');
  expect(arbitrationState({ state: 'decided', parties, proposal: standing })).toBe('decided');
});
