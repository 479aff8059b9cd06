/** Statements that come again are prepared by name, once for a connection; where that cannot be, they are sent as they are. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { changedTo, openedWith } from './eyes.ts';
import { mostNames, StatementNames } from './statements.ts';
import { openDatabase, type Database, type DatabaseOptions, type Tx } from './tx.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const system = { side: 'system' } as const;
const counting = 'select $1::int + 1 as sum';
const add = async (tx: Tx, number: number): Promise<number | undefined> =>
  (await tx.query<{ sum: number }>(counting, [number]))[0]?.sum;
const preparedBy = (db: Database): Promise<string[]> =>
  db.transact(system, async (tx) =>
    (await tx.query<{ text: string }>('select statement as text from pg_prepared_statements')).map(
      ({ text }) => text,
    ),
  );

async function opened<T>(options: Partial<DatabaseOptions>, work: (db: Database) => Promise<T>): Promise<T> {
  const { appUrl: url } = database;
  const db = openDatabase({
    url,
    connections: 1,
    clockNow: Date.now,
    onError: () => undefined,
    ...options,
  });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

test('a statement is prepared once it has come twice, and answers as before', () =>
  opened({}, async (db) => {
    expect(await db.transact(system, (tx) => add(tx, 1))).toBe(2);
    expect(await preparedBy(db)).not.toContain(counting);
    expect(await db.transact(system, (tx) => Promise.all([add(tx, 2), add(tx, 3)]))).toEqual([3, 4]);
    expect((await preparedBy(db)).filter((text) => text === counting)).toHaveLength(1);
  }));

test('none is prepared where the setting says so', () =>
  opened({ prepare: false }, async (db) => {
    for (const number of [1, 2, 3])
      expect(await db.transact(system, (tx) => add(tx, number))).toBe(number + 1);
    expect(await preparedBy(db)).toEqual([]);
  }));

test('a pooler that loses prepared statements is noticed: the work is done again, and from then on without them', () => {
  let noticed = 0;
  const options = { onUnprepared: () => void (noticed += 1) };
  return opened(options, async (db) => {
    for (const number of [1, 2]) await db.transact(system, (tx) => add(tx, number));
    await db.pool.query('deallocate all');
    expect(await db.transact(system, (tx) => add(tx, 3))).toBe(4);
    expect(await db.transact(system, (tx) => add(tx, 4))).toBe(5);
    expect(noticed).toBe(1);
    expect(await preparedBy(db)).toEqual([]);
  });
});

test('a column that got another type under a running program is read as it is now', () =>
  opened({}, async (db) => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('create table kept_plan (n integer); grant select on kept_plan to cpor_app');
    await owner.query('insert into kept_plan values (1)');
    const read = (): Promise<object[]> => db.transact(system, (tx) => tx.query('select n from kept_plan'));
    for (let time = 0; time < 3; time += 1) expect(await read()).toEqual([{ n: 1 }]);
    await owner.query('alter table kept_plan alter n type text');
    expect(await read()).toEqual([{ n: '1' }]);
    await owner.query('drop table kept_plan');
    await owner.end();
  }));

describe('names', () => {
  test('belong to what has a plan, and are never more than the server should keep', () => {
    const names = new StatementNames();
    const second = (text: string): string | undefined => (names.of(text), names.of(text));
    for (const text of ['begin', "set local cpor.side = 'owner'", 'explain select 1', 'commit'])
      expect(second(text)).toBeUndefined();
    const given = Array.from({ length: mostNames + 50 }, (_, index) => second(`select ${index}`));
    expect(new Set(given.filter((name) => name !== undefined)).size).toBe(mostNames);
    expect(names.of('select 7')).toBe(given[7]);
  });
});

describe('eyes', () => {
  const [one, other] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];

  test('are set with what they have, each by a query of its own', () => {
    expect(openedWith(system)).toEqual(["set local cpor.side = 'system'"]);
    expect(openedWith({ side: 'partner', partnerId: one, tenantId: null })).toEqual([
      "set local cpor.side = 'partner'",
      `set local cpor.partner_id = '${one}'`,
    ]);
    expect(openedWith({ side: 'customer', tenantId: other })).toEqual([
      "set local cpor.side = 'customer'",
      `set local cpor.tenant_id = '${other}'`,
    ]);
  });

  test('change within a transaction by what differs, also to nothing', () => {
    expect(changedTo(system, { side: 'partner', partnerId: one, tenantId: other })).toEqual([
      "set local cpor.side = 'system'",
      "set local cpor.partner_id = ''",
      "set local cpor.tenant_id = ''",
    ]);
    expect(changedTo({ side: 'owner' }, system)).toEqual(["set local cpor.side = 'owner'"]);
    expect(changedTo(system, system)).toEqual([]);
  });

  test('take nothing but words of the enum and UUIDs', () => {
    expect(() => openedWith({ side: 'customer', tenantId: "' or true --" })).toThrow('not a UUID');
    expect(() => openedWith({ side: 'root' } as never)).toThrow('unknown side');
  });

  test('of one transaction are gone in the next on the same connection', () =>
    opened({}, async (db) => {
      const seen = (tx: Tx): Promise<object[]> =>
        tx.query(
          `select current_setting('cpor.side', true) as side, current_setting('cpor.partner_id', true) as partner, current_setting('cpor.tenant_id', true) as tenant`,
        );
      await db.transact({ side: 'partner', partnerId: one, tenantId: other }, async (tx) => {
        expect(await seen(tx)).toEqual([{ side: 'partner', partner: one, tenant: other }]);
        expect(await tx.as(system, seen)).toEqual([{ side: 'system', partner: '', tenant: '' }]);
        expect(await seen(tx)).toEqual([{ side: 'partner', partner: one, tenant: other }]);
      });
      expect(await db.transact({ side: 'owner' }, seen)).toEqual([
        { side: 'owner', partner: '', tenant: '' },
      ]);
    }));
});
