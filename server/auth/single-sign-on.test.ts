import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieHeader, people, type People } from '../../test/people.ts';
import { callback, signInAtProvider } from './sessions.ts';

let house: People;
let server: Server;
let issuer: string;
/** What the provider says of a person, by login. */
const known: Record<string, { email?: string; email_verified?: boolean; name?: string }> = {};

beforeAll(async () => {
  server = createServer((request, response) => void callback(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'opencpor',
        client_secret: 'the secret of the tests',
        redirect_uris: ['http://localhost:8080/api/auth/callback/oidc'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...known[id] }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a', 'b'] },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const callback = provider.callback();
  house = await people({ oidc: { issuer, clientId: 'opencpor', clientSecret: 'the secret of the tests' } });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await house.close();
});

const start = (returnTo = '/claims') =>
  signInAtProvider(
    house.auth.sessions,
    new Request('http://localhost:8080/v1/session/single-sign-on', { method: 'POST' }),
    returnTo,
  );

/** A browser at the provider: follows it through log-in and consent, to the address it sends back to. */
async function through(url: string, login: string): Promise<string> {
  let cookies = '';
  let next = url;
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(next, { redirect: 'manual', headers: { cookie: cookies } });
    cookies = cookieHeader(response.headers.getSetCookie(), cookies);
    const location = response.headers.get('location');
    if (location?.startsWith('http://localhost:8080')) return location;
    if (location) {
      next = new URL(location, next).href;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(page.slice(0, 500));
    const posted = await fetch(next, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'x' }) }),
    });
    cookies = cookieHeader(posted.headers.getSetCookie(), cookies);
    next = new URL(posted.headers.get('location') as string, next).href;
  }
  throw new Error('no way back');
}

async function signIn(login: string): Promise<{ location: string; cookie: string }> {
  const there = await start();
  if (!there) throw new Error('no provider');
  const before = cookieHeader(there.cookies);
  const back = await through(there.url, login);
  const response = await callback(house.auth.sessions, new Request(back, { headers: { cookie: before } }));
  return {
    location: response?.headers.get('location') ?? '',
    cookie: cookieHeader(response?.headers.getSetCookie() ?? [], before),
  };
}

const who = (cookie: string) =>
  house.auth.identify(new Request('http://localhost:8080/', { headers: { cookie } }));

describe("sign-in at the company's own provider", () => {
  it('opens a session for a person who is there, found by a verified e-mail the first time and by number afterwards', async () => {
    known['ada'] = { email: 'Reviewer@house.example', email_verified: true, name: 'Ada at the provider' };
    const first = await signIn('ada');
    expect(first.location).toBe('/claims');
    expect((await who(first.cookie))?.memberId).toBe(house.ids.reviewer);
    known['ada'] = { email: 'married@house.example', email_verified: true };
    expect((await who((await signIn('ada')).cookie))?.memberId).toBe(house.ids.reviewer);
    expect(
      await house.look("select name, email from auth.account_user where email = 'reviewer@house.example'"),
    ).toEqual([{ name: 'reviewer', email: 'reviewer@house.example' }]);
    expect(
      await house.look(
        "select account_id, access_token, refresh_token, id_token from auth.account where provider_id = 'oidc'",
      ),
    ).toEqual([{ account_id: 'ada', access_token: null, refresh_token: null, id_token: null }]);
  });

  it('lets in nobody whom no administrator made, whose e-mail is not verified, or who was disabled', async () => {
    known['stranger'] = { email: 'stranger@elsewhere.example', email_verified: true, name: 'Stranger' };
    known['unsure'] = { email: 'auditor@house.example', email_verified: false };
    known['silent'] = { email: 'auditor@house.example' };
    known['gone'] = { email: 'programme@house.example', email_verified: true };
    await house.look("update member set disabled_at = now() where name = 'programme'");
    for (const login of ['stranger', 'unsure', 'silent', 'gone']) {
      const { location, cookie } = await signIn(login);
      expect(location, `${login}`).toBe('http://localhost:8080/sign-in?error=not-admitted');
      expect(await who(cookie), `${login}`).toBeNull();
    }
    expect(await house.look("select 1 from auth.account_user where email like 'stranger%'")).toEqual([]);
  });

  it('takes no answer that this browser did not ask for', async () => {
    known['ada'] = { email: 'reviewer@house.example', email_verified: true };
    const there = await start();
    const back = await through(there?.url as string, 'ada');
    const elsewhere = await callback(house.auth.sessions, new Request(back));
    expect(elsewhere?.headers.get('location')).toMatch(/error=/);
    expect(await who(cookieHeader(elsewhere?.headers.getSetCookie() ?? []))).toBeNull();
    const again = await callback(
      house.auth.sessions,
      new Request(back.replace('code=', 'code=x'), {
        headers: { cookie: cookieHeader(there?.cookies ?? []) },
      }),
    );
    expect(again?.headers.get('location')).toMatch(/error=/);
  });

  it('asks with a proof key, a state and a nonce', async () => {
    const url = new URL((await start())?.url as string);
    expect(url.origin).toBe(issuer);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(url.searchParams.get(name)?.length, `${name}`).toBeGreaterThan(20);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('redirect_uri')).toBe('http://localhost:8080/api/auth/callback/oidc');
  });
});

describe('a provider that cannot be reached', () => {
  it('keeps nothing from starting, and is asked again later', async () => {
    let up = false;
    const flaky = createServer((_request, response) => {
      response.writeHead(up ? 200 : 503, { 'content-type': 'application/json' });
      const base = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`;
      response.end(
        JSON.stringify({
          issuer: base,
          authorization_endpoint: `${base}/auth`,
          token_endpoint: `${base}/token`,
          jwks_uri: `${base}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      );
    });
    await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
    const other = await people({
      oidc: {
        issuer: `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`,
        clientId: 'c',
        clientSecret: 's',
      },
    });
    const ask = () =>
      signInAtProvider(other.auth.sessions, new Request('http://localhost:8080/', { method: 'POST' }), '/');
    expect(await ask()).toBeNull();
    expect(other.logged.join('\n')).toMatch(/OIDC_ISSUER cannot be used now: it answered 503/);
    up = true;
    expect((await ask())?.url).toMatch(/\/auth\?/);
    await other.close();
    flaky.close();
  });

  it('is refused when it says that it is another', async () => {
    const other = await people({
      oidc: { issuer: `${issuer}/.well-known/..`, clientId: 'c', clientSecret: 's' },
    });
    expect(
      await signInAtProvider(
        other.auth.sessions,
        new Request('http://localhost:8080/', { method: 'POST' }),
        '/',
      ),
    ).toBeNull();
    expect(other.logged.join('\n')).toMatch(/it says that it is/);
    await other.close();
  });
});
