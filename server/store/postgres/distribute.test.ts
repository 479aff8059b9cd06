/** What `cpor distribute` refuses and what it sends; on a real cluster (TEST_CLUSTER_URL) see test/cluster.test.ts. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../../test/database.ts';
import { openClient } from './connecting.ts';
import { distribute, distributingStatements, readForeignKeys, whyNotDistributed } from './distribute.ts';
import { layOut, placeOf, tablesIn } from './distribution.ts';
import { connectionUrls, migrate } from './migrate.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await migrate({ ownerUrl: database.ownerUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await database.drop();
});

describe('is refused', () => {
  test('while the program is connected', async () => {
    const program = await openClient(database.appUrl, 'opencpor');
    expect(await whyNotDistributed(owner)).toMatch(/connection of the program is open \(opencpor\)/);
    await program.end();
  });

  test('while a migration is not applied', async () => {
    await owner.query('begin');
    await owner.query('delete from schema_migration where name = (select max(name) from schema_migration)');
    expect(await whyNotDistributed(owner)).toMatch(/^1 migrations are not applied/);
    await owner.query('rollback');
  });

  test('with a table that is not ours', async () => {
    await owner.query('begin');
    await owner.query('create table of_somebody (id int)');
    expect(await whyNotDistributed(owner)).toMatch(/of_somebody/);
    await owner.query('rollback');
  });

  test('on a server that has no nodes, and changes nothing', async () => {
    const rows = async (): Promise<number | null> =>
      (await owner.query("select 1 from pg_constraint where contype = 'f'")).rowCount;
    const before = await rows();
    await expect(distribute(connectionUrls(database.ownerUrl), { log: () => undefined })).rejects.toThrow(
      /does not have the extension citus.* Nothing was changed\./,
    );
    expect(await rows()).toBe(before);
  });
});

describe('the statements', () => {
  let statements: string[];
  beforeAll(async () => {
    statements = distributingStatements(await readForeignKeys(owner));
  });

  test('lay out every table that has a place, shared ones before those that point at them', () => {
    const laid = statements.filter((one) => one.startsWith('select create_'));
    expect(laid).toEqual([...tablesIn('reference'), ...tablesIn('tenant')].map((name) => layOut(name)));
    expect(laid.findIndex((one) => one.includes("'public.customer'"))).toBeLessThan(
      laid.findIndex((one) => one.includes("'public.claim'")),
    );
    expect(layOut('clock')).toBeNull();
  });

  test('take every foreign key away and bring it back behind', async () => {
    const names = (pattern: RegExp): string[] =>
      statements.flatMap((one) => pattern.exec(one)?.slice(1, 3).join(' ') ?? []);
    const gone = names(/alter table (\S+) drop constraint (\S+)$/);
    const back = names(/alter table (\S+) add constraint (\S+) FOREIGN KEY/);
    const { rowCount } = await owner.query(
      "select 1 from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace",
    );
    expect(gone).toHaveLength(rowCount ?? 0);
    expect(back).toEqual(gone);
  });

  test('force row-level security again on each tenant table', () => {
    const forced = statements.flatMap((one) => /public\.(\w+) force row/.exec(one)?.[1] ?? []);
    expect(forced).toEqual(tablesIn('tenant'));
    expect(Object.keys(placeOf).length).toBeGreaterThan(forced.length);
  });

  test('but for the laying out itself, hold on one server too: nothing is different after them', async () => {
    const look = async (): Promise<unknown> =>
      (
        await owner.query(
          `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
           union all select relname, relrowsecurity::text, relforcerowsecurity::text from pg_class where relnamespace = 'public'::regnamespace order by 1, 2, 3`,
        )
      ).rows;
    const before = await look();
    await owner.query('begin');
    for (const statement of statements)
      if (!statement.startsWith('select create_')) await owner.query(statement);
    await owner.query('commit');
    expect(await look()).toEqual(before);
  });
});
