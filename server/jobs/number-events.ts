/** Gives events their place in the pull feed of their organisation. */
import type { Services } from '../actions/run/context.ts';
import {
  lockFeeds,
  numberEvents,
  organisationsToNumber,
  unnumberedEvents,
  type Numbered,
} from '../store/engine/events.ts';
import { countNewEvents } from './count-events.ts';
import { loop, type Loop } from './sweep.ts';

type Numbering = Pick<Services, 'db'>;

const slice = 5000;

/** The oldest events of all organisations together. Answers how many were numbered. */
export async function numberNewEvents({ db }: Numbering): Promise<number> {
  const organisations = await db.transact({ side: 'system' }, (tx) => organisationsToNumber(tx, slice));
  if (organisations.length === 0) return 0;
  return db.transact({ side: 'system' }, async (tx) => {
    const last = await lockFeeds(tx, organisations);
    const events = await unnumberedEvents(tx, slice);
    const moved = new Map<string, bigint>();
    const numbered: Numbered[] = [];
    for (const event of events) {
      const before = moved.get(event.organisation) ?? last.get(event.organisation);
      if (before === undefined) continue;
      const number = before + 1n;
      moved.set(event.organisation, number);
      numbered.push({ ...event, number });
    }
    if (numbered.length > 0) await numberEvents(tx, numbered, moved);
    return numbered.length;
  });
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
