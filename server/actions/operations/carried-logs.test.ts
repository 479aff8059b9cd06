/** The logs of tenants and administrators from before they were histories of subjects, carried over by the migrations. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../../test/database.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import { folderStore } from '../../ports/files.ts';
import { MIGRATIONS, migrate } from '../../store/postgres/migrate.ts';
import { openDatabase, type Database } from '../../store/postgres/tx.ts';
import { findAdminLog, writeAdminLog } from '../../store/programme/admin-log.ts';
import { verify } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-carried-logs-'));
let database: TestDatabase;
let db: Database;

const partner = '0199aaaa-0000-7000-8000-00000000000a';
const tenant = '0199aaaa-0000-7000-8000-00000000000b';
const admin = (id: string, what: string, subject: string, before = 'null', after = '{}'): string =>
  `insert into admin_log (id, at, by_id, by_name, what, subject, before, after, why)
   values ('0199aaaa-0000-7000-8000-0000000000${id}', '2026-01-01', 'x', 'X', '${what}', '${subject}', ${before}, '${after}', 'Because.')`;

/** The logs before they were histories; and what lay under the nil tenant. */
const logs = [
  `insert into tenant_history values ('${tenant}', '0199aaaa-0000-7000-8000-000000000001', 'lock-item', '2026-01-01', 'x', 'X', 'contact', '{"itemId": "teams"}')`,
  admin('02', 'change-calendar', 'calendar:NL', `'{"kept": 1}'`),
  admin('03', 'grant-role', `people:${partner}`),
  admin('04', 'add-partner', 'Northwind'),
  admin('05', 'change-calendar', 'calendar:NL'),
  admin('06', 'change-catalog', 'catalog'),
  `insert into idempotency (tenant_id, organisation, operation, key, body_hash, status, headers, body, at) values
     ('00000000-0000-0000-0000-000000000000', 'partner:${partner}', 'o', 'k', 'h', 200, '{}', '', '2026-01-01'),
     ('00000000-0000-0000-0000-000000000000', 'owner', 'o', 'k', 'h', 200, '{}', '', '2026-01-01')`,
];

async function fill(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  for (const statement of logs) await client.query(statement);
  await client.end();
}

/** The migrations before those that made histories of the logs. */
async function migrateBefore(ownerUrl: string): Promise<void> {
  const before = join(folder, 'migrations');
  cpSync(MIGRATIONS, before, { recursive: true });
  const names = readdirSync(before).toSorted();
  const first = names.findIndex((name) => /histories_of_tenants_and_settings|realms_of_acts/.test(name));
  expect(first).toBeGreaterThan(0);
  for (const name of names.slice(first)) rmSync(join(before, name));
  await migrate({ ownerUrl, folder: before });
}

beforeAll(async () => {
  database = await createEmptyDatabase();
  await migrateBefore(database.ownerUrl);
  await fill(database.adminUrl);
  await migrate({ ownerUrl: database.ownerUrl });
  db = openDatabase({ url: database.appUrl, connections: 2, clockNow: Date.now, onError: () => undefined });
});

afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('the old logs keep their order and their words, each in the history of what it is about', async () => {
  const page = { after: null, limit: 10 };
  const [all, calendar, people] = await db.transact({ side: 'owner' }, async (tx) => [
    await findAdminLog(tx, { subject: null, ...page }),
    await findAdminLog(tx, { subject: 'calendar:NL', ...page }),
    await findAdminLog(tx, { subject: `people:${partner}`, ...page }),
  ]);
  expect(all?.map(({ what, subject }) => `${what} ${subject}`)).toEqual([
    'change-catalog catalog',
    'change-calendar calendar:NL',
    'add-partner Northwind',
    `grant-role people:${partner}`,
    'change-calendar calendar:NL',
  ]);
  expect(calendar?.map(({ before, after }) => ({ before, after }))).toEqual([
    { before: null, after: {} },
    { before: { agreed: 1 }, after: {} },
  ]);
  expect(people).toMatchObject([{ byName: 'X', why: 'Because.' }]);
  const stored = await db.transact({ side: 'system' }, (tx) =>
    tx.query(
      `select tenant_id as realm, subject_kind as kind, number from history where hash = '' and subject_kind in ('calendar', 'people', 'tenant')
       order by id`,
    ),
  );
  expect(stored).toEqual([
    { realm: tenant, kind: 'tenant', number: 1 },
    { realm: ownerRealm, kind: 'calendar', number: 1 },
    { realm: partner, kind: 'people', number: 1 },
    { realm: ownerRealm, kind: 'calendar', number: 2 },
  ]);
});

test('a new entry follows those without a hash, and is chained from there on', async () => {
  const entry = {
    id: '0199aaaa-0000-7000-8000-0000000000ff',
    at: '2026-02-01T00:00:00Z',
    byId: 'y',
    byName: 'Y',
    by: { side: 'owner', role: 'programme-admin' },
    what: 'change-calendar',
    subject: 'calendar:NL',
    before: null,
    after: { days: 1 },
    why: 'Again.',
  };
  await db.transact({ side: 'owner' }, (tx) => writeAdminLog(tx, entry));
  const [history] = await db.transact({ side: 'system' }, (tx) =>
    tx.query<{ number: number; hash: string; previous: string }>(
      `select number, hash, previous_hash as previous from history where id = $1`,
      [entry.id],
    ),
  );
  expect(history).toMatchObject({ number: 3, previous: '', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const report = await verify({
    db,
    files: folderStore(folder),
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    onProblem: () => undefined,
  });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ subjects: 5, subjectEntries: 7, entriesWithoutHash: 6 });
});

test('what lay under the nil tenant lies with who did it', async () => {
  const found = await db.transact({ side: 'system' }, (tx) =>
    tx.query(
      `select tenant_id as realm, organisation from idempotency where key = 'k' order by organisation`,
    ),
  );
  expect(found).toEqual([
    { realm: ownerRealm, organisation: 'owner' },
    { realm: partner, organisation: `partner:${partner}` },
  ]);
});
