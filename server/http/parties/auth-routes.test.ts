import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieHeader, password, people, type People } from '../../../test/people.ts';
import type { Auth } from '../../auth/auth.ts';
import { systemClock } from '../../ports/clock.ts';
import { systemRandom } from '../../ports/random.ts';
import { authRoutes } from './auth-routes.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { HttpProblem, httpProblem } from '../frame/problem.ts';
import type { Env, Kit } from '../frame/serve.ts';
import { keepIdKeys } from '../frame/ids.ts';

keepIdKeys('a secret of this test only, long enough');

let demo: People;
let production: People;
let site: Kit['app'];
let live: Kit['app'];

beforeAll(async () => {
  demo = await people();
  production = await people({ publicUrl: 'https://cpor.house.example', demo: false, sandbox: false });
  site = appOf(demo, 'http://localhost:8080');
  live = appOf(production, 'https://cpor.house.example');
});
afterAll(async () => {
  await demo.close();
  await production.close();
});

function appOf({ db, auth }: { db: People['db']; auth: Auth }, publicUrl: string): Kit['app'] {
  const app = new OpenAPIHono<Env>();
  app.use(async (c, next) => {
    c.set('requestId', 'r');
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof HttpProblem)
      return httpProblem(error.code, { requestId: 'r', path: c.req.path }, error.errors, error.headers);
    throw error;
  });
  authRoutes(
    {
      app,
      identify: auth.identify,
      limits: null,
      served: [],
      services: {
        db,
        clock: systemClock,
        random: systemRandom,
        files: null as never,
        secret: 'x',
        publicUrl,
        owner: { country: 'NL', zone: 'Europe/Amsterdam' },
        sandbox: auth.demo,
        scanner: null,
      } as Kit['services'],
    },
    auth,
  );
  return app;
}

/** What the answers of these routes are made of, all in one: what an answer has not is undefined and fails its expectation. */
interface Body {
  code: string;
  expiresAt: string;
  member: { name: string };
  errors: [{ pointer: string; code: string }];
  missing: unknown[];
  uri: string;
  backupCodes: string[];
  items: { side: string; name: string; roles: string[] }[];
}

interface Asked {
  method?: string;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

async function ask(
  app: Kit['app'],
  path: string,
  { method = 'GET', cookie = '', body, headers = {} }: Asked = {},
) {
  const response = await app.request(path, {
    method,
    headers: {
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : null) as Body,
    cookie: cookieHeader(response.headers.getSetCookie(), cookie),
  };
}

const signIn = (app: Kit['app'], email = 'admin@house.example', given = password, more: Asked = {}) =>
  ask(app, '/v1/session', { method: 'POST', body: { email, password: given }, ...more });

describe('/v1/session', () => {
  it('signs in and out, and says who is there', async () => {
    expect((await ask(site, '/v1/session')).body).toEqual({
      member: null,
      twoFactor: false,
      expiresAt: null,
      hasPassword: false,
      mustAddSecondFactor: false,
      singleSignOn: false,
      demo: true,
    });
    const first = await signIn(site);
    expect([first.status, first.body]).toEqual([200, { state: 'signed-in' }]);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { body } = await ask(site, '/v1/session', { cookie: first.cookie });
    expect(body).toMatchObject({
      member: {
        id: sharedIdOf('member', demo.ids.admin),
        name: 'admin',
        email: 'admin@house.example',
        side: 'partner',
        language: 'en',
      },
      twoFactor: false,
    });
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(11 * 3600_000);
    const out = await ask(site, '/v1/session', { method: 'DELETE', cookie: first.cookie });
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect([out.status, out.cookie]).toEqual([204, expect.stringMatching(/^cpor\.device=[^;]+$/)]);
    expect((await ask(site, '/v1/me', { cookie: first.cookie })).status).toBe(401);
    expect((await ask(site, '/v1/session', { method: 'DELETE' })).status).toBe(204);
  });

  it('answers an unknown e-mail and a wrong password with the same bytes', async () => {
    const [one, two] = [
      await signIn(site, 'nobody@house.example'),
      await signIn(site, 'admin@house.example', 'wrong'),
    ];
    expect(one.status).toBe(401);
    expect(one.body.code).toBe('sign-in-refused');
    expect(two.body).toEqual(one.body);
    expect(two.headers.getSetCookie()).toEqual([]);
    expect([...two.headers]).toEqual([...one.headers]);
  });

  it('tells everything that is malformed, and takes JSON only', async () => {
    const wrong = await ask(site, '/v1/session', { method: 'POST', body: { password: '', colour: 1 } });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((error) => `${error.pointer} ${error.code}`).toSorted()).toEqual([
      '/colour field-unknown',
      '/email field-required',
      '/password value-invalid',
    ]);
    const form = await site.request('/v1/session', {
      method: 'POST',
      body: new URLSearchParams({ email: 'admin@house.example', password }),
    });
    expect(form.status).toBe(415);
    expect(form.headers.getSetCookie()).toEqual([]);
  });

  it("is not for another site's page", async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const forged = await signIn(site, 'admin@house.example', password, { headers });
      expect([forged.status, forged.body.code]).toEqual([403, 'origin-refused']);
      expect(forged.headers.getSetCookie()).toEqual([]);
    }
    expect(
      (await signIn(site, 'admin@house.example', password, { headers: { origin: 'http://localhost:8080' } }))
        .status,
    ).toBe(200);
    expect(
      (await signIn(live, 'admin@house.example', password, { headers: { origin: 'http://localhost:8080' } }))
        .status,
    ).toBe(403);
    const { cookie } = await signIn(site);
    expect(
      (
        await ask(site, '/v1/session', {
          method: 'DELETE',
          cookie,
          headers: { origin: 'https://evil.example' },
        })
      ).status,
    ).toBe(403);
    expect((await ask(site, '/v1/me', { cookie })).status, 'still signed in').toBe(200);
    expect(
      (
        await ask(site, '/v1/me/password', {
          method: 'POST',
          cookie,
          headers: { origin: 'https://evil.example' },
          body: { currentPassword: password, newPassword: 'a password of the thief' },
        })
      ).status,
    ).toBe(401);
    expect((await signIn(site)).status).toBe(200);
  });

  it('says how long to wait after too many wrong passwords', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(site, 'auditor@house.example', 'wrong')),
    );
    const slowed = answers.find(({ status }) => status === 429);
    expect(slowed?.body.code).toBe('rate-limited');
    const seconds = Number(slowed?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('offers single sign-on only where it is set', async () => {
    expect((await ask(site, '/v1/session/single-sign-on', { method: 'POST', body: {} })).status).toBe(404);
    expect(
      (
        await ask(site, '/v1/session/single-sign-on', {
          method: 'POST',
          body: { returnTo: '//evil.example' },
        })
      ).status,
    ).toBe(400);
    expect((await ask(site, '/api/auth/sign-in/email', { method: 'GET' })).status).toBe(404);
    expect((await ask(site, '/api/auth/callback/oidc?code=x&state=y')).status).toBe(404);
    expect((await site.request('/api/auth/sign-up/email', { method: 'POST' })).status).toBe(404);
  });
});

describe('/v1/me', () => {
  it('says who one is, with outside ids', async () => {
    const { cookie } = await signIn(site, 'user@house.example');
    const { status, body } = await ask(site, '/v1/me', { cookie });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: sharedIdOf('member', demo.ids.user),
      side: 'partner',
      partnerId: sharedIdOf('partner', demo.partnerId),
      customerId: null,
      companyName: 'Northwind',
      demo: true,
      roles: [
        {
          role: 'incentives-user',
          location: { id: sharedIdOf('location', demo.locationId), number: '1001' },
          programme: null,
          maySubmit: false,
        },
      ],
    });
    expect(body.missing[0]).toEqual({
      role: 'account-admin',
      permission: null,
      locations: null,
      grantedBy: [{ name: 'account', email: 'account@house.example' }],
      opens: [
        'listMembers',
        'readMember',
        'listPeopleChanges',
        'grantRole',
        'revokeRole',
        'inviteMember',
        'resendInvitation',
        'withdrawInvitation',
        'deactivateMember',
        'reactivateMember',
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect((await ask(site, '/v1/me')).status).toBe(401);
  });

  it('prepares, confirms and ends the second factor, and changes the password', async () => {
    const { cookie } = await signIn(site, 'tenant@house.example');
    const wrong = await ask(site, '/v1/me/two-factor', {
      method: 'POST',
      cookie,
      body: { password: 'wrong' },
    });
    expect([wrong.status, wrong.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/password', code: 'value-invalid' },
    ]);
    const started = await ask(site, '/v1/me/two-factor', { method: 'POST', cookie, body: { password } });
    expect(started.status).toBe(200);
    expect(started.body.uri).toMatch(/^otpauth:\/\/totp\/OpenCPOR/);
    expect(started.body.backupCodes).toHaveLength(10);
    expect(
      (await ask(site, '/v1/me/two-factor/confirm', { method: 'POST', cookie, body: { code: '000000' } }))
        .body.errors[0].pointer,
    ).toBe('/code');
    expect(
      (await ask(site, '/v1/session/second-factor', { method: 'POST', cookie, body: { code: '000000' } }))
        .status,
    ).toBe(401);
    const changed = await ask(site, '/v1/me/password', {
      method: 'POST',
      cookie,
      body: { currentPassword: password, newPassword: 'another long password' },
    });
    expect(changed.status).toBe(204);
    expect((await ask(site, '/v1/me', { cookie: changed.cookie })).status).toBe(200);
    expect((await signIn(site, 'tenant@house.example')).status).toBe(401);
  });
});

describe("the demo's people", () => {
  it('are listed by side and role, and signed in as with one click', async () => {
    const { status, body } = await ask(site, '/v1/demo/people');
    expect(status).toBe(200);
    expect(body.items.map((person) => `${person.side} ${person.name} ${person.roles.join()}`)).toEqual([
      'partner rival incentives-admin',
      'partner admin incentives-admin',
      'partner user incentives-user',
      'partner account account-admin',
      'owner reviewer reviewer',
      'owner programme programme-admin',
      'owner auditor auditor',
      'customer tenant tenant-admin',
    ]);
    const signed = await ask(site, '/v1/demo/sign-in', {
      method: 'POST',
      body: { memberId: sharedIdOf('member', demo.ids.reviewer) },
    });
    expect(signed.status).toBe(200);
    expect((await ask(site, '/v1/session', { cookie: signed.cookie })).body.member.name).toBe('reviewer');
    expect(
      (
        await ask(site, '/v1/demo/sign-in', {
          method: 'POST',
          body: { memberId: sharedIdOf('member', demo.partnerId) },
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await ask(site, '/v1/demo/sign-in', {
          method: 'POST',
          headers: { origin: 'http://evil.example:8080' },
          body: { memberId: sharedIdOf('member', demo.ids.reviewer) },
        })
      ).status,
    ).toBe(403);
  });

  it('are nowhere outside the demo', async () => {
    expect((await ask(live, '/v1/demo/people')).status).toBe(404);
    const signed = await ask(live, '/v1/demo/sign-in', {
      method: 'POST',
      body: { memberId: sharedIdOf('member', production.ids.admin) },
    });
    expect([signed.status, signed.headers.getSetCookie()]).toEqual([404, []]);
    expect((await ask(live, '/v1/session')).body).toMatchObject({ demo: false });
  });
});
