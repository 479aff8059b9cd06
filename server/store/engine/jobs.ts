/** The outbox and other background work. Runs on real time; a row is leased by a conditional update and never dropped. */
import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { Tx } from '../postgres/tx.ts';

export type JobKind = 'mail' | 'scan' | 'read' | 'release';

export interface JobRef {
  tenantId: Id<'tenant'>;
  id: string;
}

export interface Job extends JobRef {
  kind: JobKind;
  claimId: Id<'claim'> | null;
  payload: Record<string, unknown>;
  /** This one included. */
  attempts: number;
}

export interface NewJob extends JobRef {
  kind: JobKind;
  /** What it is about, where it is about one subject. */
  subject?: { kind: SubjectKind; id: string };
  payload: object;
  at: Instant;
}

/** For what no step queues. */
export async function addJob(tx: Tx, { tenantId, id, kind, subject, payload, at }: NewJob): Promise<void> {
  await tx.query(
    `insert into job (tenant_id, id, kind, subject_kind, subject_id, payload, state, run_at, attempts, made_at)
     values ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6::jsonb, 'waiting', $7::timestamptz, 0, $7::timestamptz)`,
    [tenantId, id, kind, subject?.kind ?? null, subject?.id ?? null, JSON.stringify(payload), at],
  );
}

interface Lease {
  now: Instant;
  until: Instant;
  kinds: JobKind[];
  limit: number;
}

/**
 * Takes what is due, oldest first. Looking fans out over every tenant (ARCHITECTURE.md, Growing 4: job_due and job_due_read,
 * which is why readings are asked for by themselves); taking names the tenants, and of two programs that looked at the
 * same time only one finds the row still free. While the clock is in doubt no mail about a claim goes out: it may tell what is not
 * so, and a window that began with it would end too early.
 */
export async function leaseJobs(tx: Tx, { now, until, kinds, limit }: Lease): Promise<Job[]> {
  const alone = kinds.every((kind) => kind === 'read') ? `kind = 'read'` : `kind <> 'read'`;
  const due = await tx.query<JobRef>(
    `select tenant_id as "tenantId", id from job
     where state = 'waiting' and ${alone} and run_at <= $1 and (leased_until is null or leased_until <= $1)
       and kind = any($2::text[])
       and (kind <> 'mail' or subject_kind is distinct from 'claim' or not exists (select 1 from clock where held_at is not null))
     order by run_at, tenant_id, id limit $3`,
    [now, kinds, limit],
  );
  if (due.length === 0) return [];
  const jobs = await tx.query<Job & { runAt: Date }>(
    `update job j set leased_until = $1, attempts = j.attempts + 1
     from unnest($3::uuid[], $4::uuid[]) as r(tenant_id, id)
     where j.tenant_id = r.tenant_id and j.id = r.id and j.state = 'waiting' and (j.leased_until is null or j.leased_until <= $2)
     returning j.tenant_id as "tenantId", j.id, j.kind, case when j.subject_kind = 'claim' then j.subject_id end as "claimId", j.payload, j.attempts, j.run_at as "runAt"`,
    [until, now, due.map((row) => row.tenantId), due.map((row) => row.id)],
  );
  return jobs.toSorted((a, b) => a.runAt.getTime() - b.runAt.getTime()).map(({ runAt: _, ...job }) => job);
}

/** Longer, while a mail to many people is still under way. */
export async function extendLease(tx: Tx, job: JobRef, until: Instant): Promise<void> {
  await tx.finish(`update job set leased_until = $3 where tenant_id = $1 and id = $2 and state = 'waiting'`, [
    job.tenantId,
    job.id,
    until,
  ]);
}

export async function finishJob(tx: Tx, job: JobRef, now: Instant): Promise<void> {
  await tx.query(
    `update job set state = 'done', done_at = $3, leased_until = null where tenant_id = $1 and id = $2 and state = 'waiting'`,
    [job.tenantId, job.id, now],
  );
}

/** Nothing can be done about it any more, but somebody should see it. */
export async function failJob(tx: Tx, job: JobRef, now: Instant, error: string): Promise<void> {
  await tx.query(
    `update job set state = 'failed', done_at = $3, leased_until = null, last_error = $4 where tenant_id = $1 and id = $2 and state = 'waiting'`,
    [job.tenantId, job.id, now, error.slice(0, 1000)],
  );
}

/** `relayTrouble`: in one word, where the mail waits because of the relay as a whole. */
export async function postponeJob(
  tx: Tx,
  job: JobRef,
  runAt: Instant,
  { error, relayTrouble }: { error: string; relayTrouble: string | null },
): Promise<void> {
  await tx.finish(
    `update job set run_at = $3, leased_until = null, last_error = $4, relay_trouble = $5
     where tenant_id = $1 and id = $2 and state = 'waiting'`,
    [job.tenantId, job.id, runAt, error.slice(0, 1000), relayTrouble],
  );
}

/** Gives back what was taken and not tried. */
export async function releaseJobs(tx: Tx, jobs: JobRef[]): Promise<void> {
  await tx.finish(
    `update job j set leased_until = null, attempts = j.attempts - 1 from unnest($1::uuid[], $2::uuid[]) as r(tenant_id, id)
     where j.tenant_id = r.tenant_id and j.id = r.id and j.state = 'waiting'`,
    [jobs.map((job) => job.tenantId), jobs.map((job) => job.id)],
  );
}

/** The relay is back: what was put off because of it need not wait any longer (N-2). Fans out by job_due. */
export async function wakeMails(tx: Tx, now: Instant): Promise<void> {
  await tx.finish(
    `update job set run_at = $1, relay_trouble = null where state = 'waiting' and kind = 'mail'
       and (run_at > $1 or relay_trouble is not null)`,
    [now],
  );
}
