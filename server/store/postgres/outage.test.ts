/** A database that hangs, ends or refuses: what is thrown, and that nothing waits for ever. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openProbe } from './probe.ts';
import { isUnavailable } from './unavailable.ts';
import { openDatabase, OutcomeUnknown, type Database } from './tx.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, connections: 2, clockNow: Date.now, onError: () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const system = { side: 'system' } as const;
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const silent = async (): Promise<{ url: string; close(): void }> => {
  const sockets: { destroy(): void }[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `postgresql://cpor_app@127.0.0.1:${(server.address() as AddressInfo).port}/cpor?sslmode=disable`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

test('a probe is answered, and one that gets no answer fails by itself, again and again', async () => {
  const well = openProbe(database.appUrl, Date.now);
  expect(await well.ask(async () => 'here')).toBe('here');
  expect(await failure(well.ask((tx) => tx.query('select pg_sleep(30)')))).toBeInstanceOf(Error);
  expect(await well.ask(async () => 'here again')).toBe('here again');
  await well.close();
  const nobody = await silent();
  const probe = openProbe(nobody.url, Date.now);
  expect(await failure(probe.ask(async () => 'never'))).toBeInstanceOf(Error);
  await probe.close();
  nobody.close();
});

test('a statement that is not answered is given up, and the connection with it', async () => {
  const hasty = openDatabase({
    url: database.appUrl,
    connections: 1,
    clockNow: Date.now,
    onError: () => undefined,
    patienceMs: 300,
  });
  expect(isUnavailable(await failure(hasty.transact(system, (tx) => tx.query('select pg_sleep(30)'))))).toBe(
    true,
  );
  expect(await hasty.transact(system, async () => 'goes on')).toBe('goes on');
  await hasty.close();
});

test('a connection that ends during the commit leaves open whether it was written; one that ends before does not', async () => {
  const end = 'select pg_terminate_backend(pg_backend_pid())';
  expect(await failure(db.transact(system, (tx) => tx.finish(end)))).toBeInstanceOf(OutcomeUnknown);
  const besideIt = db.transact(system, (tx) => Promise.all([tx.query(end), tx.finish('select 1')]));
  expect(await failure(besideIt)).toBeInstanceOf(OutcomeUnknown);
  const before = await failure(db.transact(system, (tx) => tx.query(end)));
  expect(before).not.toBeInstanceOf(OutcomeUnknown);
  expect(isUnavailable(before)).toBe(true);
  // Nothing was to be written, so nothing is in doubt.
  const read = await failure(db.transact(system, (tx) => tx.finish(end), 'read'));
  expect(read).not.toBeInstanceOf(OutcomeUnknown);
});

test.each([
  ['53100', 'no space left on device'],
  ['53300', 'too many connections'],
  ['57P01', 'terminating connection due to administrator command'],
  ['57014', 'canceling statement due to statement timeout'],
  ['55P03', 'canceling statement due to lock timeout'],
  ['25006', 'cannot execute INSERT in a read-only transaction'],
  ['58030', 'could not read block'],
])('%s is an outage: %s', (code, message) => {
  expect(isUnavailable(Object.assign(new Error(message), { code, severity: 'ERROR' }))).toBe(true);
});

test.each(['23505', '23503', '42P01', '22P02'])('%s is no outage but a fault of ours', (code) => {
  expect(isUnavailable(Object.assign(new Error('no'), { code, severity: 'ERROR' }))).toBe(false);
});
