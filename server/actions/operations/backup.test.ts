import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { folderStore, type FileStore } from '../../ports/files.ts';
import { systemRandom } from '../../ports/random.ts';
import { systemClock } from '../../ports/clock.ts';
import { connectionUrls } from '../../store/postgres/migrate.ts';
import { openDatabase, type Database } from '../../store/postgres/tx.ts';
import { backup, sha256, type BackupReport } from './backup.ts';
import { importCustomers } from './import-customers.ts';
import { importUsage } from './import-usage.ts';
import { checkBackup, restore } from './restore.ts';
import { seed } from './seed.ts';
import { verify } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-backup-'));
const path = join(folder, 'all.tar.gz');
const proof = 'The proof of execution.';
const storageKey = 'd23f0824-128b-4f33-8c5c-7fd0a6a3a450/0199aaaa-0000-7000-8000-000000000001';
const opened: { database: TestDatabase; db: Database | null; looking: pg.Client }[] = [];

async function open(database: TestDatabase, program = true): Promise<(typeof opened)[number]> {
  const looking = new pg.Client({ connectionString: database.adminUrl, options: '-c timezone=UTC' });
  await looking.connect();
  const db = program
    ? openDatabase({ url: database.appUrl, connections: 2, clockNow: Date.now, onError: () => undefined })
    : null;
  opened.push({ database, db, looking });
  return opened.at(-1)!;
}

/** Table, rows and a checksum of everything in it, found by SQL that the product does not use. */
async function sums(looking: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await looking.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth') and tablename <> 'schema_migration' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await looking.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as sum from ${name} t`,
    );
    found[name] = rows[0]!.sum;
  }
  return found;
}

let source: (typeof opened)[number];
let files: FileStore;
let report: BackupReport;

beforeAll(async () => {
  source = await open(await createTestDatabase());
  files = folderStore(join(folder, 'files'));
  const services = { db: source.db!, clock: systemClock, random: systemRandom };
  await seed(services, { calendars: [] });
  for (const [how, name] of [
    [importCustomers, 'customers'],
    [importUsage, 'usage'],
  ] as const) {
    await how(services, createReadStream(new URL(`../../../demo/samples/${name}.csv`, import.meta.url)));
  }
  const { size, sha256: sum } = await files.put(storageKey, Readable.from([Buffer.from(proof)]), 1000);
  // Values that a careless copy would change: bytes, nulls inside arrays, quotes, line ends, high precision, other scripts.
  await source.looking.query(`
    insert into partner values ('0199aaaa-0000-7000-8000-000000000002', E'Ampère "& Co"\\n\\\\ 東京', '2026-01-02 03:04:05.678901+00');
    insert into location values ('0199aaaa-0000-7000-8000-000000000003', '0199aaaa-0000-7000-8000-000000000002', '4110001', 'x', 'NL', 'Europe/Amsterdam');
    insert into member (id, side, partner_id, name, email, created_at) values ('0199aaaa-0000-7000-8000-000000000004', 'partner',
      '0199aaaa-0000-7000-8000-000000000002', 'x', 'x@x.example', '2026-01-01');
    insert into api_key (id, hash, hint, name, member_id, scopes, created_at) values ('0199aaaa-0000-7000-8000-000000000005', '\\x00ff10', 'h', 'n',
      '0199aaaa-0000-7000-8000-000000000004', array['a,b', '"', null, ''], '2026-01-01');
    insert into auth.account_user (id, name, email, email_verified, created_at, updated_at) values ('u1', 'x', 'x@x.example', true, now(), now());
    insert into auth.session (id, token, user_id, expires_at, created_at, updated_at) values ('s1', 't1', 'u1', now(), now(), now());
    update clock set offset_ms = 86400000, last_seen_at = '2026-01-01';
    insert into idempotency (tenant_id, organisation, operation, key, body_hash, status, headers, body, at) values
      ('d23f0824-128b-4f33-8c5c-7fd0a6a3a450', 'o', 'p', 'k', 'h', 200, '{"a": [1.50, null, "\\u00e9"]}', E'line\\nline', '2026-01-01');`);
  await source.looking.query(
    `insert into claim (tenant_id, id, number, partner_id, location_id, name, solution_area, activities, programmes, acknowledgements, recognition_only, policy_id,
       policy_pinned, stage, requested, version, submissions, requests, decisions, disputes_used, rounds, created_by_id, created_by_name, created_at, updated_at,
       history_length, history_hash, status, search)
     values ('d23f0824-128b-4f33-8c5c-7fd0a6a3a450', '0199aaaa-0000-7000-8000-000000000006', 'A-1', '0199aaaa-0000-7000-8000-000000000002',
       '0199aaaa-0000-7000-8000-000000000003', 'x', 'y', '{}', '{}', '{}', false, 'cpor-2020-07', false, 'editing', '{}', 1, 0, 0, 0, 0, 0, 'a', 'b', now(), now(), 0, '', 'editing', '')`,
  );
  await source.looking.query(
    `insert into subject values ('d23f0824-128b-4f33-8c5c-7fd0a6a3a450', 'claim', '0199aaaa-0000-7000-8000-000000000006')`,
  );
  await source.looking.query(
    `insert into file (tenant_id, id, subject_kind, subject_id, partner_id, name, size, media_type, sha256, note, scan, uploaded_at, uploaded_by)
     values ('d23f0824-128b-4f33-8c5c-7fd0a6a3a450', '0199aaaa-0000-7000-8000-000000000001', 'claim', '0199aaaa-0000-7000-8000-000000000006',
       '0199aaaa-0000-7000-8000-000000000002', 'poe.pdf', $1, 'application/pdf', $2, '', 'unscanned', now(), 'x')`,
    [size, sum],
  );
  report = await backup({ urls: connectionUrls(source.database.ownerUrl), files, clock: systemClock }, path);
});

afterAll(async () => {
  for (const { database, db, looking } of opened) {
    await db?.close();
    await looking.end();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

test('every table and file comes back as it was, in a database that had no tables', async () => {
  expect(report).toMatchObject({ files: 1, damagedFiles: [] });
  expect(report.rows).toBeGreaterThan(3700);
  const target = await open(await createEmptyDatabase(), false);
  const stored = folderStore(join(folder, 'restored'));
  const restored = await restore(
    { urls: connectionUrls(target.database.ownerUrl), files: stored },
    await checkBackup(path, undefined),
  );
  expect(restored).toMatchObject({ files: 1, rows: report.rows });
  expect(await sums(target.looking)).toEqual(await sums(source.looking));
  expect(readFileSync(join(folder, 'restored', storageKey), 'utf8')).toBe(proof);
});

test('a database with rows in it is refused and stays as it is', async () => {
  const before = await sums(source.looking);
  await expect(
    restore({ urls: connectionUrls(source.database.ownerUrl), files }, await checkBackup(path, undefined)),
  ).rejects.toThrow('not empty (table ');
  expect(await sums(source.looking)).toEqual(before);
});

test('a backup that is not there is refused in a sentence', async () => {
  await expect(checkBackup(join(folder, 'nowhere.tar.gz'), undefined)).rejects.toThrow(
    /nowhere\.tar\.gz cannot be restored: there is no such file\. Nothing was changed\./,
  );
});

test('a damaged backup is refused before anything is written', async () => {
  const target = await open(await createTestDatabase(), false);
  const before = await sums(target.looking);
  const whole = readFileSync(path);
  const tar = gunzipSync(whole);
  const at = tar.indexOf('Ampère');
  const changed = Buffer.from(tar);
  changed[at] = 0x45;
  const header = Buffer.from(tar);
  header[1] = 0x58;
  const damages: [string, Buffer, RegExp][] = [
    ['cut', whole.subarray(0, whole.length - 500), /gzip|too early/],
    ['no gzip', Buffer.from('hello'), /no gzip file/],
    ['a row', gzipSync(changed), /tables\/public\.partner\/000001\.jsonl is damaged/],
    ['a header', gzipSync(header), /an entry of it is damaged/],
    ['a bit of the gzip', flipped(whole), /cannot be restored/],
    ['only the end', gzipSync(Buffer.alloc(1024)), /no manifest/],
  ];
  for (const [, content, message] of damages) {
    const damaged = join(folder, 'damaged.tar.gz');
    writeFileSync(damaged, content);
    await expect(checkBackup(damaged, undefined)).rejects.toThrow(message);
  }
  expect(await sums(target.looking)).toEqual(before);
});

function flipped(content: Buffer): Buffer {
  const copy = Buffer.from(content);
  copy[Math.floor(copy.length / 2)]! ^= 0x10;
  return copy;
}

test('a proof file that is not what was uploaded is told, and the rest is kept', async () => {
  const other = folderStore(join(folder, 'other'));
  await other.put(storageKey, Readable.from([Buffer.from('Something else here....')]), 1000);
  const lacking = await backup(
    { urls: connectionUrls(source.database.ownerUrl), files: other, clock: systemClock },
    join(folder, 'other.tar.gz'),
  );
  expect(lacking.damagedFiles).toEqual([{ storageKey, problem: expect.stringContaining('SHA-256 differs') }]);
  expect(lacking.files).toBe(0);
  const problems: string[] = [];
  await verify({
    db: source.db!,
    files: other,
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    onProblem: (problem) => problems.push(problem),
  });
  expect(problems).toContainEqual(expect.stringContaining(`file ${storageKey} is not what was uploaded`));
});

test('the archive can be read by any tar', async () => {
  expect(sha256(readFileSync(path))).toHaveLength(64);
  const { execFileSync } = await import('node:child_process');
  const names = execFileSync('tar', ['tzf', path], { encoding: 'utf8' }).trim().split('\n');
  expect(names).toContain('tables/public.customer/000001.jsonl');
  expect(names.at(-1)).toBe('manifest.json');
});

test('what cannot be seen whole is not backed up, and no file is left behind', async () => {
  const target = await open(await createTestDatabase(), false);
  const parts = { urls: connectionUrls(target.database.ownerUrl), files, clock: systemClock };
  const refusals: [string, string, RegExp][] = [
    [
      'create policy less on claim as restrictive for select to cpor_app using (contested)',
      'drop policy less on claim',
      /policy on table claim hides rows/,
    ],
    [
      `drop policy owner_all on notice; create policy owner_all on notice to cpor_app using (current_setting('cpor.side', true) = 'system' and named)`,
      `drop policy owner_all on notice; create policy owner_all on notice to cpor_app using (current_setting('cpor.side', true) in ('owner', 'system'))`,
      /policy on table notice hides rows/,
    ],
  ];
  for (const [change, back, message] of refusals) {
    const file = join(folder, 'hidden.tar.gz');
    await target.looking.query(change);
    await expect(backup(parts, file)).rejects.toThrow(message);
    expect(existsSync(file)).toBe(false);
    await target.looking.query(back);
  }
});

test('a restore that is refused takes back what it had put, and writes over nothing', async () => {
  const target = await open(await createEmptyDatabase(), false);
  const place = join(folder, 'taken');
  const taken = folderStore(place);
  await taken.put(storageKey, Readable.from([Buffer.from('Another one lies here.')]), 1000);
  const parts = { urls: connectionUrls(target.database.ownerUrl), files: taken };
  await expect(restore(parts, await checkBackup(path, undefined))).rejects.toThrow('FILES holds another');
  expect(readFileSync(join(place, storageKey), 'utf8')).toBe('Another one lies here.');
  await expect(target.looking.query('select 1 from claim')).resolves.toMatchObject({ rowCount: 0 });
  const empty = folderStore(join(folder, 'taken-back'));
  const failing = {
    ...empty,
    put: async (...all: Parameters<typeof empty.put>) => {
      await empty.put(...all);
      throw new Error('the store is full');
    },
  };
  await expect(restore({ ...parts, files: failing }, await checkBackup(path, undefined))).rejects.toThrow(
    'the store is full',
  );
  const left: string[] = [];
  for await (const { key } of empty.list()) left.push(key);
  expect(left).toEqual([]);
});
