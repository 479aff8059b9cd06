/** Statements that come again are prepared by name, once for a connection; where that cannot be, they are sent as they are. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
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

describe('a batch', () => {
  const scratch = 'create temp table scratch (n integer primary key)';
  const put = (tx: Tx, n: number): Promise<object[]> => tx.query('insert into scratch values ($1)', [n]);
  const there = async (db: Database): Promise<unknown[]> =>
    (await db.transact(system, (tx) => tx.query<{ n: number }>('select n from scratch order by n'))).map(
      ({ n }) => n,
    );

  test('runs nothing behind a statement that is refused, and says which one it was', () =>
    opened({}, async (db) => {
      await db.pool.query(scratch);
      for (let time = 0; time < 3; time += 1) {
        const sent: Promise<object[]>[] = [];
        const work = db.transact(system, async (tx) => {
          sent.push(put(tx, 1), put(tx, 1), put(tx, 2), tx.query('select 1 / 0'));
          await Promise.all(sent);
        });
        await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'scratch_pkey' });
        const ends = await Promise.allSettled(sent);
        expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
        for (const end of ends.slice(1))
          expect(end).toMatchObject({
            reason: { code: '23505', stack: expect.stringContaining('statements.test.ts') },
          });
        expect(await there(db)).toEqual([]);
      }
      await db.transact(system, async (tx) => void (await Promise.all([put(tx, 1), put(tx, 2)])));
      expect(await there(db)).toEqual([1, 2]);
    }));

  test('is not committed when its last statement is refused, nor when an earlier one was', () =>
    opened({}, async (db) => {
      await db.pool.query(scratch);
      await expect(
        db.transact(system, async (tx) => {
          void put(tx, 1);
          await tx.finish('select 1 / $1::int', [0]);
        }),
      ).rejects.toMatchObject({ code: '22012' });
      await expect(
        db.transact(system, async (tx) => {
          const refused = put(tx, 3).then(() => put(tx, 3));
          await refused.catch(() => undefined);
          await tx.finish('insert into scratch values (4)');
        }),
      ).rejects.toThrow(/aborted/);
      expect(await there(db)).toEqual([]);
    }));

  test('takes texts of several commands between the others, in their order', () =>
    opened({}, async (db) => {
      await db.pool.query(scratch);
      const counts = await db.transact(system, (tx) =>
        Promise.all([
          put(tx, 1),
          tx.query('insert into scratch values (2); select count(*)::int as n from scratch'),
          put(tx, 3),
          tx.query('select count(*)::int as n from scratch'),
        ]),
      );
      expect(counts).toEqual([[], [{ n: 2 }], [], [{ n: 3 }]]);
    }));

  test('carries every kind of value there and back', () =>
    opened({}, async (db) => {
      const texts = ['plain', '', 'a, b', '"quoted"', 'back\\slash', 'null', 'NULL', '{x}', 'é\n', null];
      const values = [
        texts,
        { a: [1, null] },
        new Date(Date.UTC(2026, 1, 3, 4, 5)),
        Buffer.from([0, 255]),
        true,
        1.5,
        [[1, 2]],
      ];
      const text = `select $1::text[] as texts, $2::jsonb as document, $3::timestamptz as at, $4::bytea as bytes, $5::boolean as flag,
        $6::float8 as number, $7::integer[] as lists, $8::text as nothing`;
      for (let time = 0; time < 3; time += 1)
        expect(await db.transact(system, (tx) => tx.query(text, [...values, undefined]))).toEqual([
          {
            texts,
            document: values[1],
            at: values[2],
            bytes: values[3],
            flag: true,
            number: 1.5,
            lists: [[1, 2]],
            nothing: null,
          },
        ]);
    }));
});

describe('names', () => {
  test('belong to what comes again, and are never more than the server should keep', () => {
    const names = new StatementNames();
    const second = (text: string): string | undefined => (names.of(text), names.of(text));
    for (const text of [
      `set local cpor.tenant_id = '${newUuid(systemRandom, 0)}'`,
      'explain select 1',
      'analyze',
    ])
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
