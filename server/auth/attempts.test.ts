import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { systemRandom } from '../ports/random.ts';
import { countAttempts, type Attempts } from './attempts.ts';
import { deviceOf, rememberDevice } from './device.ts';
import { freeOfNetwork, freeOnAccount } from './slow-down.ts';

let database: TestDatabase;
let pool: pg.Pool;
let now = Date.parse('2026-12-01T08:00:00Z');
let waited: number[] = [];
let attempts: Attempts;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.authUrl, max: 4 });
  pool.on('error', () => undefined);
  attempts = another();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('delete from auth.sign_in_attempt');
  waited = [];
});

/** As another process would have it. */
const another = (): Attempts =>
  countAttempts({ pool, clock: { now: () => now }, secret: 's', wait: async (ms) => waited.push(ms) });
const noor = (address: string, device: string | null = null) => ({
  email: 'Noor@havelaarit.example',
  address,
  device,
});

async function wrong(count: number, address: string): Promise<string[]> {
  const kinds: string[] = [];
  for (let index = 0; index < count; index += 1) kinds.push((await attempts.begin(noor(address))).kind);
  return kinds;
}

test('many wrong passwords from many addresses keep nobody out who comes from another', async () => {
  for (let network = 0; network < 50; network += 1) await wrong(10, `10.7.${network}.1`);
  expect(await another().begin(noor('10.99.0.1'))).toEqual({ kind: 'go' });
  expect(waited.at(-1) ?? 0).toBeLessThanOrEqual(8000);
});

test('a device that signed in before waits for no stranger, not even in the same office', async () => {
  await wrong(40, '10.7.0.1');
  expect((await attempts.begin(noor('10.7.0.1'))).kind).toBe('wait');
  expect(await attempts.begin(noor('10.7.0.1', 'known'))).toEqual({ kind: 'go' });
});

test('every process counts the same, under whatever spelling of the e-mail and wherever in a /64', async () => {
  for (let index = 1; index < freeOfNetwork; index += 1)
    expect((await attempts.begin(noor(`2001:db8:1:2::${index}`))).kind).toBe('go');
  const turn = await another().begin({
    email: ' noor@HAVELAARIT.example ',
    address: '2001:db8:1:2:ffff::9',
    device: null,
  });
  expect(turn.kind).toBe('go');
  const next = await another().begin(noor('2001:db8:1:2::7'));
  expect(next).toEqual({ kind: 'wait', seconds: 1 });
  now += 1000;
  expect((await attempts.begin(noor('2001:db8:1:2::7'))).kind, 'Retry-After is true').toBe('go');
});

test('a hundred at once are no more than one after another', async () => {
  const turns = await Promise.all(Array.from({ length: 100 }, () => attempts.begin(noor('10.8.0.1'))));
  expect(turns.filter(({ kind }) => kind === 'go')).toHaveLength(freeOfNetwork);
});

test('strangers together get slower: first held for a moment, then told to come later', async () => {
  for (let network = 0; network < freeOnAccount; network += 1)
    await attempts.begin(noor(`10.9.${network}.1`));
  const kinds: string[] = [];
  for (let round = 0; round < 9; round += 1) kinds.push((await attempts.begin(noor(`10.9.${round}.1`))).kind);
  expect(kinds).toEqual(['go', 'go', 'go', 'go', 'go', 'wait', 'wait', 'wait', 'wait']);
  expect(waited).toEqual([2000, 4000, 6000, 8000]);
});

test('a right password clears what its own network had counted', async () => {
  await wrong(freeOfNetwork + 1, '10.10.0.1');
  await attempts.succeeded(noor('10.10.0.1'));
  expect(await wrong(freeOfNetwork, '10.10.0.1')).toEqual(Array.from({ length: freeOfNetwork }, () => 'go'));
});

test('the table names nobody', async () => {
  await wrong(1, '10.11.0.1');
  const { rows } = await pool.query('select * from auth.sign_in_attempt');
  expect(JSON.stringify(rows)).not.toMatch(/noor|10\.11/i);
});

test('a device is known for the e-mails that signed in on it, and for no other', () => {
  const parts = { secret: 's', cookieName: 'cpor.device', https: true, random: systemRandom };
  const request = (cookie = '') => new Request('http://x', cookie ? { headers: { cookie } } : {});
  const first = rememberDevice(parts, request(), 'Noor@havelaarit.example');
  expect(first).toMatch(/; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const cookie = first.split(';')[0] as string;
  expect(deviceOf(parts, request(cookie), 'noor@havelaarit.example')).not.toBeNull();
  expect(deviceOf(parts, request(cookie), 'mila@havelaarit.example')).toBeNull();
  expect(deviceOf({ ...parts, secret: 'other' }, request(cookie), 'noor@havelaarit.example')).toBeNull();
  const both = rememberDevice(parts, request(cookie), 'mila@havelaarit.example').split(';')[0] as string;
  for (const name of ['noor', 'mila'])
    expect(deviceOf(parts, request(both), `${name}@havelaarit.example`)).not.toBeNull();
  for (let more = 0; more < 9; more += 1)
    expect(rememberDevice(parts, request(both), `p${more}@x.example`).length).toBeLessThan(400);
});
