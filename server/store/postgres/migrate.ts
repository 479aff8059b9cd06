import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { openClient, usualLimits, type TimeLimits } from './connecting.ts';
import { layOut } from './distribution.ts';
import { setRole } from './role-settings.ts';
import { splitStatements, withoutComments } from './split-statements.ts';
import { isDistributed } from './whole.ts';

/** Passwords of the two roles the program signs in as; without one, the owner's own password is used (embedded: none). */
export interface RoleSecrets {
  appPassword?: string | undefined;
  authPassword?: string | undefined;
}

export interface ConnectionUrls {
  owner: string;
  app: string;
  auth: string;
}

export interface MigrateOptions {
  ownerUrl: string;
  secrets?: RoleSecrets | undefined;
  /** Another folder of NNNN_name.sql files, for tests. */
  folder?: string | undefined;
  log?: ((line: string) => void) | undefined;
  limits?: TimeLimits | undefined;
}

interface Applied {
  name: string;
  sha256: string;
}

interface Migration extends Applied {
  sql: string;
}

export const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');

export const APP = 'cpor_app';
const AUTH = 'cpor_auth';
const AUDITOR = 'cpor_auditor';

const LEDGER = `create table if not exists public.schema_migration (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
)`;

const LEDGER_ROWS = 'select name, sha256 from public.schema_migration order by name';

/** The same server and database, signed in as the owner, the program and the accounts' role. */
export function connectionUrls(ownerUrl: string, secrets: RoleSecrets = {}): ConnectionUrls {
  return {
    owner: ownerUrl,
    app: asRole(ownerUrl, APP, secrets.appPassword),
    auth: asRole(ownerUrl, AUTH, secrets.authPassword),
  };
}

function asRole(ownerUrl: string, role: string, password: string | undefined): string {
  const url = new URL(ownerUrl);
  url.username = role;
  if (password !== undefined) url.password = encodeURIComponent(password);
  return url.href;
}

/** Makes the roles, then applies every migration that is new, in order, each in its own transaction. Answers their names. */
export async function migrate({
  ownerUrl,
  secrets = {},
  folder = MIGRATIONS,
  log,
  limits = usualLimits,
}: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = await openClient(ownerUrl, 'opencpor migrate');
  try {
    await checkVersion(client);
    const urls = connectionUrls(ownerUrl, secrets);
    await makeRole(client, APP, 'login', urls.app);
    await makeRole(client, AUTH, 'login', urls.auth);
    await makeRole(client, AUDITOR, 'nologin');
    await ignoring(['23505', '42P07', '42710'], client.query(LEDGER));
    await makeAuthSchema(client);
    const distributed = await isDistributed(client);
    await inTransaction(client, async () => {
      for (const [role, url] of [
        [APP, urls.app],
        [AUTH, urls.auth],
      ] as const)
        await setRole(client, { role, url, limits, distributed: distributed && role === APP, log });
    });
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await apply(client, migration, { all: migrations, distributed })) {
        log?.(`Migrated ${migration.name}.`);
        applied.push(migration.name);
      }
    }
    return applied;
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((file, index) => {
    const wanted = String(index + 1).padStart(4, '0');
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(file) || !file.startsWith(`${wanted}_`)) {
      throw new Error(
        `Migration ${file}: the name must be ${wanted}_what_it_does.sql; numbers follow each other without a gap.`,
      );
    }
    // A checkout with other line ends is the same migration.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name: file.slice(0, -4), sha256: createHash('sha256').update(sql).digest('hex'), sql };
  });
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string; number: string }>(
    "select current_setting('server_version') as server_version, current_setting('server_version_num') as number",
  );
  if (Number(rows[0]?.number) < 150_000) {
    throw new Error(`DATABASE_URL: PostgreSQL ${rows[0]?.server_version} is too old; 15 or newer is needed.`);
  }
}

interface Applying {
  all: Migration[];
  distributed: boolean;
}

async function apply(
  client: pg.Client,
  migration: Migration,
  { all, distributed }: Applying,
): Promise<boolean> {
  let begun = 0;
  try {
    return await inTransaction(client, async () => {
      const { rows } = await client.query<Applied>(LEDGER_ROWS);
      refuseForeign(rows, all);
      if (rows.some((row) => row.name === migration.name)) return false;
      if (distributed) await client.query("set local citus.multi_shard_modify_mode = 'sequential'");
      for (const { text, at } of splitStatements(migration.sql)) {
        begun = at;
        await client.query(text);
        // Its foreign keys follow, and hold between tables that lie alike.
        const made = distributed
          ? layOut(/^create table (\w+)/i.exec(withoutComments(text))?.[1] ?? '')
          : null;
        if (made !== null) await client.query(made);
      }
      await client.query('insert into public.schema_migration (name, sha256) values ($1, $2)', [
        migration.name,
        migration.sha256,
      ]);
      return true;
    });
  } catch (error) {
    const { message, position } = error as { message: string; position?: string };
    const end = begun + Number(position ?? 0);
    const line = position ? ` (line ${migration.sql.slice(0, end).split('\n').length})` : '';
    throw new Error(`Migration ${migration.name}${line}: ${message}`, { cause: error });
  }
}

/** Migrations of this program that the database does not have yet. `client` is the owner's. */
export async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('public.schema_migration') is not null as there",
  );
  const applied = there[0]?.there ? (await client.query<Applied>(LEDGER_ROWS)).rows : [];
  const all = readMigrations(MIGRATIONS);
  refuseForeign(applied, all);
  return all.map(({ name }) => name).filter((name) => !applied.some((one) => one.name === name));
}

function refuseForeign(rows: Applied[], all: Migration[]): void {
  for (const row of rows) {
    const file = all.find((one) => one.name === row.name);
    if (!file)
      throw new Error(
        `this database has ${row.name}, which this program does not know; it was made by a newer version.`,
      );
    if (file.sha256 !== row.sha256)
      throw new Error(`${row.name}.sql was edited after it was applied; write a new migration instead.`);
  }
}

/** Role names and words are constants of this file; the password travels as a SCRAM verifier, so that no log shows it. */
async function makeRole(client: pg.Client, role: string, kind: 'login' | 'nologin', url = ''): Promise<void> {
  const password = url && decodeURIComponent(new URL(url).password);
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  const secret = password ? ` password '${scramVerifier(password)}'` : '';
  if (found.rowCount === 0) {
    try {
      // Two programs may start on one server.
      await ignoring(['42710', '23505'], client.query(`create role ${role} ${kind}${secret}`));
    } catch (error) {
      throw new Error(
        `The database has no role ${role} and the owner may not make it (${(error as Error).message}); ` +
          `give the owner CREATEROLE, or create the role yourself.`,
        { cause: error },
      );
    }
  } else if (password && !(await opensWith(url))) {
    await client.query(`alter role ${role}${secret}`);
  }
}

async function opensWith(url: string): Promise<boolean> {
  try {
    await (await openClient(url, 'opencpor start')).end();
    return true;
  } catch {
    return false;
  }
}

/** Accounts live in a schema of their own, owned by a role of their own: no grants across in either direction. */
async function makeAuthSchema(client: pg.Client): Promise<void> {
  await inTransaction(client, async () => {
    const found = await client.query("select from pg_namespace where nspname = 'auth'");
    if (found.rowCount !== 0) return;
    // Accounts stay on the coordinator of a distributed database; nobody else knows this setting.
    await client.query("set local citus.enable_ddl_propagation = 'off'");
    // Since PostgreSQL 16 making a role does not make one a member, and only a member may give it a schema.
    await client.query(`grant ${AUTH} to current_user`);
    await client.query(`create schema auth authorization ${AUTH}`);
    await client.query(`revoke ${AUTH} from current_user`);
    await client.query(`alter role ${AUTH} set search_path = auth`);
  });
}

/** Two programs may start on one database: the second waits here and then finds the work done. */
async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('lock table public.schema_migration in exclusive mode');
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function ignoring(codes: string[], work: Promise<unknown>): Promise<void> {
  await work.catch((error: { code?: string }) => {
    if (!codes.includes(error.code ?? '')) throw error;
  });
}

/** RFC 5803 as PostgreSQL stores it. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, 4096, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}
