/** Works through what is due in the job table: leased in batches, several at a time, tried again until it is done. */
import type { Services } from '../actions/run/context.ts';
import {
  leaseJobs,
  postponeJob,
  releaseJobs,
  wakeMails,
  type Job,
  type JobKind,
} from '../store/engine/jobs.ts';
import type { RelayTrouble } from '../ports/mail.ts';
import { makeRelayHealth, retryDelay, type RelayHealth } from './relay-health.ts';
import { loop, type Loop } from './sweep.ts';

/**
 * done: the handler has ended the row in the transaction of its effect. later: it is tried again; `relay` when every mail is
 * concerned and not only this one.
 */
export type JobResult = { kind: 'done' } | { kind: 'later'; relay: RelayTrouble | null; error: string };
export type RelayChange =
  | { up: false; trouble: RelayTrouble; answer: string }
  | { up: true; afterSeconds: number };
export type JobHandler = (job: Job) => Promise<JobResult>;

export interface Running extends Pick<Services, 'db' | 'clock'> {
  /** What is not named here is left for a program that can do it. Readings have a runner of their own. */
  handlers: Partial<Record<JobKind, JobHandler>>;
  onError: (error: Error) => void;
  /** The mail relay stopped taking mail, or takes it again: once each. */
  onRelay?: (change: RelayChange) => void;
  /** A number from 0 up to 1; spreads retries. */
  chance?: () => number;
  /** How many are taken at a time, and how many of them are worked on side by side. */
  batch?: number;
  lanes?: number;
}

export interface Runner {
  /** One batch. Answers how many jobs came to an end. */
  once(): Promise<number>;
}

const usualBatch = 50;
const usualLanes = 5;
export const leaseMs = 120_000;
/** What has waited longer for a free lane is given back, so that nobody begins what another may have taken over. */
const startWithinMs = leaseMs / 4;
const system = { side: 'system' } as const;
const at = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toString();

/** While the relay is in trouble a single mail is the probe: the others keep their place. */
function wanted(
  { handlers, batch = usualBatch }: Running,
  relay: RelayHealth,
  now: number,
): { kinds: JobKind[]; limit: number }[] {
  const others = (Object.keys(handlers) as JobKind[]).filter((kind) => kind !== 'mail');
  if (!handlers.mail || !relay.mayTry(now)) return [{ kinds: others, limit: batch }];
  if (relay.inTrouble())
    return [
      { kinds: ['mail'], limit: 1 },
      { kinds: others, limit: batch },
    ];
  return [{ kinds: ['mail', ...others], limit: batch }];
}

async function take(services: Running, relay: RelayHealth, now: number): Promise<Job[]> {
  const asked = wanted(services, relay, now).filter(({ kinds }) => kinds.length > 0);
  if (asked.length === 0) return [];
  return services.db.transact(system, async (tx) => {
    const taken: Job[] = [];
    for (const what of asked)
      taken.push(...(await leaseJobs(tx, { now: at(now), until: at(now + leaseMs), ...what })));
    return taken;
  });
}

export function makeRunner(services: Running): Runner {
  const { db, clock, handlers, onError, onRelay, chance = Math.random, lanes = usualLanes } = services;
  const relay = makeRelayHealth(chance);
  let downSince = 0;
  async function work(job: Job): Promise<boolean> {
    const result = await (handlers[job.kind] as JobHandler)(job).catch((error: Error): JobResult => {
      onError(error);
      return { kind: 'later', relay: null, error: error.message };
    });
    const now = clock.now();
    if (result.kind === 'done') {
      const back = job.kind === 'mail' && relay.inTrouble();
      if (job.kind === 'mail' && relay.worked()) await db.transact(system, (tx) => wakeMails(tx, at(now)));
      if (back) onRelay?.({ up: true, afterSeconds: Math.round((now - downSince) / 1000) });
      return true;
    }
    const known = relay.inTrouble();
    const runAt =
      job.kind === 'mail'
        ? relay.refused(now, result.relay !== null, job.attempts)
        : now + retryDelay(job.attempts, chance);
    await db.transact(system, (tx) =>
      postponeJob(tx, job, at(runAt), { error: result.error, relayTrouble: result.relay }),
    );
    if (!known && result.relay !== null) {
      downSince = now;
      onRelay?.({ up: false, trouble: result.relay, answer: result.error });
    }
    return false;
  }

  /** No use in trying the rest of the mails against a relay that is down. */
  async function giveBackMails(jobs: Job[]): Promise<void> {
    const mails = jobs.filter((job) => job.kind === 'mail');
    jobs.splice(0, jobs.length, ...jobs.filter((job) => job.kind !== 'mail'));
    if (mails.length > 0) await db.transact(system, (tx) => releaseJobs(tx, mails));
  }

  return {
    async once() {
      const leased = clock.now();
      const jobs = await take(services, relay, leased);
      let ended = 0;
      const lane = async (): Promise<void> => {
        for (let job = jobs.shift(); job; job = jobs.shift()) {
          if (clock.now() > leased + startWithinMs) {
            const late = [job, ...jobs.splice(0)];
            await db.transact(system, (tx) => releaseJobs(tx, late));
            return;
          }
          if (await work(job)) ended += 1;
          else if (relay.inTrouble()) await giveBackMails(jobs);
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return ended;
    },
  };
}

export function startJobs(services: Running, restMs = 500): Loop {
  const runner = makeRunner(services);
  return loop(async () => (await runner.once()) > 0, restMs, services.onError);
}
