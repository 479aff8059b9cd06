/**
 * The database's absence in the log: one line when it goes, one when it is back with what failed meanwhile, and one a minute in
 * between. A thousand requests that fail for the same reason are one event.
 */
import type { LogFields, Logger } from './log.ts';

type Failing = 'request' | 'job' | 'connection';

export interface Outage {
  /** Something failed because the database could not be reached. */
  failed(what: Failing, message: string): void;
  stop(): void;
}

export interface OutageOptions {
  logger: Logger;
  /** Resolves once the database answers. */
  reach(): Promise<unknown>;
  ticks?: () => number;
  /** How often it is asked whether the database is back. */
  everyMs?: number;
}

const reminderMs = 60_000;

export function watchOutage({
  logger,
  reach,
  ticks = () => performance.now(),
  everyMs = 1000,
}: OutageOptions): Outage {
  let since: number | null = null;
  let reminded = 0;
  let probing = false;
  let timer: NodeJS.Timeout | undefined;
  const counts = { request: 0, job: 0, connection: 0 };
  const forget = (): void => void Object.assign(counts, { request: 0, job: 0, connection: 0 });
  const told = (): LogFields => ({
    seconds: Math.round((ticks() - (since ?? ticks())) / 100) / 10,
    requests: counts.request,
    jobs: counts.job,
  });

  function begin(message: string): void {
    since = reminded = ticks();
    logger.write('error', 'database.unreachable', {
      message,
      note: 'what fails until it is back is counted, not logged one by one',
    });
    look();
  }
  function look(): void {
    timer = setTimeout(() => void reach().then(back, still), everyMs);
    timer.unref();
  }
  function still(): void {
    if (since === null) return;
    if (ticks() - reminded >= reminderMs) {
      reminded = ticks();
      logger.write('error', 'database.still-unreachable', told());
    }
    look();
  }
  function back(): void {
    if (since === null) return;
    logger.write('warn', 'database.back', told());
    since = null;
    forget();
  }
  /** A scanner or a relay that is away fails in the same words; the database is asked before it is called away. */
  async function probe(what: Failing, message: string): Promise<void> {
    probing = true;
    const away = await reach().then(
      () => false,
      () => true,
    );
    probing = false;
    if (away) return begin(message);
    logger.write('error', `${what}.failed`, { message, times: counts[what] });
    forget();
  }

  return {
    failed(what, message) {
      counts[what] += 1;
      if (since === null && !probing) void probe(what, message);
    },
    stop() {
      since = null;
      clearTimeout(timer);
    },
  };
}
