/** /livez, /readyz, /metrics: for whoever runs the program. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Services } from '../../actions/run/context.ts';
import { sameBytes } from '../../ports/random.ts';
import { isReady, readLoad } from '../../store/postgres/health.ts';
import { probeMs, type Probe } from '../../store/postgres/probe.ts';
import type { Gauge, Metrics } from './metrics.ts';
import type { Env } from './serve.ts';

const text = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };

/** How the probes reach the database, and the files. */
export interface Probes {
  database: Pick<Probe, 'ask'>;
  files: Services['files'];
}

/** Without a connection of their own the probes use one of the requests'. */
export function usualProbes({ db, files }: Services): Probes {
  return { database: { ask: (work) => db.transact({ side: 'system' }, { mode: 'read' }, work) }, files };
}

/** `token`: what a scraper sends as its bearer; null: only programs of this very machine may read the figures. */
export function health(
  app: OpenAPIHono<Env>,
  services: Services,
  metrics: Metrics,
  { probes, token }: { probes: Probes; token: string | null },
): void {
  const findProblem = together(() => whatIsMissing(probes));
  app.get('/livez', () => new Response('ok\n', { headers: text }));
  app.get('/readyz', async () => {
    const problem = await findProblem();
    return new Response(problem === null ? 'ok\n' : `${problem}\n`, {
      status: problem === null ? 200 : 503,
      headers: { ...text, ...(problem !== null && { 'Retry-After': '2' }) },
    });
  });
  app.get('/metrics', async (c) => {
    c.set('route', 'GET /metrics');
    if (!mayScrape(c.env?.incoming, c.req.header('authorization'), token))
      return token === null
        ? new Response('Open to this machine only. Set METRICS_TOKEN to read it from another.\n', {
            status: 403,
            headers: text,
          })
        : new Response('Send METRICS_TOKEN as a bearer token.\n', {
            status: 401,
            headers: { ...text, 'WWW-Authenticate': 'Bearer realm="opencpor metrics"' },
          });
    return new Response(metrics.print(await gauges(services, probes)), {
      headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  });
}

/** How often each act is done tells rivals of each other, so strangers read nothing. */
function mayScrape(
  incoming: IncomingMessage | undefined,
  authorization: string | undefined,
  token: string | null,
): boolean {
  if (token !== null) {
    const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
    return sameBytes(digest(authorization ?? ''), digest(`Bearer ${token}`));
  }
  // Without a connection it is asked by this very process.
  if (!incoming) return true;
  // A proxy on this machine brings the whole world from the loopback address; it says so.
  const { headers, socket } = incoming;
  if (
    headers.forwarded !== undefined ||
    headers['x-forwarded-for'] !== undefined ||
    headers.via !== undefined
  )
    return false;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return address === '::1' || address.startsWith('127.');
}

/** Several who ask at once get one answer: probes must not pile up before a server that hangs. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () =>
    (asking ??= ask().finally(() => {
      asking = null;
    }));
}

async function whatIsMissing({ database, files }: Probes): Promise<string | null> {
  const [ready, kept] = await Promise.all([
    database.ask(isReady).catch(() => 'The database cannot be reached.'),
    files.check(AbortSignal.timeout(probeMs)).then(
      () => null,
      (error: Error) => `The file store cannot be used: ${error.message}`,
    ),
  ]);
  return ready ?? kept;
}

async function gauges({ db }: Services, { database }: Probes): Promise<Gauge[]> {
  const { totalCount, idleCount, waitingCount } = db.pool;
  const pool: Gauge = {
    name: 'cpor_database_connections',
    help: 'Connections of this process, by use.',
    values: [
      {
        labels: { state: 'in-use' },
        value: totalCount - idleCount,
      },
      { labels: { state: 'idle' }, value: idleCount },
      { labels: { state: 'awaited' }, value: waitingCount },
    ],
  };
  const load = await database.ask(readLoad).catch(() => null);
  const up: Gauge = {
    name: 'cpor_database_up',
    help: '1 when the database answers.',
    values: [{ value: load ? 1 : 0 }],
  };
  if (!load) return [pool, up];
  return [
    pool,
    up,
    {
      name: 'cpor_jobs_waiting',
      help: 'Mails, scans and readings that are not done yet, also those that wait for another try; at most 10000 are counted.',
      values: load.jobs.map(({ kind, count }) => ({ labels: { kind }, value: count })),
    },
    {
      name: 'cpor_jobs_lag_seconds',
      help: 'Age of the oldest mail, scan or reading that is not done yet.',
      values: [{ value: load.jobsLagSeconds }],
    },
    {
      name: 'cpor_relay_up',
      help: '0 while mails wait because the relay does not take them; error is what its last failure was.',
      values: [
        load.relayTrouble === null ? { value: 1 } : { labels: { error: load.relayTrouble }, value: 0 },
      ],
    },
    {
      name: 'cpor_deadlines_lag_seconds',
      help: 'How long the oldest due deadline waits to be written down.',
      values: [{ value: load.deadlinesLagSeconds }],
    },
    {
      name: 'cpor_clock_held',
      help: '1 while nothing becomes official because the clock of a machine is in doubt; the log says why and what to do.',
      values: [{ value: load.clockHeld ? 1 : 0 }],
    },
    {
      name: 'cpor_events_unnumbered',
      help: 'Events that wait for their number, at most 10000 are counted.',
      values: [{ value: load.eventsUnnumbered }],
    },
  ];
}
