/**
 * Time zone, time limits and what the planner is to know, for the program's roles. They stand at the role, in this
 * database only, and not on each connection: a pooler need not know of them, and a distributed server hands them on to its nodes.
 */
import type pg from 'pg';
import { openClient, type TimeLimits } from './connecting.ts';

const milliseconds = (seconds: number): string => String(seconds * 1000);

/** 0 means without a limit. */
function wantedSettings(
  { statementSeconds, lockSeconds }: TimeLimits,
  distributed: boolean,
): [name: string, value: string][] {
  return [
    // The rules write UTC; so does the session.
    ['timezone', 'UTC'],
    ['statement_timeout', milliseconds(statementSeconds)],
    ['lock_timeout', milliseconds(lockSeconds)],
    ['idle_in_transaction_session_timeout', milliseconds(statementSeconds * 2)],
    // Everything is looked up by index, a page at a time: what is near costs about what is next to it. Many read at once, so that
    // neither a second process nor compiling pays.
    ['random_page_cost', '1.1'],
    ['jit', 'off'],
    ['max_parallel_workers_per_gather', '0'],
    ...(distributed ? ofNodes : []),
  ];
}

/** Whose eyes a transaction has travels to the nodes with it; and one connection to each node does what it writes, in order. */
const ofNodes: [name: string, value: string][] = [
  ['citus.propagate_set_commands', 'local'],
  ['citus.multi_shard_modify_mode', 'sequential'],
];

export interface RoleToSet {
  role: string;
  url: string;
  limits: TimeLimits;
  /** Are the tables that it uses laid over several nodes? */
  distributed?: boolean;
  log?: ((line: string) => void) | undefined;
}

/** `client` is the owner's. Where it may not alter the role, whoever may is told what to run; a wrong time zone is refused. */
export async function setRole(
  client: pg.Client,
  { role, url, limits, distributed = false, log }: RoleToSet,
): Promise<void> {
  const { rows } = await client.query<{ database: string; set: string[] | null }>(
    `select quote_ident(current_database()) as database, (select s.setconfig from pg_db_role_setting s
       join pg_roles r on r.oid = s.setrole join pg_database d on d.oid = s.setdatabase
       where r.rolname = $1 and d.datname = current_database()) as set`,
    [role],
  );
  const { database = '', set } = rows[0] ?? {};
  const known = new Map(
    (set ?? []).map((one) => [one.split('=')[0]?.toLowerCase(), one.slice(one.indexOf('=') + 1)]),
  );
  const missing = wantedSettings(limits, distributed).filter(([name, value]) => known.get(name) !== value);
  const statements = missing.map(
    ([name, value]) => `alter role ${role} in database ${database} set ${name} = '${value}'`,
  );
  try {
    for (const statement of statements) await client.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    const run = `an administrator of the database has to run: ${statements.join('; ')};`;
    if ((await zoneOf(url)) !== 'UTC')
      throw new Error(
        `The role ${role} does not have the time zone UTC, and the owner may not set it; ${run}`,
        {
          cause: error,
        },
      );
    log?.(`The owner may not change the settings of ${role}; ${run}`);
  }
}

async function zoneOf(url: string): Promise<string> {
  const client = await openClient(url, 'opencpor start');
  try {
    const { rows } = await client.query<{ zone: string }>("select current_setting('TimeZone') as zone");
    return rows[0]?.zone ?? '';
  } finally {
    await client.end();
  }
}
