/** An outage of the accounts' database is told as an outage: no session is lost and no password called wrong because of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieHeader, password, people, type People } from '../../test/people.ts';
import { isUnavailable } from '../store/postgres/unavailable.ts';
import { signInWithPassword, signInWithSecondFactor, signOut } from './sessions.ts';

const at = 'http://localhost:8080/';
let house: People;
let now = 0;
let cookie = '';
beforeAll(async () => {
  house = await people({ ticks: () => now });
  const answer = await signIn();
  cookie = cookieHeader('cookies' in answer ? answer.cookies : []);
  if (!(await house.auth.identify(asked()))) throw new Error('nobody is signed in');
  house.auth.pool.connect = (() =>
    Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))) as never;
  now += 10_000;
});
afterAll(() => house.close());

const asked = (): Request => new Request(at, { method: 'POST', headers: { cookie } });
const signIn = (): ReturnType<typeof signInWithPassword> =>
  signInWithPassword(
    house.auth.sessions,
    new Request(at, { method: 'POST' }),
    { email: 'admin@house.example', password },
    '127.0.0.1',
  );
const outage = (work: Promise<unknown>): Promise<boolean> => work.then(() => false, isUnavailable);

test('who is signed in cannot be known', async () => {
  expect(await outage(house.auth.identify(asked()))).toBe(true);
});

test('a password is not called wrong, however often it is tried', async () => {
  for (let attempt = 0; attempt < 12; attempt += 1) expect(await outage(signIn())).toBe(true);
});

test('a second factor is not called wrong, and nobody is told to be signed out', async () => {
  expect(await outage(signInWithSecondFactor(house.auth.sessions, asked(), '123456'))).toBe(false);
  expect(await outage(signOut(house.auth.sessions, asked()))).toBe(true);
});
