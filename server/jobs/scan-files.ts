import { realNow, type Services } from '../actions/run/context.ts';
import { scanFile } from '../actions/files/scan-file.ts';
import { failJob, finishJob, type Job } from '../store/engine/jobs.ts';
import type { JobHandler } from './run-jobs.ts';

/** A scanner that cannot be reached makes the job come back later; the file waits and is not served. */
export function scanHandler(services: Services): JobHandler {
  return async (job: Job) => {
    const { fileId } = job.payload;
    const now = realNow(services);
    if (job.claimId === null || typeof fileId !== 'string') {
      await services.db.transact({ side: 'system' }, (tx) => failJob(tx, job, now, 'the job names no file'));
      return { kind: 'done' };
    }
    await scanFile(services, { tenantId: job.tenantId, id: job.claimId }, fileId, (tx) =>
      finishJob(tx, job, now),
    );
    return { kind: 'done' };
  };
}
