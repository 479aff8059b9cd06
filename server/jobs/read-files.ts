import { realNow, type Services } from '../actions/run/context.ts';
import { readFile } from '../actions/files/read-file.ts';
import { failJob, finishJob, type Job } from '../store/engine/jobs.ts';
import type { JobHandler } from './run-jobs.ts';

/** As many as the reading port takes; what is leased has its turn well before the lease is over. */
export const readingAtOnce = { batch: 4, lanes: 2 };

/** A file whose bytes cannot be fetched now is read later; one that cannot be read is told so, and that is an end. */
export function readHandler(services: Pick<Services, 'db' | 'clock' | 'files'>): JobHandler {
  return async (job: Job) => {
    const { fileId } = job.payload;
    const ended = (): string => realNow(services);
    if (job.claimId === null || typeof fileId !== 'string') {
      await services.db.transact({ side: 'system' }, (tx) =>
        failJob(tx, job, ended(), 'the job names no file'),
      );
      return { kind: 'done' };
    }
    await readFile(services, { tenantId: job.tenantId, id: job.claimId }, fileId, (tx) =>
      finishJob(tx, job, ended()),
    );
    return { kind: 'done' };
  };
}
