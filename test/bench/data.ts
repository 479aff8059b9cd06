/** The database of a measurement: durable, embedded, and kept for the next one of the same size. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded, type Embedded } from '../../server/store/postgres/embedded.ts';
import { migrate } from '../../server/store/postgres/migrate.ts';
import { fillMass } from './mass.ts';
import type { BenchOptions } from './options.ts';
import { openWorld, type World } from './world.ts';

export interface Data {
  ownerUrl: string;
  adminUrl: string;
  /** Process id of the server, whose children do the work. */
  postmaster: number;
  world: World;
  close(): Promise<void>;
}

/** Windows of kept claims would fall due by themselves after some days. */
const freshDays = 3;

export async function openData(options: BenchOptions, say: (line: string) => void): Promise<Data> {
  const dataDir = join(options.folder, String(options.claims));
  const marker = join(dataDir, 'filled');
  const age = existsSync(marker) ? Date.now() - Date.parse(readFileSync(marker, 'utf8')) : Infinity;
  if (age > freshDays * 86_400_000) rmSync(dataDir, { recursive: true, force: true });
  let server = await startEmbedded({ dataDir });
  try {
    await migrate({ ownerUrl: server.ownerUrl });
  } catch (error) {
    // Made by a line of migrations that is not this one.
    say(`Filling again: ${(error as Error).message}`);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    server = await startEmbedded({ dataDir });
    await migrate({ ownerUrl: server.ownerUrl });
  }
  const adminUrl = server.adminUrl.replace(/\/postgres(\?|$)/, `${new URL(server.ownerUrl).pathname}$1`);
  await prepare(adminUrl);
  const world = await openWorld({ ownerUrl: server.ownerUrl, adminUrl });
  if (!existsSync(marker)) {
    const started = performance.now();
    await fillMass(world, options.claims, say);
    writeFileSync(marker, new Date().toISOString());
    say(`Filled in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  }
  const postmaster = Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  return { ownerUrl: server.ownerUrl, adminUrl, postmaster, world, close: () => close(world, server) };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('create extension if not exists pg_walinspect');
  // The machine may have slept since the last run, which would put the clock in doubt.
  await admin.query('update clock set last_seen_at = null, held_at = null, boot_id = null, boot_at = null');
  // What an earlier run left is not this one's work.
  for (const table of ['job', 'idempotency', 'event']) await admin.query(`truncate ${table}`);
  await admin.end();
}

async function close(world: World, server: Embedded): Promise<void> {
  await world.close();
  await server.stop();
}
