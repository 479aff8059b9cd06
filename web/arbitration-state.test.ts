import { expect, it } from 'vitest';
import type { ArbitrationParty } from '#sdk';
import { arbitrationState } from './arbitration-state.ts';

const party = (state: string): ArbitrationParty => ({ state }) as ArbitrationParty;

it('can be decided when no answer is awaited', () => {
  expect(arbitrationState({ state: 'answers-awaited', parties: [party('answered'), party('answer-awaited')] })).toBe(
    'answers-awaited',
  );
  expect(arbitrationState({ state: 'answers-awaited', parties: [party('answered'), party('silent')] })).toBe('open');
  expect(arbitrationState({ state: 'closed', parties: [party('silent')] })).toBe('closed');
});
