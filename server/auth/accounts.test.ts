import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everywhere, password, people, type People } from '../../test/people.ts';
import { systemClock } from '../ports/clock.ts';
import { systemRandom } from '../ports/random.ts';
import { createPerson, setPassword, type NewPerson } from './accounts.ts';
import { signInWithPassword } from './sessions.ts';

let house: People;
beforeAll(async () => {
  house = await people({ publicUrl: 'https://cpor.house.example', demo: false, sandbox: false });
});
afterAll(() => house.close());

const parts = () => ({ auth: house.auth, db: house.db, clock: systemClock, random: systemRandom });
const owner = (email: string, more: Partial<NewPerson> = {}): NewPerson => ({
  side: 'owner',
  name: 'Ada',
  email,
  language: 'nl',
  password,
  grants: [everywhere('programme-admin')],
  grantedBy: 'cpor create-admin',
  ...more,
});
const signIn = (email: string, given: string) =>
  signInWithPassword(
    house.auth.sessions,
    new Request('https://cpor.house.example/', { method: 'POST' }),
    { email, password: given },
    email,
  );

describe('making a person', () => {
  it('makes an account to sign in with and the member it opens', async () => {
    const made = await createPerson(parts(), owner('Ada@Owner.example'));
    if (!made.ok) throw new Error('refused');
    const [member] = await house.look(
      'select account_id, side, name, email, language from member where id = $1',
      [made.value.memberId],
    );
    expect(member).toEqual({
      account_id: made.value.accountId,
      side: 'owner',
      name: 'Ada',
      email: 'ada@owner.example',
      language: 'nl',
    });
    expect(
      await house.look('select role, granted_by from role_grant where member_id = $1', [made.value.memberId]),
    ).toEqual([{ role: 'programme-admin', granted_by: 'cpor create-admin' }]);
    expect((await signIn('ada@owner.example', password)).kind).toBe('signed-in');
  });

  it('refuses an e-mail that is in use, on whatever side', async () => {
    expect(await createPerson(parts(), owner('ADA@owner.example'))).toMatchObject({
      ok: false,
      denial: { kind: 'conflict', problems: [{ pointer: '/email' }] },
    });
    expect(
      await createPerson(
        parts(),
        owner('ada@owner.example', { side: 'customer', tenantId: house.tenantId, grants: [] }),
      ),
    ).toMatchObject({ ok: false });
    expect(
      await house.look("select 1 from auth.account_user where email = 'ada@owner.example'"),
    ).toHaveLength(1);
  });

  it('says everything that is wrong at once', async () => {
    const made = await createPerson(
      parts(),
      owner('nonsense', { name: ' ', password: 'short', partnerId: house.partnerId }),
    );
    expect(made.ok ? [] : made.denial.problems.map((problem) => problem.pointer)).toEqual([
      '/email',
      '/name',
      '/partnerId',
      '/password',
    ]);
  });

  it('takes over an account that a crash left without a member', async () => {
    const made = await createPerson(parts(), owner('crash@owner.example'));
    if (!made.ok) throw new Error('refused');
    await house.look('delete from role_grant where member_id = $1', [made.value.memberId]);
    await house.look('delete from member where id = $1', [made.value.memberId]);
    expect((await signIn('crash@owner.example', password)).kind, 'an account alone opens nothing').toBe(
      'refused',
    );
    const again = await createPerson(
      parts(),
      owner('crash@owner.example', { password: 'another long password' }),
    );
    if (!again.ok) throw new Error('refused');
    expect(again.value.accountId).toBe(made.value.accountId);
    expect((await signIn('crash@owner.example', 'another long password')).kind).toBe('signed-in');
  });

  it('without a password signs in at the provider only; a password set later ends the sessions there were', async () => {
    const made = await createPerson(parts(), owner('sso@owner.example', { password: null }));
    if (!made.ok) throw new Error('refused');
    expect((await signIn('sso@owner.example', password)).kind).toBe('refused');
    await setPassword(parts(), made.value.accountId, password);
    expect((await signIn('sso@owner.example', password)).kind).toBe('signed-in');
    await setPassword(parts(), made.value.accountId, 'another long password');
    expect(await house.look('select 1 from auth.session where user_id = $1', [made.value.accountId])).toEqual(
      [],
    );
    expect((await signIn('sso@owner.example', password)).kind).toBe('refused');
  });

  it('leaves one when two are made at the same time', async () => {
    const both = await Promise.all([
      createPerson(parts(), owner('race@owner.example')),
      createPerson(parts(), owner('race@owner.example')),
    ]);
    expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
    expect(await house.look("select 1 from member where email = 'race@owner.example'")).toHaveLength(1);
    expect(
      await house.look("select 1 from auth.account_user where email = 'race@owner.example'"),
    ).toHaveLength(1);
  });
});
