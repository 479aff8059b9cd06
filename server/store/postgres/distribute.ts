/**
 * Makes a database a distributed one (Citus): the tables of the tenants are laid over the nodes by tenant, those that all share are
 * copied to each. In one transaction of the owner's, with the program stopped; done once, after every migration.
 */
import type pg from 'pg';
import { openClient, unhurried, usualLimits, type TimeLimits } from './connecting.ts';
import { layOut, placeOf, tablesIn } from './distribution.ts';
import { APP, pendingMigrations, type ConnectionUrls } from './migrate.ts';
import { setRole } from './role-settings.ts';
import { isDistributed } from './whole.ts';

export interface Distributed {
  tenant: string[];
  reference: string[];
  local: string[];
  nodes: number;
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** The statements, in the order in which they are sent; each by itself. */
export function distributingStatements(keys: ForeignKey[]): string[] {
  const tenant = tablesIn('tenant');
  return [
    // What is copied was read under no policy; the owner has none, and its copy would be refused.
    ...keys.map(({ table, name }) => `alter table ${table} drop constraint "${name}"`),
    ...tenant.map((name) => `alter table public.${name} no force row level security`),
    ...[...tablesIn('reference'), ...tenant].map((name) => layOut(name) as string),
    ...tenant.map((name) => `alter table public.${name} force row level security`),
    ...keys.map(
      ({ table, name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`,
    ),
  ];
}

export async function distribute(
  urls: ConnectionUrls,
  { log, limits = usualLimits }: { log: (line: string) => void; limits?: TimeLimits },
): Promise<Distributed> {
  const owner = await openClient(urls.owner, 'cpor distribute');
  try {
    const problem = await whyNotDistributed(owner);
    if (problem !== null) throw new Error(`${problem} Nothing was changed.`);
    await layOutAll(owner, log);
    await owner.query('set citus.multi_shard_modify_mode = sequential');
    // What was copied to the nodes is still here as well, out of sight.
    for (const name of [...tablesIn('reference'), ...tablesIn('tenant')].toReversed())
      await owner.query('select truncate_local_data_after_distributing_table($1::regclass)', [
        `public.${name}`,
      ]);
    await setRole(owner, { role: APP, url: urls.app, limits, distributed: true, log });
    const nodes = await checkNodes(urls);
    return { tenant: tablesIn('tenant'), reference: tablesIn('reference'), local: tablesIn('local'), nodes };
  } finally {
    await owner.end();
  }
}

async function layOutAll(owner: pg.Client, log: (line: string) => void): Promise<void> {
  await owner.query('begin');
  for (const setting of unhurried) await owner.query(setting);
  await owner.query("set local citus.multi_shard_modify_mode = 'sequential'");
  // A program that starts meanwhile waits here before it does anything.
  await owner.query('lock table public.schema_migration in exclusive mode');
  const keys = await readForeignKeys(owner);
  for (const statement of distributingStatements(keys)) {
    await owner.query(statement);
    if (statement.startsWith('select create_')) log(`${/public\.(\w+)/.exec(statement)?.[1]} is laid out.`);
  }
  await owner.query('commit');
}

/** As they are to be made again. */
export async function readForeignKeys(owner: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await owner.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname`,
  );
  return rows;
}

/** null when it may be done; else what stands in the way. */
export async function whyNotDistributed(owner: pg.Client): Promise<string | null> {
  if (await isDistributed(owner)) return 'This database is distributed already.';
  const pending = await pendingMigrations(owner);
  if (pending.length > 0)
    return `${pending.length} migrations are not applied yet (${pending[0]} is the first): run \`cpor migrate\` before.`;
  const { rows: connected } = await owner.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'opencpor%' limit 1`,
  );
  if (connected.length > 0)
    return `Another connection of the program is open (${connected[0]?.name}): stop every process of it before.`;
  return (await whyNotTheTables(owner)) ?? whyNotTheNodes(owner);
}

async function whyNotTheTables(owner: pg.Client): Promise<string | null> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const names = rows.map(({ name }) => name);
  const strange = names.filter((name) => !(name in placeOf));
  if (strange.length > 0)
    return `Nobody has said where these tables belong: ${strange.join(', ')}. They are not the program's; move them to another schema.`;
  const missing = Object.keys(placeOf).filter((name) => !names.includes(name));
  return missing.length > 0 ? `The database has no table ${missing[0]}.` : null;
}

async function whyNotTheNodes(owner: pg.Client): Promise<string | null> {
  const { rows: extension } = await owner.query("select 1 from pg_extension where extname = 'citus'");
  if (extension.length === 0)
    return 'This database does not have the extension citus. A superuser makes it on every node and adds the nodes (docs/operations.md, Several nodes).';
  const { rows } = await owner.query<{ node: string; success: boolean; result: string }>(
    `select nodename || ':' || nodeport as node, success, result from run_command_on_workers(
       $$select count(*) from pg_roles where rolname in ('cpor_app', 'cpor_auth', 'cpor_auditor')$$)`,
  );
  if (rows.length === 0)
    return 'The coordinator knows no worker: add them before (docs/operations.md, Several nodes).';
  const wrong = rows.find(({ success, result }) => !success || result !== '3');
  if (!wrong) return null;
  return wrong.success
    ? `Node ${wrong.node} lacks roles of the program (cpor_app, cpor_auth, cpor_auditor).`
    : `Node ${wrong.node} cannot be asked: ${wrong.result}.`;
}

/** Each node must answer in UTC, or instants are read in its own zone. */
async function checkNodes(urls: ConnectionUrls): Promise<number> {
  const app = await openClient(urls.app, 'cpor distribute');
  try {
    const { rows } = await app.query<{ node: string; success: boolean; result: string }>(
      `select n.nodename || ':' || n.nodeport as node, r.success, r.result
       from run_command_on_all_nodes($$select current_setting('TimeZone')$$) r join pg_dist_node n on n.nodeid = r.nodeid`,
    );
    const wrong = rows.find(({ success, result }) => !success || result !== 'UTC');
    if (wrong)
      throw new Error(
        `The database is distributed, and node ${wrong.node} answers cpor_app with the time zone ${wrong.result} instead of UTC. ` +
          "Run there, as a superuser: alter role cpor_app set timezone = 'UTC'. Do not start the program before.",
      );
    return rows.length;
  } finally {
    await app.end();
  }
}
