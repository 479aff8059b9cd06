import { releaseClaims } from '../actions/review/release-claims.ts';
import { realNow } from '../actions/run/context.ts';
import type { Services } from '../actions/run/context.ts';
import { finishJob, type Job } from '../store/engine/jobs.ts';
import type { JobHandler } from './run-jobs.ts';

/** Cut off in the middle it begins again: what was given back already is no longer in hand. */
export function releaseHandler(services: Services): JobHandler {
  return async (job: Job) => {
    const { memberId, byId, byName } = job.payload as Record<string, string>;
    await releaseClaims(services, {
      memberId: String(memberId),
      by: { id: String(byId), name: String(byName) },
    });
    await services.db.transact({ side: 'system' }, (tx) => finishJob(tx, job, realNow(services)));
    return { kind: 'done' };
  };
}
