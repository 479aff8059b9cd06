/** Books approved runs in the background, slice by slice. */
import { postSlice, type Posting } from '../actions/incentives/post-run.ts';
import { loop, type Loop } from './sweep.ts';

export function startPosting(services: Posting, onError: (error: Error) => void, restMs = 2000): Loop {
  return loop(() => postSlice(services), restMs, onError);
}
