/** Counts numbered events by month. It goes by the feed's numbers, so it can stop anywhere and never counts twice. */
import type { Services } from '../actions/run/context.ts';
import { countEvents, lockCounted, organisationsToCount } from '../store/engine/event-months.ts';

type Counting = Pick<Services, 'db' | 'owner'>;

const slice = 1000n;

/** Answers how many were counted. Months are those of the programme owner's zone: what begins at midnight there counts that day. */
export async function countNewEvents({ db, owner }: Counting): Promise<number> {
  const organisations = await db.transact({ side: 'system' }, (tx) => organisationsToCount(tx, 100));
  let total = 0;
  for (const organisation of organisations) {
    total += await db.transact({ side: 'system' }, async (tx) => {
      const at = await lockCounted(tx, organisation);
      if (!at || at.counted >= at.last) return 0;
      const upTo = at.last - at.counted > slice ? at.counted + slice : at.last;
      await countEvents(tx, organisation, { after: at.counted, upTo }, owner.zone);
      return Number(upTo - at.counted);
    });
  }
  return total;
}
