/** Records that are kept for a while only: replays for thirty days (README.md, The API), finished jobs as long. On real time. */
import { expireJobs, expireReplays } from '../../store/engine/expiry.ts';
import type { Services } from '../run/context.ts';

const keptDays = 30;

/** One slice of each; answers how many went. */
export function expireRecords({ db, clock }: Pick<Services, 'db' | 'clock'>, limit = 1000): Promise<number> {
  const before = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now()))
    .subtract({ hours: 24 * keptDays })
    .toString();
  return db.transact(
    { side: 'system' },
    async (tx) => (await expireReplays(tx, before, limit)) + (await expireJobs(tx, before, limit)),
  );
}
