/**
 * Submit, decide, list and detail through the program, against the same SQL in a bare loop over HTTP: one run, one embedded
 * database with durable settings, 32 connections. Prints ratios; asserts only that the work was done.
 * BENCH_CLAIMS (default 1,000,000) is how many claims lie in the database; BENCH_ACTS (default 600) how many acts a round does.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Actor } from '../../rules/rights/role.ts';
import { makeApp } from '../../server/http/app.ts';
import { idOf } from '../../server/http/frame/ids.ts';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { connectionUrls, migrate } from '../../server/store/postgres/migrate.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { draft, inWindow, underReview } from '../acts.ts';
import { startDurableServer } from '../database.ts';
import { manyClaims } from '../many-claims.ts';
import { makeScene, type Scene } from '../scene.ts';
import { copyTenant } from './fill.ts';
import { record, replay, type Trip } from './record.ts';

const claims = Number(process.env['BENCH_CLAIMS'] ?? 1_000_000);
const acts = Number(process.env['BENCH_ACTS'] ?? 600);
const windows = Number(process.env['BENCH_WINDOWS'] ?? 100_000);
const connections = 32;
const rounds = 3;

interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}
interface Measured {
  ms: number;
  statuses: Record<string, number>;
  refused: string | null;
}

const load = new Worker(fileURLToPath(new URL('./load.mjs', import.meta.url)));

function drive(port: number, requests: Asked[]): Promise<Measured> {
  return new Promise((resolve) => {
    load.once('message', resolve);
    load.postMessage({ port, requests, connections });
  });
}

function listen(handler: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(handler);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, port: (server.address() as { port: number }).port }),
    );
  });
}

const middle = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Bench {
  scene: Scene;
  admin: pg.Client;
  people: Map<string, Actor>;
  program: number;
  app: ReturnType<typeof makeApp>;
  bare: number;
  plays: Map<string, Trip[]>;
}

/** Program and bare loop in turn; each request of a round is new to both. */
async function compare(
  bench: Bench,
  name: string,
  make: (index: number) => Asked,
  count: number,
): Promise<string> {
  const seconds: Record<'program' | 'bare', number[]> = { program: [], bare: [] };
  let index = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const side of ['program', 'bare'] as const) {
      const requests = Array.from({ length: count }, () => make(index++));
      if (side === 'bare') {
        for (const [position, asked] of requests.entries()) {
          const trips = await record(async () => {
            await bench.app.request(asked.path, {
              method: asked.method,
              headers: asked.headers,
              body: asked.body,
            });
          });
          bench.plays.set(`/${name}/${round}/${position}`, trips);
          requests[position] = { method: 'POST', path: `/${name}/${round}/${position}`, headers: {} };
        }
      }
      const { ms, statuses, refused } = await drive(bench[side], requests);
      expect(Object.keys(statuses), `${name} ${side}: ${refused}`).toEqual(['200']);
      seconds[side].push(ms / count);
    }
  }
  const [program, bare] = [middle(seconds.program), middle(seconds.bare)];
  return `${name.padEnd(8)} program ${(1000 / program).toFixed(0).padStart(6)}/s   bare ${(1000 / bare).toFixed(0).padStart(6)}/s   ratio ${(bare / program).toFixed(2)}`;
}

async function open(): Promise<Bench & { close(): Promise<void> }> {
  const durable = await startDurableServer();
  await migrate({ ownerUrl: durable.ownerUrl });
  const { app: appUrl, auth: authUrl } = connectionUrls(durable.ownerUrl);
  const adminUrl = durable.adminUrl.replace(/\/postgres(\?|$)/, `${new URL(durable.ownerUrl).pathname}$1`);
  const database = {
    name: 'bench',
    ownerUrl: durable.ownerUrl,
    appUrl,
    authUrl,
    adminUrl,
    drop: () => Promise.resolve(),
  };
  const scene = await makeScene({ start: '2026-03-02T10:00:00Z', database, connections });
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const people = new Map<string, Actor>([
    ['partner', scene.a.admin],
    ['reviewer', scene.reviewer],
  ]);
  const app = makeApp(
    scene.services,
    (request) => {
      const actor = people.get(request.headers.get('x-bench') ?? '');
      return Promise.resolve(actor ? { actor, session: null } : null);
    },
    { budgets: null },
  );
  const program = await listen(getRequestListener(app.fetch));
  const plays = new Map<string, Trip[]>();
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: connections,
    pipeline: true,
    options: '-c timezone=UTC',
  } as pg.PoolConfig);
  const bare = await listen((request, response) => {
    void replay(pool, plays.get(request.url ?? '') ?? []).then(
      (results) => {
        response.end(JSON.stringify(results.flatMap((result) => result.rows)));
      },
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      },
    );
  });
  return {
    scene,
    admin,
    people,
    app,
    plays,
    program: program.port,
    bare: bare.port,
    async close() {
      program.server.close();
      bare.server.close();
      await load.terminate();
      await pool.end();
      await admin.end();
      await scene.close();
      await durable.remove();
    },
  };
}

/** Copies of one tenant's claim, whose id they share: each is found by its own tenant. */
async function copies(
  bench: Bench,
  make: (scene: Scene) => Promise<{ id: string }>,
  count: number,
): Promise<{ tenantId: string; id: string; lineId: string }[]> {
  const source = await bench.scene.elsewhere();
  const { id } = await make(source);
  await copyTenant(bench.admin, source.tenantId, count);
  const { rows } = await bench.admin.query<{ tenantId: string; lineId: string }>(
    'select tenant_id as "tenantId", id as "lineId" from claim_line where claim_id = $1 and tenant_id <> $2',
    [id, source.tenantId],
  );
  return rows.map((row) => ({ ...row, id }));
}

const json = (who: string, version: number, key: number): Record<string, string> => ({
  'content-type': 'application/json',
  'if-match': `"${version}"`,
  'idempotency-key': `bench-${who}-${key}`,
  'x-bench': who,
});

test('the program against the bare loop', async () => {
  const bench = await open();
  const lines: string[] = [];
  try {
    // First, because it gives every claim in the database a line.
    const many = await manyClaims(bench.scene, {
      claims,
      partners: 200,
      customers: Math.max(1000, Math.floor(claims / 20)),
    });
    const needed = acts * rounds * 2;
    const drafts = await copies(bench, (scene) => draft(scene, scene.a), needed);
    const reviews = await copies(bench, (scene) => underReview(scene, scene.a), needed);
    bench.people.set('lister', { ...bench.scene.a.admin, partnerId: many.partnerIds[0] });
    lines.push(
      await compare(
        bench,
        'submit',
        (index) => {
          const { tenantId, id } = drafts[index] as (typeof drafts)[number];
          return {
            method: 'POST',
            path: `/v1/claims/${idOf('claim', tenantId, id)}/submit`,
            headers: json('partner', 2, index),
            body: '{}',
          };
        },
        acts,
      ),
    );
    lines.push(
      await compare(
        bench,
        'decide',
        (index) => {
          const { tenantId, id, lineId } = reviews[index] as (typeof reviews)[number];
          const body = JSON.stringify({
            lines: [{ lineId: idOf('line', tenantId, lineId), decision: 'approve' }],
          });
          return {
            method: 'POST',
            path: `/v1/claims/${idOf('claim', tenantId, id)}/decide`,
            headers: json('reviewer', 4, index),
            body,
          };
        },
        acts,
      ),
    );
    lines.push(
      await compare(
        bench,
        'list',
        () => ({ method: 'GET', path: '/v1/claims?limit=50', headers: { 'x-bench': 'lister' } }),
        acts,
      ),
    );
    lines.push(
      await compare(
        bench,
        'detail',
        (index) => {
          const { tenantId, id } = drafts[index % drafts.length] as (typeof drafts)[number];
          return {
            method: 'GET',
            path: `/v1/claims/${idOf('claim', tenantId, id)}`,
            headers: { 'x-bench': 'partner' },
          };
        },
        acts,
      ),
    );
  } finally {
    await bench.close();
  }
  console.log(
    `\n${connections} connections, ${claims} claims, durable settings, median of ${rounds} rounds of ${acts}\n${lines.join('\n')}\n`,
  );
}, 3_600_000);

test('the sweep of due windows', async () => {
  const durable = await startDurableServer();
  await migrate({ ownerUrl: durable.ownerUrl });
  const { app: appUrl, auth: authUrl } = connectionUrls(durable.ownerUrl);
  const adminUrl = durable.adminUrl.replace(/\/postgres(\?|$)/, `${new URL(durable.ownerUrl).pathname}$1`);
  const scene = await makeScene({
    start: '2026-03-02T10:00:00Z',
    database: {
      name: 'bench',
      ownerUrl: durable.ownerUrl,
      appUrl,
      authUrl,
      adminUrl,
      drop: () => Promise.resolve(),
    },
  });
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const db = openDatabase({ url: appUrl, clockNow: scene.clock.now, onError: () => undefined });
  const lines: string[] = [];
  let known = 0;
  try {
    for (const [part, count] of [
      [1, Math.floor(windows / 4)],
      [2, windows],
    ] as const) {
      scene.clock.set(part === 1 ? '2026-03-02T10:00:00Z' : '2026-04-01T10:00:00Z');
      const source = await scene.elsewhere();
      await inWindow(source, source.a);
      await copyTenant(admin, source.tenantId, count - 1);
      scene.clock.set(part === 1 ? '2026-03-20T00:00:00Z' : '2026-04-20T00:00:00Z');
      const started = performance.now();
      const done = await sweep({ ...scene.services, db });
      const seconds = (performance.now() - started) / 1000;
      known += count;
      const [row] = (
        await admin.query<{ official: string }>(
          `select count(*) as official from association where state = 'official'`,
        )
      ).rows;
      expect(done).toBe(count);
      expect(Number(row?.official)).toBe(known);
      lines.push(
        `sweep of ${String(count).padStart(7)} due windows: ${seconds.toFixed(1)} s, ${((seconds / count) * 1e6).toFixed(0)} µs each`,
      );
    }
  } finally {
    await db.close();
    await admin.end();
    await scene.close();
    await durable.remove();
  }
  console.log(`\n${lines.join('\n')}\n`);
}, 3_600_000);
