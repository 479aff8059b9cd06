/** Keeps the figures of oversight up to date, a moment behind the numbers of the owner's feed. */
import { countSlice, type Counting } from '../actions/review/count-days.ts';
import { loop, type Loop } from './sweep.ts';

export function startCounting(services: Counting, onError: (error: Error) => void, restMs = 2000): Loop {
  return loop(async () => (await countSlice(services)) > 0, restMs, onError);
}
