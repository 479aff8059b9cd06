/** Counts numbered events by month. It goes by the feed's numbers, so it can stop anywhere and never counts twice. */
import type { Services } from '../actions/run/context.ts';
import { countEvents, lockUncounted, type EventRange, type Uncounted } from '../store/engine/event-months.ts';

type Counting = Pick<Services, 'db' | 'owner'>;

/** So many feeds, and so many events, in one transaction. */
const feeds = 2000;
const slice = 10_000n;

/** Answers how many were counted. Months are those of the programme owner's zone: what begins at midnight there counts that day. */
export function countNewEvents({ db, owner }: Counting): Promise<number> {
  return db.transact({ side: 'system' }, async (tx) => {
    const ranges = firstOf(await lockUncounted(tx, feeds));
    if (ranges.length > 0) await countEvents(tx, ranges, owner.zone);
    return ranges.reduce((sum, { after, upTo }) => sum + Number(upTo - after), 0);
  });
}

function firstOf(uncounted: Uncounted[]): EventRange[] {
  const ranges: EventRange[] = [];
  let left = slice;
  for (const { organisation, counted, last } of uncounted) {
    if (left === 0n) break;
    const upTo = last - counted > left ? counted + left : last;
    left -= upTo - counted;
    ranges.push({ organisation, after: counted, upTo });
  }
  return ranges;
}
