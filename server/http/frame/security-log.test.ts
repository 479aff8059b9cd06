import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cookieHeader, password, people, type People } from '../../../test/people.ts';
import { totp } from '../../../test/totp.ts';
import { makeLogger } from '../../ports/log.ts';
import { systemClock } from '../../ports/clock.ts';
import { systemRandom } from '../../ports/random.ts';
import { makeApp } from '../app.ts';
import { authRoutes } from '../parties/auth-routes.ts';
import type { Kit } from './serve.ts';

interface Line {
  level: string;
  event: string;
  [name: string]: unknown;
}

let house: People;
let app: Kit['app'];
let written: string[] = [];

beforeAll(async () => {
  house = await people();
  const services = {
    db: house.db,
    clock: systemClock,
    random: systemRandom,
    secret: 'x',
    publicUrl: 'http://localhost:8080',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
  } as Kit['services'];
  app = makeApp(services, house.auth.identify, {
    logger: makeLogger({ level: 'debug', form: 'json', out: (line) => written.push(line) }),
    logRequests: true,
    mount: (kit) => authRoutes(kit, house.auth),
  });
});
afterAll(() => house.close());
beforeEach(() => {
  written = [];
});

const lines = (): Line[] => written.map((line) => JSON.parse(line) as Line);
const events = (): string[] => lines().flatMap(({ event }) => (event === 'request' ? [] : [event]));

async function ask(path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) {
  const response = await app.request(path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Record<string, string>,
    cookie: cookieHeader(response.headers.getSetCookie()),
  };
}
const signIn = (name: string, given = password) =>
  ask('/v1/session', 'POST', { email: `${name}@house.example`, password: given });

test('each answered request has a line with who, from where, route, status, code and time', async () => {
  const { cookie } = await signIn('admin');
  written = [];
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await ask('/v1/me?secret=4711', 'GET', undefined, { cookie, traceparent: trace });
  expect(lines()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      level: 'info',
      event: 'request',
      side: 'partner',
      member: expect.stringMatching(/^mem_/) as string,
      from: 'unknown',
      requestId: expect.any(String) as string,
      trace: '0af7651916cd43dd8448eb211c80319c',
      route: 'GET /v1/me',
      status: 400,
      code: 'request-invalid',
      ms: expect.any(Number) as number,
    },
  ]);
});

test('signing in, refused rights, unknown keys, keys made, used and revoked: each is an event', async () => {
  await signIn('admin', 'wrong');
  await ask('/v1/session', 'POST', { email: 'my secret password', password: 'x' });
  const { cookie } = await signIn('admin');
  const made = await ask('/v1/api-keys', 'POST', { name: 'n', scopes: ['claims:read'] }, { cookie });
  const key = { authorization: `Bearer ${made.body['key']}` };
  await ask('/v1/claims', 'GET', undefined, key);
  await ask('/v1/claims', 'GET', undefined, key);
  await ask('/v1/associations', 'GET', undefined, key);
  await ask(`/v1/api-keys/${made.body['id']}/revoke`, 'POST', undefined, { cookie });
  await ask('/v1/claims', 'GET', undefined, { authorization: 'Bearer cpor_test_unknown' });
  await ask('/v1/claims');
  await ask('/v1/session', 'DELETE', undefined, { cookie });
  expect(events()).toEqual([
    'sign-in.failed',
    'sign-in.failed',
    'sign-in.ok',
    'key.made',
    'key.first-used',
    'rights.refused',
    'key.revoked',
    'credentials.refused',
    'sign-out',
  ]);
  const [first, second] = lines().filter(({ event }) => event === 'sign-in.failed');
  expect(first).toMatchObject({ level: 'warn', security: true, email: 'admin@house.example' });
  expect(second).toMatchObject({ email: '(no address)' });
  expect(lines().find(({ event }) => event === 'rights.refused')).toMatchObject({
    code: 'scope-missing',
    key: made.body['id'],
    route: 'GET /v1/associations',
  });
});

test('nothing secret is written: passwords, codes, keys, cookies, links, bodies, queries', async () => {
  const canaries: string[] = [password, 'canary-in-the-query', 'canary of the body'];
  const { cookie } = await signIn('user');
  canaries.push(...cookie.split('; ').map((part) => part.slice(part.indexOf('=') + 1)));
  await signIn('user', 'canary of the body');
  const started = await ask('/v1/me/two-factor', 'POST', { password }, { cookie });
  const secret = new URL(started.body['uri'] as string).searchParams.get('secret') as string;
  canaries.push(secret, ...(started.body['backupCodes'] as unknown as string[]));
  await ask('/v1/me/two-factor/confirm', 'POST', { code: totp(secret) }, { cookie });
  await ask('/v1/claims?q=canary-in-the-query', 'GET', undefined, { cookie });
  await ask('/v1/claims', 'POST', { name: 'canary of the body' }, { cookie });
  const made = await ask(
    '/v1/api-keys',
    'POST',
    { name: 'n', scopes: ['claims:read'] },
    { cookie: (await signIn('admin')).cookie },
  );
  canaries.push(made.body['key'] as string);
  await ask('/v1/consents/canary-in-the-query', 'GET');
  await ask('/consent/canary-in-the-query', 'GET');
  expect(written.length).toBeGreaterThan(8);
  for (const canary of canaries.filter((one) => one.length > 3))
    expect(written.join('\n')).not.toContain(canary);
});
