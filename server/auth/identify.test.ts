import { setTimeout as sleep } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cookieHeader, people, type People } from '../../test/people.ts';
import type { Actor } from '../../rules/rights/role.ts';
import { createApiKey } from '../actions/parties/create-api-key.ts';
import type { Context, Reply } from '../actions/run/context.ts';
import type { CreateApiKeyInput, CreatedApiKey } from '../actions/run/inputs.ts';
import { listApiKeys } from '../actions/parties/list-api-keys.ts';
import { revokeApiKey } from '../actions/parties/revoke-api-key.ts';
import { systemClock } from '../ports/clock.ts';
import { systemRandom } from '../ports/random.ts';
import type { Outcome } from '../../rules/engine/denial.ts';
import { signInAsDemoPerson } from './sessions.ts';

let house: People;
let now = 0;
let people_: Record<string, Actor>;
let queries = 0;

beforeAll(async () => {
  house = await people({ ticks: () => now });
  const query = house.db.pool.query.bind(house.db.pool) as (...all: unknown[]) => unknown;
  house.db.pool.query = ((...all: unknown[]) => {
    queries += 1;
    return query(...all);
  }) as typeof house.db.pool.query;
  people_ = Object.fromEntries(
    await Promise.all(
      Object.entries(house.ids).map(async ([name, id]) => {
        const cookies = await signInAsDemoPerson(house.auth.sessions, post(), id);
        const found = await house.auth.identify(
          new Request('http://localhost:8080/', { headers: { cookie: cookieHeader(cookies as string[]) } }),
        );
        return [name, found?.actor as Actor] as const;
      }),
    ),
  );
});
afterAll(() => house.close());
beforeEach(() => {
  now += 10_000;
});

const post = (): Request => new Request('http://localhost:8080/', { method: 'POST' });
const bearer = (key: string): Request =>
  new Request('http://localhost:8080/v1/claims', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  });

function context(actor: Actor, more: Partial<Context> = {}): Context {
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
    actor,
    requestId: 'r',
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
    ...more,
  };
}

const present = (value: CreatedApiKey) => {
  const reply = (body: object): Reply => ({ status: 201, headers: {}, body: JSON.stringify(body) });
  return { reply: reply(value), stored: reply({ ...value, key: null }) };
};
const presentId = (value: { id: string }) => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(value) },
});

function create(
  actor: Actor,
  input: Partial<CreateApiKeyInput> = {},
  more: Partial<Context> = {},
): Promise<Outcome<Reply>> {
  return createApiKey(
    context(actor, more),
    { name: 'CRM', scopes: ['claims:read', 'claims:write'], expiresAt: null, ...input },
    present,
  );
}

async function created(actor: Actor, input: Partial<CreateApiKeyInput> = {}): Promise<CreatedApiKey> {
  const outcome = await create(actor, input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  return JSON.parse(outcome.value.body) as CreatedApiKey;
}

const codesOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok
    ? []
    : outcome.denial.problems.map(({ code, pointer }) => `${outcome.denial.kind} ${code} ${pointer}`.trim());

describe('an API key', () => {
  it('acts as the person who made it, within its scopes; only its hash is kept', async () => {
    const made = await created(people_['admin'] as Actor);
    expect(made.key).toMatch(/^cpor_test_[A-Za-z0-9_-]{43}$/);
    expect(made.hint).toBe(made.key.slice(-4));
    const found = await house.auth.identify(bearer(made.key));
    expect(found).toMatchObject({
      kind: 'key',
      memberId: house.ids.admin,
      email: 'admin@house.example',
      keyId: made.id,
      session: null,
      actor: {
        side: 'partner',
        partnerId: house.partnerId,
        id: house.ids.admin,
        name: 'admin (key: CRM)',
        readOnly: false,
        scopes: ['claims:read', 'claims:write'],
      },
    });
    const [row] = await house.look<{ hash: Buffer; all: string }>(
      'select hash, to_json(k)::text as all from api_key k where id = $1',
      [made.id],
    );
    expect(row?.hash).toEqual(createHash('sha256').update(made.key).digest());
    expect(row?.all).not.toContain(made.key.slice(10));
  });

  it('without a write scope is read-only', async () => {
    const made = await created(people_['admin'] as Actor, { scopes: ['claims:read', 'events:read'] });
    expect((await house.auth.identify(bearer(made.key)))?.actor).toMatchObject({
      readOnly: true,
      scopes: ['claims:read', 'events:read'],
    });
  });

  it('is refused within five seconds of being revoked, and at once where nobody remembers it', async () => {
    const made = await created(people_['admin'] as Actor);
    expect(await house.auth.identify(bearer(made.key))).not.toBeNull();
    now += 4000;
    const colleague = { ...(people_['admin'] as Actor), id: house.ids.account };
    expect((await revokeApiKey(context(colleague), { keyId: made.id }, presentId)).ok).toBe(true);
    now += 999;
    await house.auth.identify(bearer(made.key));
    now += 1;
    expect(await house.auth.identify(bearer(made.key))).toBeNull();
    expect(
      (await revokeApiKey(context(colleague), { keyId: made.id }, presentId)).ok,
      'again is no mistake',
    ).toBe(true);
  });

  it('is refused when it expired, when its person was disabled, when it is of production, and when it is junk', async () => {
    const made = await created(people_['admin'] as Actor, {
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(await house.auth.identify(bearer(made.key))).not.toBeNull();
    await house.look("update api_key set expires_at = now() - interval '1 second' where id = $1", [made.id]);
    now += 5001;
    expect(await house.auth.identify(bearer(made.key))).toBeNull();
    const other = await created(people_['rival'] as Actor);
    await house.look("update member set disabled_at = now() where name = 'rival'");
    expect(await house.auth.identify(bearer(other.key))).toBeNull();
    await house.look("update member set disabled_at = null where name = 'rival'");
    expect(await house.auth.identify(bearer(other.key))).not.toBeNull();
    queries = 0;
    for (const junk of [other.key.replace('test', 'live'), `${other.key}x`, 'cpor_test_', '', 'Bearer'])
      expect(await house.auth.identify(bearer(junk))).toBeNull();
    expect(
      await house.auth.identify(
        new Request('http://localhost/', { headers: { authorization: 'Basic abc' } }),
      ),
    ).toBeNull();
    expect(queries, 'junk does not reach the database').toBe(0);
  });

  it('asks the database once for a burst, and writes its use once a day', async () => {
    const made = await created(people_['admin'] as Actor);
    queries = 0;
    const found = await Promise.all(Array.from({ length: 32 }, () => house.auth.identify(bearer(made.key))));
    expect(new Set(found.map((one) => one?.keyId))).toEqual(new Set([made.id]));
    expect(queries, 'one to identify, one to note the day').toBe(2);
    await expect
      .poll(
        async () =>
          (
            await house.look<{ day: string }>('select last_used_on::text as day from api_key where id = $1', [
              made.id,
            ])
          )[0]?.day,
      )
      .toBe(new Date().toISOString().slice(0, 10));
    now += 5001;
    queries = 0;
    await house.auth.identify(bearer(made.key));
    expect(queries).toBe(1);
    const plan = await house.look<{ 'QUERY PLAN': string }>(
      "explain select * from api_key k join member m on m.id = k.member_id where k.hash = '\\x00' and k.revoked_at is null",
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/api_key_hash_key/);
  });

  it('does not remember a database that could not be reached', async () => {
    const made = await created(people_['admin'] as Actor);
    const query = house.db.pool.query;
    house.db.pool.query = (() => Promise.reject(new Error('gone'))) as unknown as typeof query;
    await expect(house.auth.identify(bearer(made.key))).rejects.toThrow('gone');
    house.db.pool.query = query;
    expect(await house.auth.identify(bearer(made.key))).not.toBeNull();
  });
});

describe('making, listing and revoking keys', () => {
  it('is for the incentives admin, the programme admin and the tenant admin', async () => {
    for (const name of ['admin', 'programme', 'tenant'])
      expect(codesOf(await create(people_[name] as Actor, { scopes: ['claims:read'] })), `${name}`).toEqual(
        [],
      );
    for (const name of ['account', 'user', 'reviewer', 'auditor']) {
      expect(codesOf(await create(people_[name] as Actor, { scopes: ['claims:read'] })), `${name}`).toEqual([
        'forbidden role-missing',
      ]);
    }
  });

  it('says everything that is wrong at once', async () => {
    const past = new Date(Date.now() - 1000).toISOString();
    expect(
      codesOf(
        await create(people_['admin'] as Actor, {
          name: ' ',
          scopes: ['claims:read', 'nonsense', 'reviews:write'],
          expiresAt: past,
        }),
      ),
    ).toEqual([
      'invalid field-required /name',
      'invalid value-invalid /scopes/1',
      'invalid value-invalid /scopes/2',
      'invalid value-invalid /expiresAt',
    ]);
    expect(codesOf(await create(people_['admin'] as Actor, { scopes: [] }))).toEqual([
      'invalid field-required /scopes',
    ]);
  });

  it('a key makes no stronger key, and a read-only key none', async () => {
    const strong = await created(people_['admin'] as Actor, { scopes: ['keys:write', 'claims:read'] });
    const actor = (await house.auth.identify(bearer(strong.key)))?.actor as Actor;
    expect(codesOf(await create(actor, { scopes: ['claims:read'] }))).toEqual([]);
    expect(codesOf(await create(actor, { scopes: ['claims:write'] }))).toEqual([
      'forbidden scope-missing /scopes/0',
    ]);
    expect(
      codesOf(
        await create({ ...actor, scopes: ['claims:read'], readOnly: true }, { scopes: ['claims:read'] }),
      ),
    ).toEqual(['forbidden read-only-key']);
    expect(
      codesOf(await create({ ...actor, scopes: ['claims:write'] }, { scopes: ['claims:write'] })),
    ).toEqual(['forbidden scope-missing']);
  });

  it('a key that is made with a key ends with it, and is revoked with it', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const scopes = ['keys:write', 'claims:read'];
    const parent = await created(people_['admin'] as Actor, { scopes, expiresAt: inAnHour });
    const thief = (await house.auth.identify(bearer(parent.key)))?.actor as Actor;
    expect(
      codesOf(await create(thief, { scopes, expiresAt: new Date(Date.now() + 3_601_000).toISOString() })),
    ).toEqual(['invalid key-end-too-late /expiresAt']);
    const child = await created(thief, { scopes });
    expect(child).toMatchObject({ parentId: parent.id, expiresAt: parent.expiresAt });
    const asChild = (await house.auth.identify(bearer(child.key)))?.actor as Actor;
    const grandchild = await created(asChild, { scopes });
    expect(grandchild).toMatchObject({ parentId: child.id, expiresAt: parent.expiresAt });
    const listed = await listApiKeys(context(people_['admin'] as Actor), { after: null, limit: 1 });
    expect(listed.ok && listed.value.rows[0]).toMatchObject({ id: grandchild.id, parentId: child.id });

    await revokeApiKey(context(people_['admin'] as Actor), { keyId: parent.id }, presentId);
    // Each of them is still remembered here, and makes nothing that would last.
    for (const actor of [thief, asChild])
      expect(codesOf(await create(actor, { scopes }))).toEqual(['forbidden key-ended']);
    now += 5001;
    for (const { key } of [parent, child, grandchild])
      expect(await house.auth.identify(bearer(key))).toBeNull();
    // The child was revoked at the instant of its parent, and a second time changes nothing.
    await revokeApiKey(context(people_['admin'] as Actor), { keyId: child.id }, presentId);
    const ends = await house.look<{ at: Date }>(
      'select distinct revoked_at as at from api_key where id = any($1)',
      [[parent.id, child.id, grandchild.id]],
    );
    expect(ends).toHaveLength(1);
  });

  it('a key made while its parent is being revoked is refused or revoked too', async () => {
    const scopes = ['keys:write'];
    const parent = await created(people_['admin'] as Actor, { scopes });
    const actor = (await house.auth.identify(bearer(parent.key)))?.actor as Actor;
    const child = await created(actor, { scopes });
    const asChild = (await house.auth.identify(bearer(child.key)))?.actor as Actor;
    await Promise.all([
      ...Array.from({ length: 6 }, () => create(asChild, { name: 'race', scopes })),
      revokeApiKey(context(people_['admin'] as Actor), { keyId: parent.id }, presentId),
      ...Array.from({ length: 6 }, () => create(asChild, { name: 'race', scopes })),
    ]);
    expect(await house.look("select 1 from api_key where name = 'race' and revoked_at is null")).toEqual([]);
  });

  it('answers a replay without the key, and makes it once', async () => {
    const idempotency = { key: 'k1', operation: 'createApiKey', bodyHash: 'h' };
    const first = await create(people_['admin'] as Actor, { name: 'Once' }, { idempotency });
    const second = await create(people_['admin'] as Actor, { name: 'Once' }, { idempotency });
    if (!first.ok || !second.ok) throw new Error('refused');
    const { key, ...rest } = JSON.parse(first.value.body) as CreatedApiKey;
    expect(JSON.parse(second.value.body)).toEqual({ ...rest, key: null });
    expect(second.value.headers).toEqual({ 'Idempotency-Replayed': 'true' });
    expect(await house.look("select 1 from api_key where name = 'Once'")).toHaveLength(1);
    expect((await house.look<{ body: string }>('select body from idempotency'))[0]?.body).not.toContain(
      key.slice(10),
    );
    expect(
      codesOf(
        await create(
          people_['admin'] as Actor,
          { name: 'Other' },
          { idempotency: { ...idempotency, bodyHash: 'other' } },
        ),
      ),
    ).toEqual(['invalid idempotency-key-reused']);
  });

  it('shows the company its own keys only, the newest first, page by page', async () => {
    const mine = await created(people_['rival'] as Actor, { name: 'A' });
    // Ids of one millisecond have no order.
    await sleep(2);
    const second = await created(people_['rival'] as Actor, { name: 'B' });
    const page = await listApiKeys(context(people_['rival'] as Actor), { after: null, limit: 1 });
    if (!page.ok) throw new Error('refused');
    expect(page.value.rows.map((key) => key.id)).toEqual([second.id]);
    expect(page.value.next).toEqual([second.id]);
    const rest = await listApiKeys(context(people_['rival'] as Actor), { after: page.value.next, limit: 50 });
    if (!rest.ok) throw new Error('refused');
    expect(rest.value.rows[0]).toMatchObject({
      id: mine.id,
      name: 'A',
      memberName: 'rival',
      revokedAt: null,
      parentId: null,
    });
    expect(rest.value.rows[0]?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(JSON.stringify(rest.value)).not.toContain('hash');
    expect(rest.value.rows.every((key) => key.memberId === house.ids.rival)).toBe(true);
    expect(
      codesOf(await revokeApiKey(context(people_['admin'] as Actor), { keyId: mine.id }, presentId)),
    ).toEqual(['hidden not-found']);
    expect(
      codesOf(await revokeApiKey(context(people_['tenant'] as Actor), { keyId: mine.id }, presentId)),
    ).toEqual(['hidden not-found']);
    expect(
      (
        await house.look<{ revoked: boolean }>(
          'select revoked_at is not null as revoked from api_key where id = $1',
          [mine.id],
        )
      )[0]?.revoked,
    ).toBe(false);
    expect((await listApiKeys(context(people_['auditor'] as Actor), { after: null, limit: 50 })).ok).toBe(
      true,
    );
    expect(codesOf(await listApiKeys(context(people_['user'] as Actor), { after: null, limit: 50 }))).toEqual(
      ['forbidden role-missing'],
    );
  });
});

describe('a session', () => {
  const from = (headers: Record<string, string>, method = 'POST'): Request =>
    new Request('http://localhost:8080/v1/claims', { method, headers });

  it('counts for nothing when another site sends the request', async () => {
    const cookie = cookieHeader(
      (await signInAsDemoPerson(house.auth.sessions, post(), house.ids.admin)) as string[],
    );
    expect(await house.auth.identify(from({ cookie, origin: 'http://localhost:8080' }))).not.toBeNull();
    expect(await house.auth.identify(from({ cookie, origin: 'http://127.0.0.1:8080' }))).not.toBeNull();
    expect(await house.auth.identify(from({ cookie, 'sec-fetch-site': 'same-origin' }))).not.toBeNull();
    expect(await house.auth.identify(from({ cookie, origin: 'https://evil.example' }))).toBeNull();
    expect(await house.auth.identify(from({ cookie, origin: 'null' }))).toBeNull();
    expect(
      await house.auth.identify(
        from({ cookie, origin: 'http://evil.example:8080', host: 'evil.example:8080' }),
      ),
    ).toBeNull();
    expect(await house.auth.identify(from({ cookie, 'sec-fetch-site': 'cross-site' }))).toBeNull();
    expect(
      await house.auth.identify(from({ cookie, origin: 'https://evil.example' }, 'GET')),
      'reading is guarded by the browser',
    ).not.toBeNull();
  });

  it('is not asked for when a key is sent, and a key needs no origin', async () => {
    const cookie = cookieHeader(
      (await signInAsDemoPerson(house.auth.sessions, post(), house.ids.admin)) as string[],
    );
    expect(await house.auth.identify(from({ cookie, authorization: 'Bearer cpor_test_junk' }))).toBeNull();
    const made = await created(people_['admin'] as Actor);
    expect(
      (
        await house.auth.identify(
          from({ authorization: `Bearer ${made.key}`, origin: 'https://partner.example' }),
        )
      )?.kind,
    ).toBe('key');
  });
});
