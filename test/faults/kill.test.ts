/**
 * kill -9 in the middle of a burst of submits, of the program and of the database: what was acknowledged is there, whole, and the
 * same key gets the same answer. FAULTS_ROUNDS says how often each is killed; the full dose is `npm run test:faults`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimRef } from '../../server/actions/run/context.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { connectionUrls, migrate } from '../../server/store/postgres/migrate.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { findPlace } from '../../server/store/postgres/postgres-place.ts';
import { runningServer } from '../../server/store/postgres/postgres-process.ts';
import { draft } from '../acts.ts';
import { startDurableServer, type TestDatabase } from '../database.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, type Scene } from '../scene.ts';
import type { Burst } from './burst.ts';
import { answerOf, keyOf } from './submitted.ts';

const rounds = Number(process.env.FAULTS_ROUNDS ?? 1);
const claims = Number(process.env.FAULTS_CLAIMS ?? 64);
const workloads = [
  'exchange-online',
  'sharepoint-online',
  'teams',
  'microsoft-365-apps',
  'intune',
  'entra-id-p1',
  'viva-engage',
  'outlook-mobile',
];

let server: Awaited<ReturnType<typeof startDurableServer>>;
const filesFolder = mkdtempSync(join(tmpdir(), 'opencpor-burst-'));

beforeAll(async () => {
  server = await startDurableServer();
  await migrate({ ownerUrl: server.ownerUrl });
}, 120_000);
afterAll(async () => {
  await server.remove();
  rmSync(filesFolder, { recursive: true, force: true });
}, 60_000);

/** A migrated database of its own on the durable server. */
async function createDatabase(name: string): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`create database ${name} template cpor owner cpor_owner`).finally(() => admin.end());
  const on = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const { owner, app, auth } = connectionUrls(on(server.ownerUrl));
  return {
    name,
    ownerUrl: owner,
    appUrl: app,
    authUrl: auth,
    adminUrl: on(server.adminUrl),
    drop: () => Promise.resolve(),
  };
}

/** The same world with new connections: those of before ended with the server. */
async function reopen(scene: Scene): Promise<Scene> {
  const { database, clock } = scene;
  const db = openDatabase({
    url: database.appUrl,
    connections: 4,
    clockNow: clock.now,
    onError: () => undefined,
  });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return {
    ...scene,
    services: { ...scene.services, db },
    context: (who, more) => ({ ...scene.context(who, more), db }),
    look: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await admin.query(sql, values)).rows as T[],
    async close() {
      await db.close();
      await admin.end();
    },
  };
}

/** Drafts with their proof, of customers of their own. */
async function manyDrafts(scene: Scene): Promise<ClaimRef[]> {
  const refs: ClaimRef[] = [];
  for (let done = 0; done < claims; done += workloads.length) {
    const here = await scene.elsewhere();
    for (const itemId of workloads.slice(0, claims - done))
      refs.push(await draft(here, scene.a, [{ itemId }]));
  }
  return refs;
}

interface Running {
  child: ChildProcess;
  acknowledged: Map<string, string>;
  ended: Promise<number | null>;
  errors: () => string;
}

function startBurst(
  scene: Scene,
  refs: ClaimRef[],
  onAcknowledged: (count: number, child: ChildProcess) => void,
): Running {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'burst.ts')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const acknowledged = new Map<string, string>();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  createInterface(child.stdout).on('line', (line) => {
    const [id, hash] = line.split(' ') as [string, string];
    acknowledged.set(id, hash);
    onAcknowledged(acknowledged.size, child);
  });
  const burst: Burst = {
    appUrl: scene.database.appUrl,
    filesFolder,
    now: scene.clock.now(),
    actor: scene.a.admin,
    secret: scene.services.secret,
    refs,
  };
  child.stdin.end(JSON.stringify(burst));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, acknowledged, ended, errors: () => errors };
}

/** Everything that belongs to an acknowledged submit, and once; nothing of one that did not happen. */
async function expectWhole(scene: Scene, refs: ClaimRef[], acknowledged: Map<string, string>): Promise<void> {
  const rows = await scene.look<{
    id: string;
    stage: string;
    entries: string;
    mails: string;
    replays: string;
    deadlines: string;
  }>(
    `select c.id, c.stage, (select count(*) from history h where h.subject_id = c.id and h.act = 'submit-claim')::text as entries,
      (select count(*) from job j where j.subject_id = c.id and j.kind = 'mail' and j.payload->>'template' = 'claim-submitted')::text as mails,
      (select count(*) from idempotency i where i.tenant_id = c.tenant_id and i.key = 'burst-' || c.id)::text as replays,
      (select count(*) from deadline d where d.subject_id = c.id and d.kind = 'review-start' and d.state = 'armed')::text as deadlines
     from claim c where c.id = any($1)`,
    [refs.map((ref) => ref.id)],
  );
  expect(rows).toHaveLength(refs.length);
  for (const { id, stage, ...counts } of rows) {
    const one = stage === 'submitted' ? '1' : '0';
    expect({ id, ...counts }).toEqual({ id, entries: one, mails: one, replays: one, deadlines: one });
  }
  expect(rows.filter(({ id, stage }) => acknowledged.has(id) && stage !== 'submitted')).toEqual([]);
  for (const ref of refs) {
    const hash = acknowledged.get(ref.id);
    if (hash === undefined) continue;
    const again = await submitClaim(
      scene.context(scene.a.admin, { idempotency: keyOf(ref) }),
      ref,
      {},
      answerOf,
    );
    expect(again.ok && again.value.headers['Idempotency-Replayed']).toBe('true');
    expect(again.ok && createHash('sha256').update(again.value.body).digest('hex')).toBe(hash);
  }
  const admin = new pg.Client({ connectionString: scene.database.adminUrl });
  await admin.connect();
  const tenants = [...new Set(refs.map((ref) => ref.tenantId))];
  expect(await checkInvariants(admin, { tenants }).finally(() => admin.end())).toEqual([]);
}

const inTheMiddle = (): number => Math.max(1, Math.floor(claims * (0.2 + 0.5 * Math.random())));

test(
  `the program is killed ${rounds} times in the middle of ${claims} submits`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const scene = await makeScene({ database: await createDatabase(`program_${round}`) });
      const refs = await manyDrafts(scene);
      const limit = inTheMiddle();
      const burst = startBurst(scene, refs, (count, child) => {
        if (count === limit) child.kill('SIGKILL');
      });
      await burst.ended;
      expect(burst.errors()).toBe('');
      expect(burst.acknowledged.size).toBeGreaterThanOrEqual(limit);
      expect(burst.acknowledged.size).toBeLessThan(claims);
      await expectWhole(scene, refs, burst.acknowledged);
      await scene.close();
    }
  },
  60_000 + rounds * 30_000,
);

test(
  `the database is killed ${rounds} times in the middle of ${claims} submits`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const scene = await makeScene({ database: await createDatabase(`database_${round}`) });
      const refs = await manyDrafts(scene);
      await scene.close();
      const limit = inTheMiddle();
      const burst = startBurst(scene, refs, (count) => {
        if (count === limit) killServer();
      });
      const code = await burst.ended;
      expect({ code, errors: burst.errors() }).toEqual({ code: 0, errors: '' });
      expect(burst.acknowledged.size).toBe(claims);
      const after = await reopen(scene);
      await expectWhole(after, refs, burst.acknowledged);
      await after.close();
    }
  },
  60_000 + rounds * 60_000,
);

/** The server and everything it started, by their numbers, at once: nobody gets to say goodbye. */
function killServer(): void {
  const pid = runningServer(findPlace(server.dataDir));
  if (pid === undefined) throw new Error('the database does not run');
  const list = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(list)
    ? readFileSync(list, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    : [];
  for (const one of [pid, ...children]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself just now.
    }
  }
}
