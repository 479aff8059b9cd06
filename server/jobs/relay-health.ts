/**
 * What is known of the mail relay. While it is down every mail waits for it together, and never longer than the cap, so that
 * each leaves soon after its return (N-2). A single mail that is not taken waits by itself, longer and longer, and is never dropped.
 */
export interface RelayHealth {
  mayTry(nowMs: number): boolean;
  inTrouble(): boolean;
  /** A mail went out. True when others were put off that need not wait any longer. */
  worked(): boolean;
  /** A mail did not go out; answers when it may be tried again. `relay`: the relay as a whole is to blame. */
  refused(nowMs: number, relay: boolean, attempts: number): number;
}

const firstMs = 500;
const capMs = 30_000;
/** So many refusals of single mails in a row, with none taken between, may be the relay's doing after all. */
const suspicious = 3;

export function makeRelayHealth(chance: () => number): RelayHealth {
  let failures = 0;
  let inARow = 0;
  let suspected = false;
  let notBefore = 0;
  return {
    mayTry: (nowMs) => nowMs >= notBefore,
    inTrouble: () => failures > 0,
    worked() {
      const recovered = failures > 0 || suspected;
      failures = 0;
      inARow = 0;
      suspected = false;
      notBefore = 0;
      return recovered;
    },
    refused(nowMs, relay, attempts) {
      inARow += 1;
      if (relay) {
        // Those that were under way when it went say the same thing: they count once.
        if (failures > 0 && nowMs < notBefore) return notBefore;
        failures += 1;
        notBefore = nowMs + spread(Math.min(capMs, firstMs * 2 ** Math.min(failures, 10)), chance);
        return notBefore;
      }
      suspected ||= inARow >= suspicious;
      const delay = retryDelay(attempts, chance);
      return nowMs + (suspected ? Math.min(capMs, delay) : delay);
    },
  };
}

const minuteMs = 60_000;

/** For one job by itself: quick at first, then every half minute, after a quarter of an hour slower and slower up to an hour. */
export function retryDelay(attempts: number, chance: () => number): number {
  const patience =
    attempts <= 30
      ? Math.min(capMs, 5_000 * 2 ** Math.min(Math.max(0, attempts - 1), 5))
      : Math.min(60, attempts - 29) * minuteMs;
  return spread(patience, chance);
}

/** Not all at the same moment. */
function spread(delayMs: number, chance: () => number): number {
  return delayMs * (0.75 + chance() / 4);
}
