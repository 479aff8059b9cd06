import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { startEmbedded } from '../server/store/postgres/embedded.ts';
import type { Embedded } from '../server/store/postgres/embedded.ts';
import { connectionUrls } from '../server/store/postgres/migrate.ts';
import { dropOnCluster, makeOnCluster, prepareOnCluster } from './cluster.ts';
import { TEMPLATE } from './global-setup.ts';

export interface TestDatabase {
  name: string;
  ownerUrl: string;
  /** The plain role of the program: row-level security applies. */
  appUrl: string;
  authUrl: string;
  /** The superuser on this database, for looking past row-level security in assertions. */
  adminUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh database with every migration applied; about 20 ms. The server is shared by the test run and not durable. With
 * TEST_CLUSTER_URL it is a distributed one, and takes some ten seconds.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { clusterUrl } = inject('database');
  if (clusterUrl !== undefined) {
    const database = addressed(clusterUrl, () => dropOnCluster(clusterUrl, database.name));
    await makeOnCluster(clusterUrl, database.name, database.ownerUrl);
    return database;
  }
  const { templateProblem } = inject('database');
  if (templateProblem) throw new Error(templateProblem);
  return create(inject('database').adminUrl, TEMPLATE);
}

/** A database on the cluster (TEST_CLUSTER_URL) that knows the nodes and has no tables yet. */
export async function createEmptyOnCluster(): Promise<TestDatabase> {
  const { clusterUrl } = inject('database');
  if (clusterUrl === undefined) throw new Error('TEST_CLUSTER_URL is not set');
  const database = addressed(clusterUrl, () => dropOnCluster(clusterUrl, database.name));
  await prepareOnCluster(clusterUrl, database.name);
  return database;
}

/** A database without any table, for tests of migrations. */
export function createEmptyDatabase(adminUrl = inject('database').adminUrl): Promise<TestDatabase> {
  return create(adminUrl, 'template0');
}

/** A server of the test's own with durable settings, for tests that kill it. */
export async function startDurableServer(
  log?: (line: string) => void,
): Promise<Embedded & { dataDir: string; remove(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), `opencpor-test-${process.pid}-`));
  const server = await startEmbedded({ dataDir, log });
  const remove = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, dataDir, remove };
}

async function create(adminUrl: string, template: string): Promise<TestDatabase> {
  const database = addressed(adminUrl, () =>
    administer(adminUrl, `drop database if exists ${database.name} with (force)`),
  );
  await administer(adminUrl, `create database ${database.name} template ${template} owner cpor_owner`);
  return database;
}

function addressed(adminUrl: string, drop: () => Promise<void>): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = new URL(adminUrl);
  owner.username = 'cpor_owner';
  owner.pathname = `/${name}`;
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const { app, auth } = connectionUrls(owner.href);
  return { name, ownerUrl: owner.href, appUrl: app, authUrl: auth, adminUrl: admin.href, drop };
}

async function administer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
