/** The time that deadlines go by: the machine's own, or the sandbox's. It ticks each half minute, so that words such as "today" stay right. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sandboxClock } from './queries.ts';
import { useSession } from './session.ts';

const tickMs = 30_000;

export function useNow(): number {
  const session = useSession();
  const clock = useQuery({ ...sandboxClock(), enabled: session?.demo === true && session.member !== null });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  // Between two ticks the state may be older than the answer; the later of the two is the time.
  return Math.max(now, clock.dataUpdatedAt) + (clock.data?.offsetMs ?? 0);
}
