import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, startDurableServer } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { connectionUrls, migrate, MIGRATIONS } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'opencpor-migrate-'));
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const run = () => migrate({ ownerUrl: database.ownerUrl, folder });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('works on an empty folder and makes the roles', async () => {
    expect(await run()).toEqual([]);
    const roles = await query(
      database.ownerUrl,
      "select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname like 'cpor_a%' order by rolname",
    );
    const plain = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(roles).toEqual([
      { rolname: 'cpor_app', rolcanlogin: true, ...plain },
      { rolname: 'cpor_auditor', rolcanlogin: false, ...plain },
      { rolname: 'cpor_auth', rolcanlogin: true, ...plain },
    ]);
  });

  it('applies files in order, once', async () => {
    file('0001_first.sql', 'create table a (id int primary key); insert into a values (1);');
    file('0002_second.sql', 'alter table a add column b int not null default 2;');
    expect(await run()).toEqual(['0001_first', '0002_second']);
    expect(await run()).toEqual([]);
    file('0003_third.sql', 'insert into a values (3, 4);');
    expect(await run()).toEqual(['0003_third']);
    expect(await query(database.ownerUrl, 'select id, b from a order by id')).toEqual([
      { id: 1, b: 2 },
      { id: 3, b: 4 },
    ]);
  });

  it('applies each file once when two programs start together', async () => {
    file('0001_first.sql', 'create table a (id int); select pg_sleep(0.2);');
    const both = await Promise.all([run(), run()]);
    expect(both.flat()).toEqual(['0001_first']);
  });

  it('leaves nothing of a file that fails, and names its line', async () => {
    file('0001_first.sql', 'create table a (id int);\ninsert into missing values (1);');
    await expect(run()).rejects.toThrow(/0001_first \(line 2\): relation "missing" does not exist/);
    expect(await query(database.ownerUrl, "select to_regclass('a') as a")).toEqual([{ a: null }]);
  });

  it('refuses an edited file, a database of a newer version, a gap and a wrong name', async () => {
    file('0001_first.sql', 'create table a (id int);');
    await run();
    file('0001_first.sql', 'create table a (id bigint);');
    await expect(run()).rejects.toThrow(/0001_first.sql was edited after it was applied/);
    rmSync(join(folder, '0001_first.sql'));
    file('0001_other.sql', 'select 1');
    await expect(run()).rejects.toThrow(/made by a newer version/);
    file('0003_gap.sql', 'select 1');
    await expect(run()).rejects.toThrow(/0003_gap.sql: the name must be 0002_/);
  });

  it('does not mind other line ends', async () => {
    file('0001_first.sql', 'create table a (\n id int);');
    await run();
    file('0001_first.sql', 'create table a (\r\n id int);');
    expect(await run()).toEqual([]);
  });

  it('gives the accounts a schema that the program may not enter, and the program nothing of its own', async () => {
    file('0001_first.sql', 'create table a (id int);');
    await run();
    const urls = connectionUrls(database.ownerUrl);
    await query(urls.auth, 'create table account (id int)');
    expect(await query(urls.auth, "select to_regclass('auth.account')::text as name")).toEqual([
      { name: 'account' },
    ]);
    await expect(query(urls.app, 'select * from auth.account')).rejects.toThrow(/permission denied/);
    await expect(query(urls.app, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(query(urls.app, 'select * from a')).rejects.toThrow(/permission denied/);
    await expect(query(urls.auth, 'select * from public.a')).rejects.toThrow(/permission denied/);
    await expect(query(urls.owner, 'select * from auth.account')).rejects.toThrow(/permission denied/);
  });

  it('gives both roles their time zone, limits and costs, and changes them with the settings', async () => {
    const shown = async (url: string): Promise<string[]> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ set: string[] }>(
        `select array[current_setting('TimeZone'), current_setting('statement_timeout'), current_setting('lock_timeout'),
           current_setting('idle_in_transaction_session_timeout'), current_setting('random_page_cost'), current_setting('jit'),
           current_setting('max_parallel_workers_per_gather')] as set`,
      );
      await client.end();
      return rows[0]?.set ?? [];
    };
    await migrate({ ownerUrl: database.ownerUrl });
    for (const url of [database.appUrl, database.authUrl])
      expect(await shown(url)).toEqual(['UTC', '30s', '10s', '1min', '1.1', 'off', '0']);
    await migrate({ ownerUrl: database.ownerUrl, limits: { statementSeconds: 0, lockSeconds: 3 } });
    expect(await shown(database.appUrl)).toEqual(['UTC', '0', '3s', '0', '1.1', 'off', '0']);
    expect((await shown(database.ownerUrl))[1]).toBe('0');
  });

  it('sets passwords that the server accepts, and changes them', async () => {
    const server = await startDurableServer();
    try {
      const withPasswords = (appPassword: string) =>
        migrate({ ownerUrl: server.ownerUrl, folder, secrets: { appPassword, authPassword: 'other' } });
      const whoAmI = (appPassword: string) =>
        query(connectionUrls(server.ownerUrl, { appPassword }).app, 'select current_user as name');
      await withPasswords("first ü ' word");
      const trusted = readFileSync(join(server.dataDir, 'postgres', 'pg_hba.conf'), 'utf8');
      writeFileSync(
        join(server.dataDir, 'postgres', 'pg_hba.conf'),
        `local all cpor_app scram-sha-256\n${trusted}`,
      );
      await query(server.adminUrl, 'select pg_reload_conf()');
      await expect
        .poll(() => whoAmI('wrong').catch((error: Error) => error.message))
        .toMatch(/password authentication failed/);
      expect(await whoAmI("first ü ' word")).toEqual([{ name: 'cpor_app' }]);
      await withPasswords('second');
      expect(await whoAmI('second')).toEqual([{ name: 'cpor_app' }]);
      await expect(whoAmI("first ü ' word")).rejects.toThrow(/password authentication failed/);
    } finally {
      await server.remove();
    }
  });

  it('puts roles and passwords into the URLs', () => {
    const { app, auth } = connectionUrls('postgresql://owner:x@db.example:5433/cpor?sslmode=require', {
      appPassword: 'p@ss/%',
    });
    expect(app).toBe('postgresql://cpor_app:p%40ss%2F%25@db.example:5433/cpor?sslmode=require');
    expect(auth).toBe('postgresql://cpor_auth:x@db.example:5433/cpor?sslmode=require');
  });

  it('gives a partner the mail domains of its people, none of them a public provider’s', async () => {
    const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
    const bring = (name: string) => file(name, readFileSync(join(MIGRATIONS, name), 'utf8'));
    const last = names.find((name) => name.includes('partner_mail_domains')) as string;
    for (const name of names.filter((one) => one < last)) bring(name);
    await run();
    const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const person = (n: number, partner: string, email: string, disabled: string): string =>
      `insert into member (id, side, partner_id, name, email, disabled_at, created_at) values ('00000000-0000-4000-8000-00000000001${n}', 'partner', '${partner}', 'P', '${email}', ${disabled}, now());`;
    await query(
      connectionUrls(database.ownerUrl).owner,
      `insert into partner (id, name, created_at) values ('${one}', 'One', now()), ('${two}', 'Two', now());` +
        person(1, one, 'A@One.example', 'null') +
        person(2, one, 'b@one.example', 'null') +
        person(3, one, 'c@gmail.com', 'null') +
        person(4, one, 'd@left.example', 'now()') +
        person(5, two, 'e@proton.me', 'null'),
    );
    bring(last);
    expect(await run()).toEqual([last.replace('.sql', '')]);
    expect(
      await query(
        connectionUrls(database.ownerUrl).owner,
        'select name, mail_domains as domains from partner order by name',
      ),
    ).toEqual([
      { name: 'One', domains: ['one.example'] },
      { name: 'Two', domains: [] },
    ]);
  });

  it('ignores files that are no migrations', async () => {
    mkdirSync(join(folder, 'notes'));
    file('README.md', 'hello');
    expect(await run()).toEqual([]);
  });
});
