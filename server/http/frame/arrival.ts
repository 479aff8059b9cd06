/** When a request came in: before it waited for its body, a connection to the database or a lock. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.ts';

const came = new WeakMap<IncomingMessage, number>();

export function rememberArrival(request: IncomingMessage): void {
  came.set(request, performance.now());
}

/** In milliseconds of this clock. What passed since then is measured by the monotonic one, whatever the wall clock did. */
export function arrivalOf(request: IncomingMessage | null | undefined, clock: Clock): number {
  const now = clock.now();
  const at = request ? came.get(request) : undefined;
  return at === undefined ? now : now - Math.max(0, performance.now() - at);
}
