/** The time that deadlines go by: the machine's own, or the sandbox's. One clock for the whole page. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { sandboxClock } from './queries.ts';

/** It ticks each half minute, so that words such as "today" stay right. */
const tickMs = 30_000;

/** Outside the frame nothing is dated; there the time is when the page was opened. */
export const NowContext = createContext(Date.now());

export function useNow(): number {
  return useContext(NowContext);
}

/** For the frame of the page, which hands it to everything inside. */
export function useTickingClock(sandbox: boolean): number {
  const clock = useQuery({ ...sandboxClock(), enabled: sandbox });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  // Between two ticks the state may be older than the answer; the later of the two is the time.
  return Math.max(now, clock.dataUpdatedAt) + (clock.data?.offsetMs ?? 0);
}
