/** What the operator's probes ask. Counts stop at ten thousand: they are to be seen growing, not to be exact. */
import type { Database, Tx } from './tx.ts';

/** null when ready; else what is missing. */
export async function isReady(db: Database): Promise<string | null> {
  return db.transact(
    { side: 'system' },
    async (tx) => {
      const rows = await tx.query<{
        ready: boolean;
      }>(`select exists (select from clock) and exists (select from catalog)
      and exists (select from policy) as ready`);
      return rows[0]?.ready ? null : 'The database is migrated but holds no catalogue yet.';
    },
    'read',
  );
}

export interface Load {
  jobs: { kind: string; count: number }[];
  jobsLagSeconds: number;
  deadlinesLagSeconds: number;
  eventsUnnumbered: number;
  clockHeld: boolean;
}

export function readLoad(db: Database): Promise<Load> {
  return db.transact(
    { side: 'system' },
    async (tx: Tx) => {
      // Real time for jobs, domain time for deadlines; the first query makes domain time known.
      const jobs = await tx.query<{ kind: string; count: number; lag: number }>(
        `select kind, count(*)::int as count, max(extract(epoch from now() - run_at))::float8 as lag
       from ((select kind, run_at from job where state = 'waiting' and kind <> 'read' and run_at <= now() order by run_at limit 10000)
         union all (select kind, run_at from job where state = 'waiting' and kind = 'read' and run_at <= now() order by run_at limit 10000)) j
       group by kind`,
      );
      const [due, events, clock] = await Promise.all([
        tx.query<{ lag: number | null }>(
          `select extract(epoch from $1::timestamptz - min(due_at))::float8 as lag from
           (select due_at from deadline where state = 'armed' and stopped_at is null order by due_at
           limit 1) d`,
          [tx.now().toString()],
        ),
        tx.query<{ count: number }>(
          'select count(*)::int as count from (select from event where number is null limit 10000) e',
        ),
        tx.query<{ held: boolean }>('select held_at is not null as held from clock'),
      ]);
      return {
        jobs: jobs.map(({ kind, count }) => ({ kind, count })),
        jobsLagSeconds: Math.max(0, ...jobs.map((row) => row.lag)),
        deadlinesLagSeconds: Math.max(0, due[0]?.lag ?? 0),
        eventsUnnumbered: events[0]?.count ?? 0,
        clockHeld: clock[0]?.held ?? false,
      };
    },
    'read',
  );
}
