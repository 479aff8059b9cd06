/**
 * The demo world of an earlier version (migrations up to 0028, written by `cpor backup`), carried over by every migration since: it
 * verifies, and everything recorded in it is read in the words of today.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../../test/database.ts';
import { acts } from '../../../rules/claim/rights/act-table.ts';
import { folderStore } from '../../ports/files.ts';
import { connectionUrls, migrate } from '../../store/postgres/migrate.ts';
import { openDatabase, type Database } from '../../store/postgres/tx.ts';
import { findEntries } from '../../store/claims/claim-reads.ts';
import { readClaimKeys } from '../../store/engine/verify.ts';
import { checkBackup, restore } from './restore.ts';
import { verify } from './verify.ts';

const backup = new URL('../../../test/fixtures/demo-world-0028.tar.gz', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'opencpor-carried-over-'));
const files = folderStore(folder);
let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createEmptyDatabase();
  const urls = connectionUrls(database.ownerUrl);
  await restore({ urls, files }, await checkBackup(backup, undefined));
  await migrate({ ownerUrl: urls.owner });
  db = openDatabase({ url: database.appUrl, connections: 2, clockNow: Date.now, onError: () => undefined });
});

afterAll(async () => {
  await db?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('an earlier world verifies', async () => {
  const report = await verify({
    db,
    files,
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    onProblem: () => undefined,
  });
  expect(report.problems).toEqual([]);
  expect(report.claims).toBeGreaterThan(60);
  expect(report.unsealedClaims).toBe(0);
});

test('its history is read in the words of today, among them the answers of customers', async () => {
  const entries = await db.transact({ side: 'system' }, async (tx) => {
    const keys = await readClaimKeys(tx, null, 1000);
    const found = [];
    for (const ref of keys) found.push(...(await findEntries(tx, ref, null, { after: null, limit: 1000 })));
    return found;
  });
  const known = new Set<string>([...acts, 'create-claim']);
  expect(entries.map(({ act }) => act).filter((act) => !known.has(act))).toEqual([]);
  for (const act of ['refuse', 'agree', 'close-window'])
    expect(entries.some((entry) => entry.act === act)).toBe(true);
  expect(JSON.stringify(entries)).not.toMatch(/"kept"|"customer-declined"|optOut/);
});
