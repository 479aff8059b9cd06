/** When the program is told to stop, and when somebody has lost patience. */
import type { EventEmitter } from 'node:events';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C is often told twice at once: by the terminal and by npm. */
const momentMs = 1000;
/** npm, a group of processes and a service manager may each pass the same signal on, one after the other. */
const severalMs = 5000;

export interface Stopping {
  already: boolean;
}

/**
 * The first signal stops in order. A second Ctrl-C after a moment, or another signal after some seconds, stops at once: the database is
 * then found running by the next start.
 */
export function onSignals(
  source: Pick<EventEmitter, 'on'>,
  { stop, stopAtOnce, now }: { stop(): void; stopAtOnce(): void; now(): number },
): Stopping {
  const asked: Stopping = { already: false };
  let first = 0;
  for (const signal of signals) {
    source.on(signal, () => {
      if (!asked.already) {
        asked.already = true;
        first = now();
        stop();
      } else if (now() - first > (signal === 'SIGINT' ? momentMs : severalMs)) stopAtOnce();
    });
  }
  return asked;
}
