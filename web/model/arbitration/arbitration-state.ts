/** How a case stands for the person who decides it. */
import type { Arbitration } from '#sdk';

/** Undecided, it can be decided when nobody's answer is awaited any more; a proposal waits for its second reader. */
export function arbitrationState({
  state,
  parties,
  proposal,
}: Pick<Arbitration, 'state' | 'parties' | 'proposal'>): string {
  if (state !== 'answers-awaited' && state !== 'open') return state;
  if (proposal) return 'proposed';
  return parties.some((party) => party.state === 'answer-awaited') ? 'answers-awaited' : 'open';
}
