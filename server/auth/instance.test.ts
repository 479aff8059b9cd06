import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieHeader, password, people, type People } from '../../test/people.ts';
import { callback, signInAsDemoPerson, signInWithPassword } from './sessions.ts';

let house: People;

beforeAll(async () => {
  house = await people({ publicUrl: 'https://cpor.house.example', demo: false, sandbox: false });
});
afterAll(() => house.close());

const request = (headers: Record<string, string> = {}, method = 'POST'): Request =>
  new Request('https://cpor.house.example/v1/session', { method, headers });

describe('better-auth as it is set up', () => {
  it('finds every table and column that it wants in our migration', async () => {
    const { toBeCreated, toBeAdded, schemaProblems, unsafeChanges } = await getMigrations(
      house.auth.instance.options,
    );
    expect({ toBeCreated, toBeAdded, schemaProblems, unsafeChanges }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      schemaProblems: [],
      unsafeChanges: [],
    });
    await house.look('alter table auth.account_user rename image to portrait');
    expect(
      (await getMigrations(house.auth.instance.options)).toBeAdded,
      'a column that is not there is noticed',
    ).toHaveLength(1);
    await house.look('alter table auth.account_user rename portrait to image');
  });

  it('binds its cookies to this host and to https', async () => {
    const answer = await signInWithPassword(
      house.auth.sessions,
      request(),
      { email: 'admin@house.example', password },
      '10.0.0.1',
    );
    expect(answer.kind).toBe('signed-in');
    const cookies = 'cookies' in answer ? answer.cookies : [];
    const [line] = cookies;
    expect(line).toMatch(/^__Host-cpor\.session_token=[^;]+; /);
    for (const part of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/i, /; Path=\/(;|$)/])
      expect(line).toMatch(part);
    expect(line).not.toMatch(/Domain/i);
    expect((await house.auth.identify(request({ cookie: cookieHeader(cookies) }, 'GET')))?.memberId).toBe(
      house.ids.admin,
    );
    expect(
      (
        await house.auth.identify(
          request({ cookie: cookieHeader(cookies), origin: 'https://cpor.house.example' }),
        )
      )?.memberId,
    ).toBe(house.ids.admin);
    expect(
      await house.auth.identify(request({ cookie: cookieHeader(cookies), origin: 'http://localhost:8080' })),
    ).toBeNull();
    expect(
      await house.auth.identify(
        request({ cookie: cookieHeader(cookies), origin: 'https://cpor.house.example.evil.example' }),
      ),
    ).toBeNull();
  });

  it('has no one-click sign-in outside the demo, not even inside', async () => {
    expect(await signInAsDemoPerson(house.auth.sessions, request(), house.ids.admin)).toBeNull();
    expect(Object.keys(house.auth.instance.api)).not.toContain('demoSignIn');
  });

  it("serves none of better-auth's own addresses", async () => {
    for (const [method, path] of [
      ['POST', 'sign-up/email'],
      ['POST', 'sign-in/email'],
      ['GET', 'get-session'],
      ['POST', 'update-user'],
      ['GET', 'ok'],
      ['GET', 'callback/oidc'],
    ] as const) {
      expect(
        await callback(
          house.auth.sessions,
          new Request(`https://cpor.house.example/api/auth/${path}`, { method }),
        ),
        `${path}`,
      ).toBeNull();
    }
  });

  it('lets nobody sign up', async () => {
    await expect(
      house.auth.instance.api.signUpEmail({ body: { email: 'new@house.example', password, name: 'New' } }),
    ).rejects.toThrow(/sign up is not enabled/i);
  });

  it('keeps test keys out of production, and says nothing about people in its log', async () => {
    const junk = `cpor_test_${'a'.repeat(43)}`;
    expect(await house.auth.identify(request({ authorization: `Bearer ${junk}` }))).toBeNull();
    await signInWithPassword(
      house.auth.sessions,
      request(),
      { email: 'admin@house.example', password: 'wrong' },
      '10.0.0.2',
    );
    expect(house.logged.join('\n')).not.toContain('house.example');
  });
});
