import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieHeader, password, people, type People } from '../../../test/people.ts';
import { totp } from '../../../test/totp.ts';
import { systemRandom } from '../../ports/random.ts';
import { makeApp } from '../app.ts';
import type { Kit } from '../frame/serve.ts';
import { authRoutes } from './auth-routes.ts';

let house: People;
let app: Kit['app'];
let shift = 0;
const clock = { now: () => Date.now() + shift };

function appOf(of: People): Kit['app'] {
  const services = {
    db: of.db,
    clock,
    random: systemRandom,
    secret: 'x',
    publicUrl: 'http://localhost:8080',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
  } as Kit['services'];
  return makeApp(services, of.auth.identify, { mount: (kit) => authRoutes(kit, of.auth) });
}
beforeAll(async () => {
  house = await people({ clock, ticks: () => clock.now(), secondFactorFor: 'owner', demo: false });
  app = appOf(house);
});
afterAll(() => house.close());

interface Body {
  code?: string;
  items?: { id: string; current: boolean; userAgent: string | null }[];
  errors?: { pointer: string; code: string }[];
  [name: string]: unknown;
}

async function ask(
  path: string,
  cookie: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
) {
  const response = await app.request(path, {
    method,
    headers: {
      cookie,
      'user-agent': 'test browser',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Body,
    cookie: cookieHeader(response.headers.getSetCookie(), cookie),
  };
}
const signIn = async (name: string): Promise<string> =>
  (await ask('/v1/session', '', { email: `${name}@house.example`, password })).cookie;

describe('own sessions', () => {
  test('are listed, one is ended, all others are ended; nobody else is touched', async () => {
    const [here, there, third] = [await signIn('user'), await signIn('user'), await signIn('user')];
    const rival = await signIn('rival');
    const { items = [] } = (await ask('/v1/me/sessions', here)).body;
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items[0]?.userAgent).toBe('test browser');
    const foreign = (await ask('/v1/me/sessions', rival)).body.items?.[0]?.id as string;
    expect((await ask(`/v1/me/sessions/${foreign}/end`, here, {})).status).toBe(404);
    expect((await ask('/v1/me/sessions/%00/end', here, {})).status).toBe(404);
    const other = items.find(({ current }) => !current)?.id as string;
    expect((await ask(`/v1/me/sessions/${other}/end`, here, {})).status).toBe(204);
    expect((await ask('/v1/me/sessions/end-others', here, {})).body).toEqual({ ended: 1 });
    shift += 5001;
    for (const [cookie, status] of [
      [here, 200],
      [there, 401],
      [third, 401],
      [rival, 200],
    ] as const)
      expect((await ask('/v1/me', cookie)).status).toBe(status);
  });

  test('end when they are left alone, and not while they are used', async () => {
    const cookie = await signIn('account');
    for (let hour = 0; hour < 3; hour += 1) {
      shift += 119 * 60_000;
      expect((await ask('/v1/me', cookie)).status).toBe(200);
    }
    shift += 120 * 60_000;
    expect((await ask('/v1/me', cookie)).status).toBe(401);
    shift = 0;
  });
});

test('making a key needs the password, given within a quarter of an hour', async () => {
  const cookie = await signIn('admin');
  const make = () => ask('/v1/api-keys', cookie, { name: 'n', scopes: ['claims:read'] });
  expect((await make()).status).toBe(201);
  shift += 15 * 60_000 + 5001;
  expect([(await make()).status, (await make()).body.code]).toEqual([403, 'proof-needed']);
  expect((await ask('/v1/me/proof', cookie, { password: 'wrong' })).status).toBe(422);
  expect((await make()).status).toBe(403);
  expect((await ask('/v1/me/proof', cookie, { password })).status).toBe(204);
  expect((await make()).status).toBe(201);
  shift = 0;
});

test('a password that is easy to guess is refused with a sentence; a new one takes the keys along when asked', async () => {
  const cookie = await signIn('admin');
  for (const easy of ['password1234', 'admin@house.example', 'Northwind2026!', 'opencpor-2026']) {
    const given = { currentPassword: password, newPassword: easy };
    expect((await ask('/v1/me/password', cookie, given)).body.errors).toMatchObject([
      { pointer: '/newPassword', code: 'password-easy' },
    ]);
  }
  const given = { currentPassword: password, newPassword: 'zeven fietsen op een dijk', revokeKeys: true };
  expect((await ask('/v1/me/password', cookie, given)).status).toBe(204);
  expect(await house.look('select 1 from api_key where revoked_at is null')).toEqual([]);
});

test("where the owner's people need a second factor, nothing else is open before they have one", async () => {
  const cookie = await signIn('programme');
  expect((await ask('/v1/session', cookie)).body).toMatchObject({ mustAddSecondFactor: true });
  expect((await ask('/v1/partners', cookie)).body.code).toBe('second-factor-required');
  expect((await ask('/v1/me', cookie)).status).toBe(200);
  const started = await ask('/v1/me/two-factor', cookie, { password });
  const confirmed = await ask('/v1/me/two-factor/confirm', started.cookie, {
    code: totp(started.body['uri'] as string),
  });
  expect(confirmed.status).toBe(204);
  expect((await ask('/v1/session', confirmed.cookie)).body).toMatchObject({
    mustAddSecondFactor: false,
    twoFactor: true,
  });
  expect((await ask('/v1/partners', confirmed.cookie)).status).toBe(200);
  expect((await ask('/v1/session', await signIn('rival'))).body).toMatchObject({
    mustAddSecondFactor: false,
  });
});

test('a session that was taken over guesses its password slowly, and keeps nobody else from theirs', async () => {
  const [taken, own] = [await signIn('user'), await signIn('user')];
  const guess = async (cookie: string, given: string) =>
    (await ask('/v1/me/proof', cookie, { password: given })).status;
  const answers: number[] = [];
  while (answers.at(-1) !== 429 && answers.length < 16)
    answers.push(await guess(taken, `guess ${answers.length}`));
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(422));
  expect(answers.at(-1)).toBe(429);
  expect(await guess(taken, password)).toBe(429);
  expect(await guess(own, password)).toBe(204);
});
