import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieHeader, people, type People } from '../../../test/people.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { systemClock } from '../../ports/clock.ts';
import { systemRandom } from '../../ports/random.ts';
import type { Context } from '../run/context.ts';
import { listMembers } from './list-members.ts';
import { readMe, type Me } from './read-me.ts';
import { signInAsDemoPerson } from '../../auth/sessions.ts';

const peopleActs = [
  'revokeRole',
  'inviteMember',
  'resendInvitation',
  'withdrawInvitation',
  'deactivateMember',
  'reactivateMember',
];

let house: People;
beforeAll(async () => {
  house = await people();
});
afterAll(() => house.close());

async function contextOf(name: keyof People['ids'], more: Partial<Actor> = {}): Promise<Context> {
  const cookies = await signInAsDemoPerson(
    house.auth.sessions,
    new Request('http://localhost:8080/', { method: 'POST' }),
    house.ids[name],
  );
  const found = await house.auth.identify(
    new Request('http://localhost:8080/', { headers: { cookie: cookieHeader(cookies as string[]) } }),
  );
  return {
    db: house.db,
    clock: systemClock,
    random: systemRandom,
    files: null as never,
    secret: 'x',
    publicUrl: 'http://localhost:8080',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
    scanner: null,
    actor: { ...(found?.actor as Actor), ...more },
    requestId: 'r',
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
  } as Context;
}

async function meOf(name: keyof People['ids'], more?: Partial<Actor>): Promise<Me> {
  const outcome = await readMe(await contextOf(name, more));
  if (!outcome.ok) throw new Error('refused');
  return outcome.value;
}

describe('who am I', () => {
  it('tells roles by location and programme, what is missing where, and who can give it', async () => {
    const me = await meOf('user');
    expect(me).toMatchObject({
      memberId: house.ids.user,
      email: 'user@house.example',
      side: 'partner',
      companyName: 'Northwind',
      scopes: null,
      readOnly: false,
      demo: true,
    });
    expect(me.roles).toEqual([
      {
        role: 'incentives-user',
        location: { id: house.locationId, number: '1001', name: 'Amsterdam', country: 'NL' },
        programme: null,
        maySubmit: false,
      },
    ]);
    const told = me.missing.map((miss) => [
      miss.role,
      miss.permission,
      miss.locations?.map(({ number }) => number) ?? 'all',
      miss.grantedBy.map(({ name }) => name),
    ]);
    expect(told).toEqual([
      ['account-admin', null, 'all', ['account']],
      ['incentives-admin', null, 'all', ['account']],
      ['incentives-user', null, ['1002'], ['account']],
      ['report-viewer', null, ['1002'], ['account']],
      ['incentives-user', 'submit', 'all', ['account', 'admin']],
    ]);
    expect(me.missing[0]?.grantedBy[0]).toMatchObject({ name: 'account', email: 'account@house.example' });
  });

  it('counts a role that another one has in it as held', async () => {
    expect((await meOf('admin')).missing.map((miss) => miss.role)).toEqual(['account-admin']);
    const owner = await meOf('reviewer');
    expect(owner.missing.map((miss) => miss.role)).toEqual([
      'programme-admin',
      'senior-reviewer',
      'finance',
      'auditor',
    ]);
    expect(owner.missing[0]?.grantedBy.map(({ name }) => name)).toEqual(['programme']);
    expect(await meOf('tenant')).toMatchObject({
      companyName: 'Contoso',
      tenantId: house.tenantId,
      missing: [],
    });
  });

  it('says what may be called, and what each missing role would add', async () => {
    const user = await meOf('user');
    expect(user.mayOpen).toEqual(expect.arrayContaining(['listClaims', 'createClaim', 'readMe']));
    expect(user.mayOpen).not.toContain('submitClaim');
    expect(user.mayOpen).not.toContain('listMembers');
    expect(user.mayOpen).not.toContain('listReviewQueue');
    expect(user.missing.find(({ permission }) => permission === 'submit')?.opens).toContain('submitClaim');
    expect(user.missing.find(({ role }) => role === 'report-viewer')?.opens).toEqual([]);
    const reviewer = await meOf('reviewer');
    expect(reviewer.mayOpen).not.toContain('readQueueAge');
    expect(
      reviewer.missing.filter(({ opens }) => opens.includes('readQueueAge')).map(({ role }) => role),
    ).toEqual(['programme-admin', 'senior-reviewer', 'auditor']);
  });

  it('names nobody of another company, and nobody who was disabled', async () => {
    const rival = await meOf('rival');
    expect(rival.companyName).toBe('Adatum');
    expect(rival.missing).toEqual([
      { role: 'account-admin', permission: null, locations: null, grantedBy: [], opens: peopleActs },
    ]);
    const context = await contextOf('user');
    await house.look("update member set disabled_at = now() where name = 'account'");
    const outcome = await readMe(context);
    expect(outcome.ok && outcome.value.missing[0]?.grantedBy).toEqual([]);
    await house.look("update member set disabled_at = null where name = 'account'");
  });

  it('is not for a contact who came by link', async () => {
    const context = await contextOf('tenant', {
      contact: { noticeId: 'n', email: 'a@b.example', trusted: true },
    });
    expect(await readMe(context)).toMatchObject({ ok: false, denial: { kind: 'hidden' } });
  });
});

describe('colleagues', () => {
  it('are those of the own company, by name, page by page', async () => {
    const first = await listMembers(await contextOf('account'), { limit: 2, after: null });
    if (!first.ok) throw new Error('refused');
    expect(first.value.rows.map(({ name }) => name)).toEqual(['account', 'admin']);
    const second = await listMembers(await contextOf('account'), { limit: 2, after: first.value.next });
    if (!second.ok) throw new Error('refused');
    expect(second.value.rows.map(({ name }) => name)).toEqual(['user']);
    expect(second.value.rows[0]?.roles).toMatchObject([
      { role: 'incentives-user', location: { number: '1001' } },
    ]);
    expect(second.value.next).toBeNull();
    const owners = await listMembers(await contextOf('reviewer'), { limit: 50, after: null });
    expect(owners.ok && owners.value.rows.map(({ name }) => name)).toEqual([
      'auditor',
      'programme',
      'reviewer',
    ]);
  });

  it("are not for a user without an admin's role, nor for a key without the scope", async () => {
    expect(await listMembers(await contextOf('user'), { limit: 2, after: null })).toMatchObject({
      ok: false,
      denial: { problems: [{ code: 'role-missing' }] },
    });
    expect(
      await listMembers(await contextOf('admin', { scopes: ['claims:read'], readOnly: true }), {
        limit: 2,
        after: null,
      }),
    ).toMatchObject({
      ok: false,
      denial: { problems: [{ code: 'scope-missing', params: { scope: 'company:read' } }] },
    });
  });
});
