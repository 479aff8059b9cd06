/** From the invitation to the first sign-in, with the real accounts and the real mail. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieHeader, password, people, type People } from '../../../test/people.ts';
import type { Services } from '../../actions/run/context.ts';
import { deliverMail, type Delivering } from '../../jobs/deliver-mail.ts';
import type { OutgoingMail } from '../../ports/mail.ts';
import { systemRandom } from '../../ports/random.ts';
import { leaseJobs } from '../../store/engine/jobs.ts';
import { answerError } from '../frame/answer-error.ts';
import { authRoutes } from './auth-routes.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { invitations } from './invitations.ts';
import type { Env, Kit } from '../frame/serve.ts';
import { keepIdKeys } from '../frame/ids.ts';

keepIdKeys('a secret of this test only, long enough');

let house: People;
let app: Kit['app'];
let services: Services;
let cookie: string;
let aheadMs = 0;
const publicUrl = 'http://localhost:8080';

beforeAll(async () => {
  house = await people();
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
  services = {
    db: house.db,
    clock: {
      now: () => Date.now() + aheadMs,
    },
    random: systemRandom,
    files: null as never,
    secret: 'a secret of this test only, long enough',
    publicUrl,
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
    scanner: null,
  };
  const kit: Kit = { app, services, identify: house.auth.identify, limits: null, served: [] };
  authRoutes(kit, house.auth);
  invitations(kit, house.auth);
  cookie = (
    await ask('/v1/session', { method: 'POST', body: { email: 'programme@house.example', password } })
  ).cookie;
});
afterAll(() => house.close());

interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  as?: string;
}

async function ask(path: string, { method = 'GET', body, headers = {}, as = '' }: Asked = {}) {
  const response = await app.request(path, {
    method,
    headers: {
      ...(as && { cookie: as }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : null) as Record<string, unknown>,
    cookie: cookieHeader(response.headers.getSetCookie()),
  };
}

const invite = (email: string, more: object = {}) =>
  ask(`/v1/partners/${sharedIdOf('partner', house.partnerId)}/invitations`, {
    method: 'POST',
    as: cookie,
    body: {
      name: 'Nora First',
      email,
      language: 'nl',
      why: 'First person of the partner.',
      ...more,
    },
  });

/** The outbox runs; what it sent. */
async function sent(): Promise<OutgoingMail[]> {
  const mails: OutgoingMail[] = [];
  const delivering: Delivering = {
    ...services,
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
      owner: 'Fabrikam Cloud',
      claimUrl: () => '',
    },
    mailer: {
      send: async (mail) => {
        mails.push(mail);
        return { accepted: true, answer: '250 ok' };
      },
      close: async () => undefined,
    },
    noticeDelivered: async () => undefined,
  };
  const now = new Date(services.clock.now()).toISOString();
  const jobs = await services.db.transact({ side: 'system' }, (tx) =>
    leaseJobs(tx, { now, until: now, kinds: ['mail'], limit: 10 }),
  );
  for (const job of jobs.filter(({ payload }) => payload['template'] === 'invitation'))
    expect(await deliverMail(delivering, job)).toEqual({ kind: 'done' });
  return mails;
}

const tokenOf = (mail: OutgoingMail | undefined): string =>
  /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';

describe('an invited account admin', () => {
  test('gets a mail in his language, chooses a password once, and signs in with his role', async () => {
    expect(await invite('nora@northwind.example')).toMatchObject({
      status: 201,
      body: { email: 'nora@northwind.example' },
    });
    const mails = await sent();
    expect(mails).toMatchObject([
      {
        envelopeTo: 'nora@northwind.example',
        subject: 'Uw toegang tot het partnerportaal van Fabrikam Cloud',
        language: 'nl',
      },
    ]);
    const token = tokenOf(mails[0]);
    expect(await ask(`/v1/invitations/${token}`)).toMatchObject({
      status: 200,
      body: { state: 'open', name: 'Nora First', company: 'Northwind', invitedBy: 'programme' },
    });
    const first = { method: 'POST', body: { password: 'a first pass phrase' } };
    const outcomes = await Promise.all([
      ask(`/v1/invitations/${token}/accept`, first),
      ask(`/v1/invitations/${token}/accept`, first),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await ask(`/v1/invitations/${token}`)).toMatchObject({
      body: { state: 'accepted', name: null, email: null },
    });
    const signedIn = await ask('/v1/session', {
      method: 'POST',
      body: { email: 'nora@northwind.example', password: 'a first pass phrase' },
    });
    expect(await ask('/v1/me', { as: signedIn.cookie })).toMatchObject({
      body: {
        name: 'Nora First',
        companyName: 'Northwind',
        roles: [{ role: 'account-admin', location: null }],
      },
    });
    expect(await sent()).toEqual([]);
  });

  test('opens nothing with a link that is old, replaced, or made up', async () => {
    await invite('late@northwind.example');
    const [old] = await sent();
    await invite('late@northwind.example');
    const [newer] = await sent();
    expect(await ask(`/v1/invitations/${tokenOf(old)}`)).toMatchObject({
      body: { state: 'replaced', email: null },
    });
    expect(await ask(`/v1/invitations/${tokenOf(newer)}`)).toMatchObject({ body: { state: 'open' } });
    aheadMs = 7 * 24 * 3_600_000 + 1000;
    expect(await ask(`/v1/invitations/${tokenOf(newer)}`)).toMatchObject({
      body: { state: 'expired', name: null },
    });
    const post = { method: 'POST', body: { password: 'a first pass phrase' } };
    for (const mail of [old, newer])
      expect(await ask(`/v1/invitations/${tokenOf(mail)}/accept`, post)).toMatchObject({
        status: 409,
        body: { code: 'link-void' },
      });
    aheadMs = 0;
    const forged = `${tokenOf(newer).slice(0, -4)}AAAA`;
    expect((await ask(`/v1/invitations/${forged}`)).status).toBe(404);
    expect((await ask(`/v1/invitations/${forged}/accept`, post)).status).toBe(404);
    const shorter = { method: 'POST', body: { password: 'too short' } };
    expect((await ask(`/v1/invitations/${tokenOf(newer)}/accept`, shorter)).status).toBe(400);
    const foreign = { ...post, headers: { origin: 'https://elsewhere.example' } };
    expect((await ask(`/v1/invitations/${tokenOf(newer)}/accept`, foreign)).status).toBe(403);
    expect(
      (
        await house.look<{
          body_text: string;
        }>(`select body_text from mail where body_text like '%invitation%'`)
      ).length,
    ).toBe(0);
  });

  test('is told apart from somebody who has the address already, at this partner or another', async () => {
    for (const email of ['admin@house.example', 'RIVAL@house.example', 'reviewer@house.example']) {
      expect(await invite(email)).toMatchObject({ status: 409, body: { code: 'email-taken' } });
    }
    expect(await invite('not an address')).toMatchObject({ status: 400 });
    expect((await invite('x@northwind.example', { role: 'incentives-admin' })).status).toBe(400);
  });
});
