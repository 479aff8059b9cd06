/** How a case stands for the person who decides it. */
import type { Arbitration } from '#sdk';

/** Undecided, it can be decided when nobody's answer is awaited any more. */
export function arbitrationState({ state, parties }: Pick<Arbitration, 'state' | 'parties'>): string {
  if (state !== 'answers-awaited' && state !== 'open') return state;
  return parties.some((party) => party.state === 'answer-awaited') ? 'answers-awaited' : 'open';
}
