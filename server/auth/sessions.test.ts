import pg from 'pg';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieHeader, password, people, type People } from '../../test/people.ts';
import { totp } from '../../test/totp.ts';
import {
  type Changed,
  changePassword,
  confirmTwoFactor,
  endTwoFactor,
  startTwoFactor,
} from './own-account.ts';
import {
  signInAsDemoPerson,
  signInWithPassword,
  signInWithSecondFactor,
  signOut,
  type SignIn,
} from './sessions.ts';
import { freeOfNetwork } from './slow-down.ts';

let house: People;
let now = 0;

beforeAll(async () => {
  house = await people({ ticks: () => now });
});
afterAll(() => house.close());

const at = 'http://localhost:8080/v1/session';
const post = (cookie = ''): Request =>
  new Request(at, { method: 'POST', headers: { 'user-agent': 'test', ...(cookie && { cookie }) } });
const get = (cookie: string): Request => new Request(at, { headers: { cookie } });
let address = 0;
const sender = (): string => `10.0.0.${(address += 1)}`;
const signIn = (name: string, given = password, cookie = ''): Promise<SignIn> =>
  signInWithPassword(
    house.auth.sessions,
    post(cookie),
    { email: `${name}@house.example`, password: given },
    sender(),
  );
const cookiesOf = (answer: SignIn | Changed): string[] => ('cookies' in answer ? answer.cookies : []);

describe('signing in', () => {
  it('opens a session that says who it is, until signing out', async () => {
    const answer = await signIn('admin');
    expect(answer.kind).toBe('signed-in');
    const cookie = cookieHeader(cookiesOf(answer));
    const found = await house.auth.identify(get(cookie));
    expect(found).toMatchObject({
      kind: 'session',
      memberId: house.ids.admin,
      email: 'admin@house.example',
      keyId: null,
      actor: {
        side: 'partner',
        partnerId: house.partnerId,
        name: 'admin',
        readOnly: false,
        scopes: null,
        grants: [{ role: 'incentives-admin', locationId: null, programme: null, maySubmit: false }],
      },
    });
    const gone = await signOut(house.auth.sessions, post(cookie));
    expect(cookieHeader(gone, cookie)).toMatch(/^cpor\.device=[^;]+$/);
    expect(await house.auth.identify(get(cookie))).toBeNull();
    expect(await house.look('select 1 from auth.session')).toEqual([]);
  });

  it('keeps the cookie from scripts and other sites; in the demo without https it has no prefix', async () => {
    const [line] = cookiesOf(await signIn('admin'));
    expect(line).toMatch(/^cpor\.session_token=/);
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).toMatch(/Path=\//i);
    expect(line).not.toMatch(/Domain=/i);
    expect(line).not.toMatch(/Secure/i);
  });

  it('answers a wrong password, an unknown e-mail and a disabled person alike', async () => {
    await house.look("update member set disabled_at = now() where name = 'auditor'");
    const answers = [
      await signIn('admin', 'wrong'),
      await signIn('nobody'),
      await signIn('auditor'),
      await signIn('not an address'),
    ];
    for (const answer of answers) expect(answer).toEqual({ kind: 'refused', cookies: [] });
    await house.look("update member set disabled_at = null where name = 'auditor'");
    expect((await signIn('auditor')).kind).toBe('signed-in');
  });

  it('takes no session from outside and leaves none behind (session fixation)', async () => {
    const planted = cookieHeader(cookiesOf(await signIn('user')));
    const mine = await signIn('admin', password, planted);
    const cookie = cookieHeader(cookiesOf(mine), planted);
    expect(cookie).not.toBe(planted);
    expect((await house.auth.identify(get(cookie)))?.memberId).toBe(house.ids.admin);
    expect(await house.auth.identify(get(planted))).toBeNull();
    expect(await house.auth.identify(get('cpor.session_token=made-up'))).toBeNull();
    const [token] = decodeURIComponent(cookie.split('=')[1] as string).split('.');
    expect(
      await house.auth.identify(
        get(
          `cpor.session_token=${token}.${encodeURIComponent(
            createHmac('sha256', 'guess')
              .update(token as string)
              .digest('base64'),
          )}`,
        ),
      ),
    ).toBeNull();
    expect(await house.auth.identify(get(`${cookie}; ${planted}`)), 'two cookies of one name').toBeNull();
  });

  it('ends with its time, and nothing lengthens it', async () => {
    const cookie = cookieHeader(cookiesOf(await signIn('reviewer')));
    expect(await house.auth.identify(get(cookie))).not.toBeNull();
    const [session] = await house.look<{ left: string }>(
      "select extract(epoch from expires_at - now()) as left from auth.session s join auth.account_user u on u.id = s.user_id where u.name = 'reviewer'",
    );
    expect(Number(session?.left)).toBeLessThanOrEqual(12 * 3600);
    await house.look("update auth.session set expires_at = now() - interval '1 second'");
    now += 5001;
    expect(await house.auth.identify(get(cookie))).toBeNull();
  });

  it('is removed some time after its end, also when its browser never comes back', async () => {
    await signIn('reviewer');
    await house.look(
      "update auth.session set expires_at = now() - interval '1 second', user_agent = 'left behind'",
    );
    now += 3_600_001;
    await signIn('user');
    await expect
      .poll(
        async () => (await house.look("select 1 from auth.session where user_agent = 'left behind'")).length,
      )
      .toBe(0);
  });

  it('loses its person, and a lost role its effect, within five seconds', async () => {
    const cookie = cookieHeader(cookiesOf(await signIn('programme')));
    expect(await house.auth.identify(get(cookie))).not.toBeNull();
    await house.look("update member set disabled_at = now() where name = 'programme'");
    now += 5001;
    expect(await house.auth.identify(get(cookie))).toBeNull();
    await house.look("update member set disabled_at = null where name = 'programme'");
    expect(await house.auth.identify(get(cookie))).not.toBeNull();
  });

  it('waits after some wrong passwords of one sender, and not for the person elsewhere', async () => {
    const tried = (from: string, given: string): Promise<SignIn> =>
      signInWithPassword(
        house.auth.sessions,
        post(),
        { email: 'Rival@house.example', password: given },
        from,
      );
    const burst = await Promise.all(
      Array.from({ length: freeOfNetwork + 6 }, () => tried('10.1.1.1', 'guess')),
    );
    expect(burst.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array.from({ length: freeOfNetwork }, () => 'refused'),
      ...Array.from({ length: 6 }, () => 'wait'),
    ]);
    const elsewhere = await tried('10.2.2.2', password);
    expect(elsewhere.kind).toBe('signed-in');
    // The browser that signed in is known from now on, also where guessing goes on.
    const known = await signInWithPassword(
      house.auth.sessions,
      post(cookieHeader(cookiesOf(elsewhere))),
      { email: 'rival@house.example', password },
      '10.1.1.1',
    );
    expect(known.kind).toBe('signed-in');
  });
});

describe('the second factor', () => {
  it('is asked for after the password once it was confirmed, takes each backup code once, and can be taken away', async () => {
    const { sessions, identify } = house.auth;
    let cookie = cookieHeader(cookiesOf(await signIn('tenant')));
    expect((await startTwoFactor(sessions, post(cookie), 'wrong')).kind).toBe('wrong-password');
    const started = await startTwoFactor(sessions, post(cookie), password);
    expect(started.kind).toBe('done');
    expect(started.secrets?.backupCodes).toHaveLength(10);
    // Not in force before a first code shows that the app has the secret.
    expect((await signIn('tenant')).kind).toBe('signed-in');
    expect((await confirmTwoFactor(sessions, post(cookie), '000000')).kind).toBe('wrong-code');
    const confirmed = await confirmTwoFactor(sessions, post(cookie), totp(started.secrets?.uri as string));
    expect(confirmed.kind).toBe('done');
    cookie = cookieHeader(cookiesOf(confirmed), cookie);
    expect((await identify(get(cookie)))?.session?.twoFactor).toBe(true);

    const half = await signIn('tenant');
    const [{ open }] = (await house.look(
      "select count(*)::integer + 1 as open from auth.session s join auth.account_user u on u.id = s.user_id where u.name = 'tenant'",
    )) as [{ open: number }];
    expect(half.kind).toBe('second-factor');
    const challenge = cookieHeader(cookiesOf(half));
    expect(await identify(get(challenge))).toBeNull();
    expect(challenge).not.toContain('session_token');
    expect((await signInWithSecondFactor(sessions, post(challenge), '000000')).kind).toBe('refused');
    expect(
      (await signInWithSecondFactor(sessions, post(), totp(started.secrets?.uri as string))).kind,
      'without the password first',
    ).toBe('refused');
    const whole = await signInWithSecondFactor(
      sessions,
      post(challenge),
      totp(started.secrets?.uri as string, 1),
    );
    expect(whole.kind).toBe('signed-in');
    expect((await identify(get(cookieHeader(cookiesOf(whole)))))?.memberId).toBe(house.ids.tenant);
    expect(
      (await signInWithSecondFactor(sessions, post(challenge), totp(started.secrets?.uri as string))).kind,
      'a challenge is used once',
    ).toBe('refused');

    const spent = cookieHeader(cookiesOf(await signIn('tenant')));
    const used = await signInWithSecondFactor(sessions, post(spent), totp(started.secrets?.uri as string, 1));
    expect(used, 'a code opens once').toEqual({ kind: 'code-used', cookies: [] });
    expect(
      await house.look(
        "select 1 from auth.session s join auth.account_user u on u.id = s.user_id where u.name = 'tenant'",
      ),
    ).toHaveLength(open);

    const backup = started.secrets?.backupCodes[0] as string;
    const again = cookieHeader(cookiesOf(await signIn('tenant')));
    expect((await signInWithSecondFactor(sessions, post(again), backup)).kind).toBe('signed-in');
    const third = cookieHeader(cookiesOf(await signIn('tenant')));
    expect((await signInWithSecondFactor(sessions, post(third), backup)).kind).toBe('refused');

    expect((await endTwoFactor(sessions, post(cookie), password)).kind).toBe('done');
    expect((await signIn('tenant')).kind).toBe('signed-in');
  });

  it('is for the person who gave the password, whoever was signed in before', async () => {
    const { sessions, identify } = house.auth;
    const cookie = cookieHeader(cookiesOf(await signIn('account')));
    const started = await startTwoFactor(sessions, post(cookie), password);
    const confirmed = await confirmTwoFactor(sessions, post(cookie), totp(started.secrets?.uri as string));
    expect(confirmed.kind).toBe('done');
    const other = cookieHeader(cookiesOf(await signIn('user')));
    const half = cookieHeader(cookiesOf(await signIn('account', password, other)), other);
    expect(await identify(get(half)), 'nobody while the code is awaited').toBeNull();
    const whole = await signInWithSecondFactor(sessions, post(half), totp(started.secrets?.uri as string, 1));
    const done = cookieHeader(cookiesOf(whole), half);
    expect((await identify(get(done)))?.memberId).toBe(house.ids.account);
    expect(await identify(get(other))).toBeNull();
  });

  it('keeps its secrets encrypted, and passwords as slow hashes', async () => {
    const rows = await house.look<{ secret: string; backup_codes: string }>(
      'select secret, backup_codes from auth.two_factor',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.secret).toMatch(/^[$\w.-]{60,}$/);
      expect(row.backup_codes).not.toMatch(/[A-Za-z0-9]{5}-[A-Za-z0-9]{5}"/);
    }
    const [account] = await house.look<{ password: string }>(
      "select password from auth.account where provider_id = 'credential' limit 1",
    );
    expect(account?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});

describe('changing the password', () => {
  it('asks for the old one, refuses a short one, and ends every other session', async () => {
    const { sessions, identify } = house.auth;
    const elsewhere = cookieHeader(cookiesOf(await signIn('user')));
    const cookie = cookieHeader(cookiesOf(await signIn('user')));
    expect(
      (
        await changePassword(sessions, post(cookie), {
          currentPassword: 'wrong',
          newPassword: 'another long password',
        })
      ).kind,
    ).toBe('wrong-password');
    expect(
      (await changePassword(sessions, post(cookie), { currentPassword: password, newPassword: 'short' }))
        .kind,
    ).not.toBe('done');
    const changed = await changePassword(sessions, post(cookie), {
      currentPassword: password,
      newPassword: 'another long password',
    });
    expect(changed.kind).toBe('done');
    expect((await identify(get(cookieHeader(cookiesOf(changed), cookie))))?.memberId).toBe(house.ids.user);
    now += 5001;
    expect(await identify(get(elsewhere))).toBeNull();
    expect((await signIn('user')).kind).toBe('refused');
    expect((await signIn('user', 'another long password')).kind).toBe('signed-in');
  });
});

describe('one-click sign-in', () => {
  it('opens a session in the demo, for people who are there', async () => {
    const cookies = await signInAsDemoPerson(house.auth.sessions, post(), house.ids.reviewer);
    expect((await house.auth.identify(get(cookieHeader(cookies as string[]))))?.memberId).toBe(
      house.ids.reviewer,
    );
    expect(await signInAsDemoPerson(house.auth.sessions, post(), house.partnerId)).toBeNull();
  });
});

describe('the roles of the database', () => {
  const asRole = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('keep accounts and the domain apart', async () => {
    const { appUrl, authUrl, ownerUrl } = house.database;
    for (const table of ['account_user', 'session', 'account', 'verification', 'two_factor']) {
      await expect(asRole(appUrl, `select * from auth.${table}`)).rejects.toThrow(/permission denied/);
      await expect(asRole(ownerUrl, `select * from auth.${table}`)).rejects.toThrow(/permission denied/);
      expect(await asRole(authUrl, `select * from auth.${table} limit 0`)).toEqual([]);
    }
    const tables = await house.look<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables)
      await expect(asRole(authUrl, `select * from public.${name} limit 1`), `${name}`).rejects.toThrow(
        /permission denied/,
      );
    await expect(asRole(appUrl, 'set role cpor_auth')).rejects.toThrow(/permission denied/);
    await expect(asRole(ownerUrl, 'set role cpor_auth')).rejects.toThrow(/permission denied/);
  });
});
