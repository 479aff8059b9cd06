/** `cpor distribute` on a real cluster: a world that was lived in becomes a distributed one, whole and readable. Needs TEST_CLUSTER_URL. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup } from '../server/actions/operations/backup.ts';
import { checkBackup, restore } from '../server/actions/operations/restore.ts';
import { verify } from '../server/actions/operations/verify.ts';
import type { VerifyReport } from '../server/actions/operations/verify-report.ts';
import { folderStore } from '../server/ports/files.ts';
import { systemClock } from '../server/ports/clock.ts';
import { distribute, type Distributed } from '../server/store/postgres/distribute.ts';
import { tablesIn } from '../server/store/postgres/distribution.ts';
import {
  connectionUrls,
  migrate,
  MIGRATIONS,
  type ConnectionUrls,
} from '../server/store/postgres/migrate.ts';
import { openDatabase } from '../server/store/postgres/tx.ts';
import { createEmptyDatabase, createEmptyOnCluster, type TestDatabase } from './database.ts';

const world = new URL('./fixtures/demo-world-0028.tar.gz', import.meta.url).pathname;
const owner = { country: 'NL', zone: 'Europe/Amsterdam' };
const silent = (): void => undefined;

describe.skipIf(!process.env['TEST_CLUSTER_URL'])('a world of one server, on several nodes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-cluster-'));
  const files = folderStore(join(folder, 'files'));
  let database: TestDatabase;
  let urls: ConnectionUrls;
  let before: VerifyReport;
  let distributed: Distributed;

  const verified = async (url: string): Promise<VerifyReport> => {
    const db = openDatabase({ url, connections: 2, clockNow: Date.now, onError: silent });
    return verify({ db, files, owner, onProblem: silent }).finally(() => db.close());
  };
  const ask = async <T extends object>(sql: string, url = database.adminUrl): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client
      .query<T>(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };

  beforeAll(async () => {
    database = await createEmptyOnCluster();
    urls = connectionUrls(database.ownerUrl);
    await restore({ urls, files }, await checkBackup(world, undefined));
    await migrate({ ownerUrl: urls.owner });
    before = await verified(database.appUrl);
    distributed = await distribute(urls, { log: silent });
  });
  afterAll(async () => {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds the same, and verifies on every node', async () => {
    expect(before.problems).toEqual([]);
    expect(await verified(database.appUrl)).toEqual(before);
    expect(distributed.nodes).toBeGreaterThan(1);
  });

  test('has every table where it belongs', async () => {
    const tables = await ask<{ name: string; type: string }>(
      `select table_name::text as name, citus_table_type as type from citus_tables`,
    );
    const of = (type: string): string[] =>
      tables.flatMap((one) => (one.type === type ? one.name : [])).toSorted();
    expect(of('distributed')).toEqual(tablesIn('tenant').toSorted());
    expect(of('reference')).toEqual(tablesIn('reference').toSorted());
    const groups = await ask(
      `select distinct colocation_id from citus_tables where citus_table_type = 'distributed'`,
    );
    expect(groups).toHaveLength(1);
  });

  test('shows no rows to whoever has no side, and to a partner its own', async () => {
    const count = 'select count(*)::int as count from claim';
    expect(await ask(count, database.appUrl)).toEqual([{ count: 0 }]);
    const [one] = await ask<{ partner_id: string; count: number }>(
      'select partner_id, count(*)::int as count from claim group by 1 order by 2 desc limit 1',
    );
    const db = openDatabase({ url: database.appUrl, connections: 1, clockNow: Date.now, onError: silent });
    const scope = { side: 'partner' as const, partnerId: one?.partner_id ?? '', tenantId: null };
    const seen = await db.transact(scope, (tx) => tx.query(count)).finally(() => db.close());
    expect(seen).toEqual([{ count: one?.count }]);
  });

  test('is not distributed twice, and takes no backup in', async () => {
    await expect(distribute(urls, { log: silent })).rejects.toThrow(/distributed already/);
    await expect(restore({ urls, files }, await checkBackup(world, undefined))).rejects.toThrow(
      /distributed over several nodes/,
    );
  });

  test('is backed up whole, and the backup is a world of one server again', async () => {
    const path = join(folder, 'again.tar.gz');
    const report = await backup({ urls, files, clock: systemClock }, path);
    const [stored] = await ask<{ count: number }>('select count(*)::int as count from history');
    expect(report.damagedFiles).toEqual([]);
    expect(report.rows).toBeGreaterThan((stored?.count ?? 0) * 2);
    const single = await createEmptyDatabase();
    const again = folderStore(join(folder, 'again'));
    await restore(
      { urls: connectionUrls(single.ownerUrl), files: again },
      await checkBackup(path, undefined),
    );
    const db = openDatabase({ url: single.appUrl, connections: 2, clockNow: Date.now, onError: silent });
    const found = await verify({ db, files: again, owner, onProblem: silent }).finally(() => db.close());
    await single.drop();
    expect(found).toEqual(before);
  });

  test('nobody writes while it is backed up', async () => {
    const client = new pg.Client({ connectionString: urls.owner });
    await client.connect();
    await client.query('begin');
    await client.query(`lock table ${tablesIn('tenant').join(', ')} in share mode`);
    const writer = new pg.Client({ connectionString: database.adminUrl });
    await writer.connect();
    await writer.query("set lock_timeout = '1s'");
    await expect(
      writer.query('update claim set name = name where tenant_id = (select tenant_id from customer limit 1)'),
    ).rejects.toThrow(/lock timeout/);
    await writer.end();
    await client.query('rollback');
    await client.end();
  });

  test('takes later migrations, statement by statement, and lays out what they make', async () => {
    const later = join(folder, 'migrations');
    cpSync(MIGRATIONS, later, { recursive: true });
    const number = String(readdirSync(later).length + 1).padStart(4, '0');
    writeFileSync(
      join(later, `${number}_later.sql`),
      `alter table claim add column remark text; -- a first; and a second
       alter table claim no force row level security;
       update claim set remark = 'a; b' where stage <> 'editing';
       alter table claim force row level security;
       drop table claim_tally;
       create table claim_tally (tenant_id uuid not null, claim_id uuid not null, primary key (tenant_id, claim_id));
       alter table claim_tally add foreign key (tenant_id, claim_id) references claim (tenant_id, id);`,
    );
    expect(await migrate({ ownerUrl: urls.owner, folder: later })).toEqual([`${number}_later`]);
    expect(
      await ask(`select count(*)::int as count from claim where remark is null and stage <> 'editing'`),
    ).toEqual([{ count: 0 }]);
    expect(
      await ask(
        `select citus_table_type as type from citus_tables where table_name = 'claim_tally'::regclass`,
      ),
    ).toEqual([{ type: 'distributed' }]);
  });
});
