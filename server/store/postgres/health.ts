/** What the operator's probes ask. Counts stop at ten thousand: they are to be seen growing, not to be exact. */
import type { Tx } from './tx.ts';

/** null when ready; else what is missing. */
export async function isReady(tx: Tx): Promise<string | null> {
  const [rows] = await Promise.all([
    tx.query<{ ready: boolean }>(
      `select exists (select 1 from clock) and exists (select 1 from catalog) and exists (select 1 from policy) as ready`,
    ),
    // A table of the tenants, too: where those lie on nodes of their own, they may be away while the shared ones are not.
    tx.query('select 1 from claim limit 1'),
  ]);
  return rows[0]?.ready ? null : 'The database is migrated but holds no catalogue yet.';
}

export interface Load {
  jobs: { kind: string; count: number }[];
  jobsLagSeconds: number;
  deadlinesLagSeconds: number;
  eventsUnnumbered: number;
  clockHeld: boolean;
  /** What is wrong with the mail relay, in one word; null when no mail waits because of it. */
  relayTrouble: string | null;
}

export async function readLoad(tx: Tx, now: string): Promise<Load> {
  // Real time for jobs, domain time for deadlines. A job's age counts from when it was made:
  // each try moves the time of the next one, and a job that is tried over and over would never be seen.
  const jobs = await tx.query<{ kind: string; count: number; age: number }>(
    `select kind, count(*)::int as count, max(extract(epoch from now() - made_at))::float8 as age
     from ((select kind, made_at from job where state = 'waiting' and kind <> 'read' order by run_at limit 10000)
       union all (select kind, made_at from job where state = 'waiting' and kind = 'read' order by run_at limit 10000)) j
     group by kind`,
  );
  const [due, events, clock, relay] = await Promise.all([
    tx.query<{ lag: number | null }>(
      `select extract(epoch from $1::timestamptz - min(due_at))::float8 as lag from
         (select due_at from deadline where state = 'armed' and stopped_at is null order by due_at
         limit 1) d`,
      [now],
    ),
    tx.query<{ count: number }>(
      'select count(*)::int as count from (select 1 from event where number is null limit 10000) e',
    ),
    tx.query<{ held: boolean }>('select held_at is not null as held from clock'),
    tx.query<{ trouble: string | null }>(
      `select max(j.relay_trouble) as trouble from (select relay_trouble from job where state = 'waiting' and kind <> 'read'
         order by run_at limit 10000) j`,
    ),
  ]);
  return {
    jobs: jobs.map(({ kind, count }) => ({ kind, count })),
    jobsLagSeconds: Math.max(0, ...jobs.map((row) => row.age)),
    deadlinesLagSeconds: Math.max(0, due[0]?.lag ?? 0),
    eventsUnnumbered: events[0]?.count ?? 0,
    clockHeld: clock[0]?.held ?? false,
    relayTrouble: relay[0]?.trouble ?? null,
  };
}
