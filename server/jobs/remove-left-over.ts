import { removeLeftOver } from '../actions/operations/left-over-files.ts';
import type { Services } from '../actions/run/context.ts';
import { loop, type Loop } from './sweep.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Once when the program starts and once a day; after a failure, for example of the file store, again in an hour. */
export function startTidying(
  services: Pick<Services, 'db' | 'files'>,
  onRemoved: (count: number) => void,
  onError: (error: Error) => void,
): Loop {
  let next = 0;
  return loop(
    async () => {
      if (performance.now() < next) return false;
      const count = await removeLeftOver(services, Date.now());
      if (count > 0) onRemoved(count);
      next = performance.now() + dayMs;
      return false;
    },
    hourMs,
    onError,
  );
}
