/** Gives events their place in the pull feed of their organisation. */
import type { Services } from '../actions/run/context.ts';
import { lockFeed, numberEvents, organisationsToNumber, unnumberedEvents } from '../store/engine/events.ts';
import { countNewEvents } from './count-events.ts';
import { loop, type Loop } from './sweep.ts';

type Numbering = Pick<Services, 'db'>;

const slice = 1000;

/** Answers how many were numbered. */
export async function numberNewEvents({ db }: Numbering): Promise<number> {
  const organisations = await db.transact({ side: 'system' }, (tx) => organisationsToNumber(tx, slice));
  let total = 0;
  for (const organisation of organisations) {
    total += await db.transact({ side: 'system' }, async (tx) => {
      const last = await lockFeed(tx, organisation);
      const events = await unnumberedEvents(tx, organisation, slice);
      if (events.length === 0) return 0;
      const numbered = events.map((event, index) => ({ ...event, number: last + BigInt(index + 1) }));
      await numberEvents(tx, organisation, numbered, last + BigInt(events.length));
      return events.length;
    });
  }
  return total;
}

/** What has its number is counted by month right after. */
export function startNumbering(
  services: Pick<Services, 'db' | 'owner'>,
  onError: (error: Error) => void,
  restMs = 500,
): Loop {
  return loop(
    async () => (await numberNewEvents(services)) + (await countNewEvents(services)) > 0,
    restMs,
    onError,
  );
}
