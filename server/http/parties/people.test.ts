/** People of a company kept by their admins, with the real accounts: at the programme owner, at a partner, and closed to everybody else. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieHeader, password, people, type People } from '../../../test/people.ts';
import { totp } from '../../../test/totp.ts';
import type { Services } from '../../actions/run/context.ts';
import { makeInvitationToken } from '../../actions/parties/invitation-link.ts';
import { systemRandom } from '../../ports/random.ts';
import { answerError } from '../frame/answer-error.ts';
import { keepIdKeys, sharedIdOf } from '../frame/ids.ts';
import type { Env, Kit } from '../frame/serve.ts';
import { apiKeys } from './api-keys.ts';
import { authRoutes } from './auth-routes.ts';
import { invitations } from './invitations.ts';
import { members } from './members.ts';
import { peopleChanges } from './people-changes.ts';

const secret = 'a secret of this test only, long enough';
keepIdKeys(secret);

let house: People;
let app: Kit['app'];
let cookies: Record<'programme' | 'account' | 'reviewer' | 'rival' | 'auditor' | 'admin', string>;

beforeAll(async () => {
  house = await people({ ownerName: 'Fabrikam Cloud' });
  app = new OpenAPIHono<Env>();
  app.use(async (c, next) => {
    c.set('requestId', 'r');
    await next();
  });
  app.onError((error, c) =>
    answerError(error, { requestId: 'r', path: c.req.path }, false, (failure) => {
      throw failure;
    }),
  );
  const services: Services = {
    db: house.db,
    clock: { now: () => Date.now() },
    random: systemRandom,
    files: null as never,
    secret,
    publicUrl: 'http://localhost:8080',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
    scanner: null,
  };
  const kit: Kit = { app, services, identify: house.auth.identify, limits: null, served: [] };
  for (const mount of [authRoutes, invitations]) mount(kit, house.auth);
  for (const mount of [peopleChanges, members, apiKeys]) mount(kit);
  const names = ['programme', 'account', 'reviewer', 'rival', 'auditor', 'admin'] as const;
  cookies = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await signIn(`${name}@house.example`)])),
  ) as typeof cookies;
});
afterAll(() => house.close());

interface Asked {
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}
interface Answered {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

async function ask(
  method: string,
  path: string,
  { as = '', body, headers = {} }: Asked = {},
): Promise<Answered> {
  const response = await app.request(path, {
    method,
    headers: {
      ...(as && { [as.startsWith('Bearer') ? 'authorization' : 'cookie']: as }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers };
}

async function signIn(email: string, secretWord = password): Promise<string> {
  const { headers } = await ask('POST', '/v1/session', { body: { email, password: secretWord } });
  return cookieHeader(headers.getSetCookie());
}

interface Listed {
  id: string;
  name: string;
  email: string;
  version: number;
  disabled: boolean;
  invitation: object | null;
  conflicts: { partnerName: string }[];
  capacity: number | null;
  roles: { role: string }[];
}
async function listed(as: string, email: string): Promise<Listed | undefined> {
  const { body } = await ask('GET', '/v1/members?limit=200', { as });
  return (body['items'] as Listed[]).find((one) => one.email === email);
}
const must = async (as: string, email: string): Promise<Listed> => {
  const found = await listed(as, email);
  if (!found) throw new Error(`${email} is not listed`);
  return found;
};

/** One act on a person as it was last read. */
async function act(as: string, email: string, word: string, body: object, more: Asked['headers'] = {}) {
  const { id, version } = await must(as, email);
  return ask('POST', `/v1/members/${id}/${word}`, {
    as,
    body,
    headers: { 'If-Match': `"${version}"`, ...more },
  });
}

let count = 0;
const address = (): string => `new${(count += 1)}@people.example`;
function invite(as: string, email: string, more: object = {}) {
  const side = as === cookies.account || as === cookies.rival ? 'report-viewer' : 'reviewer';
  const body = {
    name: 'Nora New',
    email,
    language: 'nl',
    roles: [{ role: side }],
    why: 'Joins us.',
    ...more,
  };
  return ask('POST', '/v1/members', { as, body });
}

const tokenOf = async (email: string): Promise<string> => {
  const [row] = await house.look<{ id: string }>(
    'select id from invitation where email = $1 order by invited_at desc, id desc limit 1',
    [email],
  );
  return makeInvitationToken(secret, row?.id ?? '');
};
async function come(email: string): Promise<string> {
  const path = `/v1/invitations/${await tokenOf(email)}/accept`;
  expect((await ask('POST', path, { body: { password: 'a first pass phrase' } })).status).toBe(204);
  return signIn(email, 'a first pass phrase');
}
const pointers = ({ body }: Answered): string[] =>
  (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

/** The programme owner's people as their admin keeps them; each test with somebody of its own. */
describe('at the programme owner', () => {
  let email: string;
  beforeEach(() => {
    email = address();
  });

  test('somebody is invited by mail, chooses a password, and has the roles given', async () => {
    const made = await invite(cookies.programme, email, {
      roles: [{ role: 'reviewer' }, { role: 'finance' }],
    });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await ask('GET', `/v1/invitations/${await tokenOf(email)}`)).toMatchObject({
      body: { state: 'open', side: 'owner', company: 'Fabrikam Cloud', invitedBy: 'programme' },
    });
    expect(await must(cookies.programme, email)).toMatchObject({
      invitation: { expiresAt: expect.any(String) },
      roles: [{ role: 'finance' }, { role: 'reviewer' }],
    });
    const cookie = await come(email);
    expect(await ask('GET', '/v1/me', { as: cookie })).toMatchObject({ body: { side: 'owner' } });
    expect(await must(cookies.programme, email)).toMatchObject({ invitation: null });
    const again = await invite(cookies.programme, email);
    expect([again.status, again.body['code']]).toEqual([409, 'email-taken']);
  });

  test('every problem of an invitation at once, each at its field', async () => {
    const body = {
      name: '',
      email,
      language: 'x-1',
      why: '',
      roles: [{ role: 'reviewer' }, { role: 'incentives-user', programme: 'osa-sell' }],
    };
    const answered = await ask('POST', '/v1/members', { as: cookies.programme, body });
    expect(answered.status).toBe(422);
    expect(pointers(answered)).toEqual([
      '/name field-required',
      '/why field-required',
      '/language value-invalid',
      '/roles/1/role value-invalid',
      '/roles/1/programme value-invalid',
    ]);
    expect(pointers(await invite(cookies.programme, email, { roles: [] }))).toEqual([
      '/roles field-required',
    ]);
    expect(await listed(cookies.programme, email)).toBeUndefined();
  });

  test('only by a programme admin, never about oneself, never at another company', async () => {
    await invite(cookies.programme, email);
    const { id } = await must(cookies.programme, email);
    const headers = { 'If-Match': '"1"' };
    const post = (as: string, to: string, body: object) =>
      ask('POST', `/v1/members/${to}/deactivate`, { as, body, headers });
    for (const as of [cookies.reviewer, cookies.auditor])
      expect((await post(as, id, { why: 'x' })).body['code']).toBe('role-missing');
    expect((await post(cookies.account, id, { why: 'x' })).status).toBe(404);
    const self = sharedIdOf('member', house.ids.programme);
    for (const [word, body] of [
      ['deactivate', { why: 'x' }],
      ['set-capacity', { capacity: 3, why: 'x' }],
      ['add-conflict', { partnerId: sharedIdOf('partner', house.partnerId), why: 'x' }],
      ['grant-role', { role: 'finance', why: 'x' }],
      ['revoke-role', { role: 'programme-admin', why: 'x' }],
    ] as const) {
      const answered = await ask('POST', `/v1/members/${self}/${word}`, {
        as: cookies.programme,
        body,
        headers,
      });
      expect([word, answered.status, answered.body['code']]).toEqual([word, 403, 'other-person-required']);
    }
  });

  test('an older version, a missing one and a replay are told apart', async () => {
    await invite(cookies.programme, email);
    const { id, version } = await must(cookies.programme, email);
    const path = `/v1/members/${id}/set-capacity`;
    const body = { capacity: 12, why: 'Half days.' };
    const as = cookies.programme;
    expect((await ask('POST', path, { as, body })).status).toBe(428);
    const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': `capacity-${id}` };
    const first = await ask('POST', path, { as, body, headers });
    expect([first.status, first.body['capacity'], first.headers.get('etag')]).toEqual([
      200,
      12,
      `"${version + 1}"`,
    ]);
    const again = await ask('POST', path, { as, body, headers });
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
    const late = await ask('POST', path, {
      as,
      body: { ...body, capacity: 3 },
      headers: { 'If-Match': `"${version}"` },
    });
    expect([late.status, late.body['code']]).toEqual([412, 'stale-version']);
    expect(pointers(await act(as, email, 'set-capacity', { capacity: 3, why: ' ' }))).toEqual([
      '/why field-required',
    ]);
  });

  test('roles need a reason there, and a role of the desk', async () => {
    await invite(cookies.programme, email);
    const grant = (body: object) => act(cookies.programme, email, 'grant-role', body);
    expect(pointers(await grant({ role: 'account-admin', programme: 'osa-sell' }))).toEqual([
      '/role value-invalid',
      '/programme value-invalid',
      '/why field-required',
    ]);
    expect((await grant({ role: 'auditor', why: 'Checks the books.' })).status).toBe(200);
    expect((await must(cookies.programme, email)).roles.map(({ role }) => role)).toEqual([
      'auditor',
      'reviewer',
    ]);
  });

  test('deactivated, nothing of the person opens anything; reactivated, nothing old comes back', async () => {
    await invite(cookies.programme, email, { roles: [{ role: 'programme-admin' }] });
    const cookie = await come(email);
    const key = await ask('POST', '/v1/api-keys', {
      as: cookie,
      body: { name: 'Script', scopes: ['claims:read'] },
    });
    const bearer = `Bearer ${String(key.body['key'])}`;
    expect((await ask('GET', '/v1/me', { as: bearer })).status).toBe(200);
    expect((await act(cookies.programme, email, 'deactivate', { why: 'Left.' })).status).toBe(200);
    const [{ sessions } = { sessions: -1 }] = await house.look<{ sessions: number }>(
      `select count(*)::integer as sessions from auth.session s join member m on m.account_id = s.user_id where m.email = $1`,
      [email],
    );
    expect(sessions).toBe(0);
    expect(await signIn(email, 'a first pass phrase')).toBe('');
    expect((await act(cookies.programme, email, 'grant-role', { role: 'finance', why: 'x' })).status).toBe(
      404,
    );
    expect((await act(cookies.programme, email, 'reactivate', { why: 'Came back.' })).status).toBe(200);
    expect((await act(cookies.programme, email, 'reactivate', { why: 'Twice.' })).body['code']).toBe(
      'nothing-to-do',
    );
    // Who asks is remembered for five seconds; what the database knows is asked directly.
    const dead = await house.look('select from api_key where revoked_at is null and name = $1', ['Script']);
    expect(dead).toEqual([]);
    const fresh = await signIn(email, 'a first pass phrase');
    expect(await ask('GET', '/v1/me', { as: fresh })).toMatchObject({
      status: 200,
      body: { roles: [{ role: 'programme-admin' }] },
    });
    await act(cookies.programme, email, 'deactivate', { why: 'Left again.' });
  });

  test('the last programme admin stays; of two who deactivate each other one stays', async () => {
    await invite(cookies.programme, email, { roles: [{ role: 'programme-admin' }] });
    // Invited and not come: nobody to rely on.
    const other = await come(email);
    const [mine, theirs] = [
      await must(other, 'programme@house.example'),
      await must(cookies.programme, email),
    ];
    const outcomes = await Promise.all(
      [
        [cookies.programme, theirs],
        [other, mine],
      ].map(([as, who]) =>
        ask('POST', `/v1/members/${(who as Listed).id}/deactivate`, {
          as: as as string,
          body: { why: 'Race.' },
          headers: { 'If-Match': `"${(who as Listed).version}"` },
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    const left = await house.look<{ email: string }>(
      `select m.email from member m join role_grant g on g.member_id = m.id
       where g.role = 'programme-admin' and m.disabled_at is null`,
    );
    expect(left).toHaveLength(1);
    if (left[0]?.email !== 'programme@house.example') {
      // The other one won: put the house back in order.
      expect((await act(other, 'programme@house.example', 'reactivate', { why: 'Back.' })).status).toBe(200);
      cookies.programme = await signIn('programme@house.example');
      expect((await act(cookies.programme, email, 'deactivate', { why: 'Tidy.' })).status).toBe(200);
    }
  });

  test('a conflict of interest is recorded and ended, with names and reasons in a log both read', async () => {
    await invite(cookies.programme, email);
    const cookie = await come(email);
    const partnerId = sharedIdOf('partner', house.partnerId);
    expect(
      (await act(cookies.programme, email, 'add-conflict', { partnerId, why: 'Owns shares.' })).status,
    ).toBe(200);
    expect((await must(cookies.programme, email)).conflicts).toMatchObject([{ partnerName: 'Northwind' }]);
    const twice = await act(cookies.programme, email, 'add-conflict', { partnerId, why: 'Again.' });
    expect([twice.status, twice.body['code']]).toEqual([409, 'nothing-to-do']);
    expect(
      (await act(cookies.programme, email, 'end-conflict', { partnerId, why: 'Sold them.' })).status,
    ).toBe(200);
    const expected = [
      {
        what: 'end-conflict',
        byName: 'programme',
        before: { conflict: 'Northwind' },
        after: null,
        why: 'Sold them.',
      },
      { what: 'add-conflict', before: null, after: { conflict: 'Northwind' }, why: 'Owns shares.' },
      {
        what: 'invite-member',
        person: 'Nora New',
        after: { roles: [{ role: 'reviewer' }] },
        why: 'Joins us.',
      },
    ];
    const own = await ask('GET', '/v1/me/changes', { as: cookie });
    expect(own.body['items']).toMatchObject(expected);
    const all = await ask('GET', '/v1/members/changes?limit=3', { as: cookies.programme });
    expect(all.body['items']).toMatchObject(expected);
    expect((await ask('GET', '/v1/members/changes', { as: cookies.auditor })).status).toBe(200);
    expect((await ask('GET', '/v1/members/changes', { as: cookies.reviewer })).status).toBe(403);
  });
});

describe('at a partner', () => {
  let email: string;
  beforeEach(() => {
    email = address();
  });

  test('an account admin invites a colleague with roles at places, and both companies’ logs stay apart', async () => {
    const locationId = sharedIdOf('location', house.locationId);
    const made = await invite(cookies.account, email, {
      roles: [{ role: 'incentives-user', locationId, maySubmit: true }, { role: 'report-viewer' }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        roles: [
          { role: 'incentives-user', location: { name: 'Amsterdam' }, maySubmit: true },
          { role: 'report-viewer', location: null, maySubmit: false },
        ],
      },
    });
    expect(await ask('GET', `/v1/invitations/${await tokenOf(email)}`)).toMatchObject({
      body: { side: 'partner', company: 'Northwind', invitedBy: 'account' },
    });
    expect(
      (await ask('GET', '/v1/members/changes?limit=1', { as: cookies.account })).body['items'],
    ).toMatchObject([{ what: 'invite-member', person: 'Nora New', byName: 'account' }]);
    expect((await ask('GET', '/v1/members/changes', { as: cookies.rival })).body['items']).toEqual([]);
    for (const as of [cookies.admin, cookies.rival])
      expect((await invite(as, address(), { roles: [{ role: 'report-viewer' }] })).body['code']).toBe(
        'role-missing',
      );
    expect(pointers(await invite(cookies.account, address(), { roles: [{ role: 'reviewer' }] }))).toEqual([
      '/roles/0/role value-invalid',
    ]);
  });

  test('an invitation is sent again and withdrawn; the address is free then, also for somebody else', async () => {
    await invite(cookies.account, email);
    const old = await tokenOf(email);
    expect((await act(cookies.account, email, 'resend-invitation', {})).status).toBe(200);
    expect(await ask('GET', `/v1/invitations/${old}`)).toMatchObject({ body: { state: 'replaced' } });
    const newer = await tokenOf(email);
    expect((await act(cookies.account, email, 'withdraw-invitation', { why: 'Wrong person.' })).status).toBe(
      200,
    );
    expect(await listed(cookies.account, email)).toBeUndefined();
    const accept = { body: { password: 'a first pass phrase' } };
    expect((await ask('POST', `/v1/invitations/${newer}/accept`, accept)).body['code']).toBe('link-void');
    expect(await ask('GET', `/v1/invitations/${newer}`)).toMatchObject({
      body: { state: 'withdrawn', email: null },
    });
    expect((await invite(cookies.programme, email)).status).toBe(201);
    expect((await invite(cookies.account, email)).body['code']).toBe('email-taken');
    for (const word of ['resend-invitation', 'withdraw-invitation'])
      expect(
        (await act(cookies.account, 'user@house.example', word, word[0] === 'r' ? {} : { why: 'x' })).body[
          'code'
        ],
      ).toBe('nothing-to-do');
  });

  test('two at once invite the same address: one person comes of it', async () => {
    const made = await Promise.all([1, 2].map(() => invite(cookies.account, email)));
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await house.look('select from member where email = $1', [email])).toHaveLength(1);
  });

  test('a colleague is deactivated and reactivated; the last account admin stays', async () => {
    await invite(cookies.account, email, { roles: [{ role: 'account-admin' }] });
    // The other one has not come yet, so the first is the last one there is.
    const self = sharedIdOf('member', house.ids.account);
    const body = { role: 'account-admin' };
    expect(
      (await ask('POST', `/v1/members/${self}/revoke-role`, { as: cookies.account, body })).body['code'],
    ).toBe('last-account-admin');
    const other = await come(email);
    expect((await act(other, 'account@house.example', 'deactivate', { why: 'On leave.' })).status).toBe(200);
    expect((await act(other, email, 'deactivate', { why: 'Myself.' })).body['code']).toBe(
      'other-person-required',
    );
    const revoked = await act(other, email, 'revoke-role', { role: 'account-admin' });
    expect(revoked.body['code']).toBe('last-account-admin');
    expect((await act(other, 'account@house.example', 'reactivate', { why: 'Back.' })).status).toBe(200);
    cookies.account = await signIn('account@house.example');
    expect((await act(cookies.account, email, 'deactivate', { why: 'Left.' })).status).toBe(200);
    expect(
      (await ask('GET', '/v1/members/changes?limit=3', { as: cookies.account })).body['items'],
    ).toMatchObject([
      { what: 'deactivate-member', before: { active: true }, after: { active: false }, why: 'Left.' },
      { what: 'reactivate-member', why: 'Back.' },
      { what: 'deactivate-member', byName: 'Nora New', person: 'account' },
    ]);
  });

  test('nothing of the desk can be done to a partner’s people', async () => {
    const partnerId = sharedIdOf('partner', house.otherPartnerId);
    expect(
      (await act(cookies.account, 'user@house.example', 'add-conflict', { partnerId, why: 'x' })).status,
    ).toBe(403);
    expect(
      (await act(cookies.account, 'user@house.example', 'set-capacity', { capacity: 1, why: 'x' })).status,
    ).toBe(403);
    const user = sharedIdOf('member', house.ids.user);
    const body = { role: 'reviewer', why: 'x' };
    expect(
      (await ask('POST', `/v1/members/${user}/grant-role`, { as: cookies.programme, body })).status,
    ).toBe(404);
  });
});

describe('one’s own account', () => {
  test('the language of mails is one’s own to choose, among those in which mails are written', async () => {
    const as = cookies.reviewer;
    expect(pointers(await ask('POST', '/v1/me/language', { as, body: { language: 'xx' } }))).toEqual([
      '/language value-invalid',
    ]);
    expect((await ask('POST', '/v1/me/language', { as, body: { language: 'nl' } })).body).toEqual({
      language: 'nl',
    });
    expect(await must(cookies.programme, 'reviewer@house.example')).toMatchObject({ language: 'nl' });
    const key = await ask('POST', '/v1/api-keys', {
      as: cookies.programme,
      body: { name: 'Language', scopes: ['company:read', 'company:write'] },
    });
    const bearer = `Bearer ${String(key.body['key'])}`;
    expect(
      (await ask('POST', '/v1/me/language', { as: bearer, body: { language: 'en' } })).body['code'],
    ).toBe('session-required');
  });

  test('new backup codes replace those given before; they need the password, and a second factor', async () => {
    const path = '/v1/me/two-factor/backup-codes';
    let as = cookies.auditor;
    expect((await ask('POST', path, { as, body: { password } })).body['code']).toBe('nothing-to-do');
    const started = await ask('POST', '/v1/me/two-factor', { as, body: { password } });
    const first = started.body['backupCodes'] as string[];
    as = cookieHeader(started.headers.getSetCookie(), as);
    const code = totp(String(started.body['uri']));
    const confirmed = await ask('POST', '/v1/me/two-factor/confirm', { as, body: { code } });
    expect(confirmed.status).toBe(204);
    as = cookieHeader(confirmed.headers.getSetCookie(), as);
    expect(pointers(await ask('POST', path, { as, body: { password: 'not mine at all' } }))).toEqual([
      '/password value-invalid',
    ]);
    const renewed = await ask('POST', path, { as, body: { password } });
    const next = renewed.body['backupCodes'] as string[];
    expect([renewed.status, next.length, next.some((one) => first.includes(one))]).toEqual([200, 10, false]);
    const byCode = async (given: string) => {
      const asked = await ask('POST', '/v1/session', { body: { email: 'auditor@house.example', password } });
      const half = cookieHeader(asked.headers.getSetCookie());
      return (await ask('POST', '/v1/session/second-factor', { as: half, body: { code: given } })).status;
    };
    expect([await byCode(first[0] as string), await byCode(next[0] as string)]).toEqual([401, 200]);
  });

  test('a key can be limited to the scopes of its own side', async () => {
    const scopes = async (as: string) => (await ask('GET', '/v1/api-keys/scopes', { as })).body['items'];
    expect(await scopes(cookies.programme)).toContain('reviews:write');
    expect(await scopes(cookies.admin)).not.toContain('reviews:write');
    expect((await ask('GET', '/v1/api-keys/scopes', { as: cookies.reviewer })).body['code']).toBe(
      'role-missing',
    );
  });
});
