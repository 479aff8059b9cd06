/** Calls the sweep over and over; it rests a little when nothing is due. */
import { sweep, type Sweeping } from '../actions/operations/sweep.ts';

export interface Loop {
  stop(): Promise<void>;
}

/** Runs `work` again as soon as it says there was something, else after `restMs`. A failure is told and tried again. */
export function loop(work: () => Promise<boolean>, restMs: number, onError: (error: Error) => void): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const run = async (): Promise<void> => {
    while (!stopped) {
      const more = await work().catch((error: Error) => {
        onError(error);
        return false;
      });
      if (stopped || more) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, restMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

export function startSweep(services: Sweeping, onError: (error: Error) => void, restMs = 1000): Loop {
  return loop(async () => (await sweep(services)) > 0, restMs, onError);
}
