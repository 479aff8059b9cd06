import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../server/store/postgres/embedded.ts';
import { connectionUrls, migrate } from '../server/store/postgres/migrate.ts';
import { runningServer, stopServer } from '../server/store/postgres/postgres-process.ts';
import { findPlace } from '../server/store/postgres/postgres-place.ts';

export const TEMPLATE = 'cpor_template';

declare module 'vitest' {
  interface ProvidedContext {
    database: { adminUrl: string; templateProblem: string | undefined };
  }
}

/** One PostgreSQL for the whole run, in a temporary folder, with a template that has every migration. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `opencpor-test-${process.pid}-`));
  const server = await startEmbedded({ dataDir, durable: false });
  // A broken migration fails the tests that need a database, and no others.
  const templateProblem = await makeTemplate(server.adminUrl).then(
    () => undefined,
    (error: Error) => error.message,
  );
  provide('database', { adminUrl: server.adminUrl, templateProblem });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
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
