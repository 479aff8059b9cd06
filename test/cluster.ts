/**
 * Databases of tests on a real distributed PostgreSQL, where somebody has one: `TEST_CLUSTER_URL` names a superuser on the coordinator, in
 * a database in which the nodes are known. Each test database is made on every node, migrated and distributed as `cpor distribute` does.
 */
import pg from 'pg';
import { distribute } from '../server/store/postgres/distribute.ts';
import { connectionUrls, migrate } from '../server/store/postgres/migrate.ts';

interface Node {
  host: string;
  port: number;
}

const roles: [name: string, options: string][] = [
  ['cpor_owner', 'login createrole'],
  ['cpor_app', 'login'],
  ['cpor_auth', 'login'],
  ['cpor_auditor', ''],
];

/** `owner` is the owner's address of the database that is made. */
export async function makeOnCluster(clusterUrl: string, name: string, owner: string): Promise<void> {
  await prepareOnCluster(clusterUrl, name);
  await migrate({ ownerUrl: owner });
  await distribute(connectionUrls(owner), { log: () => undefined });
}

/** What a superuser does before `cpor distribute`: roles, the database and the extension on every node, and the nodes made known. */
export async function prepareOnCluster(clusterUrl: string, name: string): Promise<void> {
  const nodes = await nodesOf(clusterUrl);
  const { password, hostname, port } = new URL(clusterUrl);
  const secret = password ? ` password '${decodeURIComponent(password).replaceAll("'", "''")}'` : '';
  for (const node of nodes) {
    await on(clusterUrl, node, undefined, async (client) => {
      for (const [role, options] of roles)
        await unlessThere(client, `create role ${role} ${options}${options ? secret : ''}`);
      await unlessThere(client, `create database ${name} owner cpor_owner`);
    });
  }
  for (const node of nodes)
    await on(clusterUrl, node, name, (client) => client.query('create extension if not exists citus'));
  await on(clusterUrl, { host: hostname, port: Number(port) }, name, async (client) => {
    await client.query('select citus_set_coordinator_host($1, $2)', [hostname, Number(port)]);
    for (const { host, port: at } of nodes.slice(1))
      await client.query('select citus_add_node($1, $2)', [host, at]);
  });
}

export async function dropOnCluster(clusterUrl: string, name: string): Promise<void> {
  for (const node of await nodesOf(clusterUrl))
    await on(clusterUrl, node, undefined, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
}

/** The coordinator first. */
async function nodesOf(clusterUrl: string): Promise<Node[]> {
  const { hostname, port } = new URL(clusterUrl);
  const coordinator = { host: hostname, port: Number(port) };
  const workers = await on(clusterUrl, coordinator, undefined, async (client) => {
    const { rows } = await client.query<Node>(
      `select nodename as host, nodeport as port from pg_dist_node where groupid <> 0 and noderole = 'primary' order by 1, 2`,
    );
    return rows;
  });
  return [coordinator, ...workers];
}

async function on<T>(
  clusterUrl: string,
  { host, port }: Node,
  database: string | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(clusterUrl);
  url.hostname = host;
  url.port = String(port);
  if (database !== undefined) url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Roles and databases may travel to the other nodes by themselves. */
async function unlessThere(client: pg.Client, sql: string): Promise<void> {
  await client.query(sql).catch((error: { code?: string }) => {
    if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error;
  });
}
