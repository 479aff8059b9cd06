import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../server/store/postgres/embedded.ts';
import { connectionUrls, migrate } from '../server/store/postgres/migrate.ts';
import { runningServer, stopServer } from '../server/store/postgres/postgres-process.ts';
import { createSplitDatabase } from './schema/split.ts';
import { complaints, findBroken, readRecorded } from './statements/check.ts';
import { findPlace } from '../server/store/postgres/postgres-place.ts';

export const TEMPLATE = 'cpor_template';

declare module 'vitest' {
  interface ProvidedContext {
    database: { adminUrl: string; templateProblem: string | undefined; clusterUrl: string | undefined };
    /** The folder into which each test process notes the statements it sent. */
    statements: { recording: string };
  }
}

/** One PostgreSQL for the whole run, in a temporary folder, with a template that has every migration. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `opencpor-test-${process.pid}-`));
  const server = await startEmbedded({ dataDir, durable: false });
  // A broken migration fails the tests that need a database, and no others.
  const templateProblem = await makeTemplate(server.adminUrl).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const clusterUrl = process.env['TEST_CLUSTER_URL'] || undefined;
  project.provide('database', { adminUrl: server.adminUrl, templateProblem, clusterUrl });
  const recording = mkdtempSync(join(tmpdir(), `opencpor-test-${process.pid}-statements-`));
  project.provide('statements', { recording });
  return async () => {
    try {
      await checkStatements(server.adminUrl, recording, await isWhole(project));
    } finally {
      await server.stop();
      for (const folder of [dataDir, recording]) rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Were all test files run, and not only some of them? */
async function isWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const run = new Set(project.vitest.state.getFiles().map(({ filepath }) => filepath));
  return testFiles.every((file) => run.has(file));
}

async function checkStatements(adminUrl: string, recording: string, whole: boolean): Promise<void> {
  const recorded = readRecorded(recording);
  if (recorded.length === 0) return;
  const { database, split } = await createSplitDatabase(adminUrl);
  const wrong = complaints(await findBroken(recorded, database.appUrl, split), whole);
  if (wrong.length > 0)
    throw new Error(
      `${wrong.length} statements are not ready for a distributed database (test/statements):\n  ${wrong.join('\n  ')}`,
    );
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner cpor_owner`);
  await client.end();
  const owner = new URL(adminUrl);
  owner.username = 'cpor_owner';
  owner.pathname = `/${TEMPLATE}`;
  const urls = connectionUrls(owner.href);
  await migrate({ ownerUrl: urls.owner });
}

/** A test run that was killed leaves its server running; the folder's name tells whose it was. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^opencpor-test-(\d+)-/.exec(name)?.[1] ?? 0);
    if (!pid || alive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      const place = findPlace(dataDir);
      if (runningServer(place) !== undefined) await stopServer(place, () => undefined);
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Another user's leftovers, or another run is removing it just now.
    }
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
