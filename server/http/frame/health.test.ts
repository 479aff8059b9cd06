import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitted } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { isUnavailable } from '../../store/postgres/unavailable.ts';
import { makeApp } from '../app.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

describe('for whoever runs it', () => {
  test('alive, ready, and measured', async () => {
    await submitted(scene, scene.a);
    const app = makeApp(scene.services, async () => ({ actor: scene.a.admin, session: null }));
    expect([(await app.request('/livez')).status, (await app.request('/readyz')).status]).toEqual([200, 200]);
    await app.request('/v1/claims');
    await app.request('/v1/claims?limit=x');
    await app.request('/v1/nowhere');
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('http_requests_total{method="GET",route="/v1/claims",status="200"} 1');
    expect(text).toContain('http_requests_total{method="GET",route="/v1/claims",status="400"} 1');
    expect(text).toContain('http_requests_total{method="GET",route="other",status="404"} 1');
    expect(text).toContain(
      'http_request_duration_seconds_bucket{method="GET",route="/v1/claims",le="+Inf"} 2',
    );
    for (const name of [
      'cpor_database_up 1',
      'cpor_jobs_waiting{kind="mail"}',
      'cpor_deadlines_lag_seconds 0',
      'cpor_database_connections{state="in-use"}',
    ])
      expect(text).toContain(name);
  });

  test('without its database it is alive, not ready, and says 503 with when to ask again', async () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    const db = { ...scene.services.db, transact: () => Promise.reject(lost) };
    const told: unknown[] = [];
    const app = makeApp({ ...scene.services, db }, async () => ({ actor: scene.a.admin, session: null }), {
      onError: (error) => told.push(error),
    });
    expect((await app.request('/livez')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(503);
    expect(await (await app.request('/metrics')).text()).toContain('cpor_database_up 0');
    const answer = await app.request('/v1/claims');
    expect([
      answer.status,
      answer.headers.get('Retry-After'),
      ((await answer.json()) as { code: string }).code,
    ]).toEqual([503, '2', 'unavailable']);
    expect(told).toEqual([lost]);
  });

  test('a failure of ours is 500 and tells nothing of itself', async () => {
    const db = { ...scene.services.db, transact: () => Promise.reject(new Error('secret: password1')) };
    const app = makeApp({ ...scene.services, db }, async () => ({ actor: scene.a.admin, session: null }), {
      onError: () => undefined,
    });
    const answer = await app.request('/v1/claims');
    const text = await answer.text();
    expect([answer.status, text.includes('password1'), text.includes('internal-error')]).toEqual([
      500,
      false,
      true,
    ]);
  });

  test.each<[object, boolean]>([
    [{ code: '57P01', severity: 'FATAL' }, true],
    [{ code: '40001', severity: 'ERROR' }, true],
    [
      {
        code: 'ENOENT',
        syscall: 'connect',
        address: '/tmp/x',
      },
      true,
    ],
    [{ code: 'ENOENT', syscall: 'open', path: '/data/x' }, false],
    [{ code: '23505', severity: 'ERROR' }, false],
    [{}, false],
  ])('%j is the database away: %s', (error, expected) =>
    expect(isUnavailable(Object.assign(new Error('x'), error))).toBe(expected),
  );
});

test('every answer names itself, carries the trace on and is closed to other sites', async () => {
  const app = makeApp(
    {
      ...scene.services,
      publicUrl: 'https://cpor.example',
    },
    async () => ({ actor: scene.a.admin, session: null }),
  );
  const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  for (const path of ['/v1/claims', '/v1/none', '/livez']) {
    const { headers } = await app.request(path, { headers: { traceparent: trace } });
    expect(headers.get('Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('traceparent')).toBe(trace);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('Strict-Transport-Security')).toContain('max-age');
  }
  const listed = await app.request('/v1/claims');
  expect(listed.headers.get('RateLimit')).toMatch(/^"caller";r=\d+;t=\d+$/);
  expect(listed.headers.get('RateLimit-Policy')).toBe('"caller";q=3000;w=60');
  expect(listed.headers.get('Cache-Control')).toBe('private, no-store');
});

describe('/metrics', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({
    incoming: { headers, socket: { remoteAddress } },
  });
  const asked = async (token: string | null, env: object, authorization?: string): Promise<number> => {
    const app = makeApp(scene.services, async () => null, { metricsToken: token });
    const headers = authorization === undefined ? {} : { authorization };
    return (await app.request('/metrics', { headers }, env)).status;
  };

  test('is open to this machine only, and not to what a proxy on it brings', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await asked(null, from(address))).toBe(200);
    expect(await asked(null, from('192.0.2.7'))).toBe(403);
    for (const name of ['x-forwarded-for', 'forwarded', 'via'])
      expect(await asked(null, from('127.0.0.1', { [name]: '192.0.2.7' }))).toBe(403);
  });

  test('with a token is open to whoever sends it, and to nobody else', async () => {
    const token = 'a token of the scraper';
    expect(await asked(token, from('192.0.2.7'), `Bearer ${token}`)).toBe(200);
    expect(await asked(token, from('127.0.0.1'), 'Bearer another one')).toBe(401);
    expect(await asked(token, from('127.0.0.1'))).toBe(401);
  });
});
