import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeScene, type Scene } from '../../test/scene.ts';
import type { Database, Mode, Scope, Tx } from '../store/postgres/tx.ts';
import { readTogether, writeTogether } from './together.ts';

let scene: Scene;
let opened: number;
let sent: number;
let db: Pick<Database, 'transact'>;

beforeEach(async () => {
  scene = await makeScene();
  opened = 0;
  sent = 0;
  const real = scene.services.db;
  const transact = (
    scope: Scope,
    opening: { mode?: Mode },
    work: (tx: Tx, now: string) => Promise<unknown>,
  ): Promise<unknown> => {
    opened += 1;
    return real.transact(scope, opening, (tx, now) => {
      const query: Tx['query'] = (...given) => {
        sent += 1;
        return tx.query(...given);
      };
      return work({ scope: tx.scope, cacheKey: tx.cacheKey, as: tx.as, finish: tx.finish, query }, now);
    });
  };
  db = { transact: transact as Database['transact'] };
});
afterEach(() => scene.close());

const feed = (name: string) => (tx: { query(text: string, values: unknown[]): Promise<object[]> }) =>
  tx.query('insert into feed (organisation, last_number) values ($1, 0)', [name]);
const feeds = async (): Promise<string[]> =>
  (await scene.look<{ organisation: string }>('select organisation from feed order by organisation')).map(
    (row) => row.organisation,
  );

it('gives those that ask at the same time one transaction, and the later ones the next', async () => {
  const write = writeTogether(db);
  await Promise.all(Array.from({ length: 40 }, (_, index) => write(feed(`customer:${index}`))));
  expect(opened).toBe(1);
  await write(feed('owner'));
  expect(opened).toBe(2);
  expect(await feeds()).toHaveLength(41);
});

it('does each by itself where one of them fails: the others are written, and only that one gets the error', async () => {
  const write = writeTogether(db);
  await write(feed('b'));
  const done = await Promise.allSettled(['a', 'b', 'c'].map((name) => write(feed(name))));
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await feeds()).toEqual(['a', 'b', 'c']);
});

it('asks one question once for all who read at one instant', async () => {
  const read = readTogether(db);
  const asked = (value: number) => read((tx) => tx.query<{ n: number }>('select $1::int as n', [value]));
  const answers = await Promise.all([1, 2, 1, 2, 1].map(asked));
  expect(answers.map(([row]) => row?.n)).toEqual([1, 2, 1, 2, 1]);
  expect(sent).toBe(2);
});
