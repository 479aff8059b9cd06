/**
 * The acts of administration on partners, locations, enrolments and customers: the six tests for each, and what is
 * theirs alone.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { codesOf } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { addLocation } from './add-location.ts';
import { addPartner } from './add-partner.ts';
import { changeEnrollment } from './change-enrollment.ts';
import type { Context, Reply } from '../run/context.ts';
import { editCustomer } from './edit-customer.ts';
import { editLocation } from './edit-location.ts';
import { editPartner } from './edit-partner.ts';
import { enrolLocation } from './enrol-location.ts';
import type { Accounts } from './accounts.ts';
import { inviteAdmin } from './invite-admin.ts';

let scene: Scene;
let admin: Actor;
let partnerId: string;
let locationId: string;
let count = 0;
beforeAll(async () => {
  scene = await makeScene();
  admin = {
    ...scene.auditor,
    name: 'Paula Berg',
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
  };
});
afterAll(() => scene.close());

const value = <T>(made: T): { reply: Reply } => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(made) },
});
const bodyOf = <T>(outcome: Outcome<Reply>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  return JSON.parse(outcome.value.body) as T;
};
const why = 'Asked for by the partner.';
const numberOf = (): string => String(7_000_000 + count);

/** Each test has a partner with a location of its own. */
beforeEach(async () => {
  count += 1;
  partnerId = bodyOf<{ id: string }>(
    await addPartner(scene.context(admin), { name: `Own Partner ${count}`, why }, value),
  ).id;
  locationId = bodyOf<{ id: string }>(
    await addLocation(
      scene.context(admin),
      partnerId,
      {
        number: String(8_000_000 + count),
        name: 'Harbour office',
        country: 'NL',
        zone: 'Europe/Amsterdam',
        why,
      },
      value,
    ),
  ).id;
  await enrolLocation(
    scene.context(admin),
    { locationId, programme: 'osa-sell', state: 'invited', why },
    value,
  );
});

const accounts: Accounts = {
  accountFor: async ({ email }) => `account of ${email}`,
  hasPassword: async () => false,
  setPassword: async () => undefined,
  passwordProblem: async () => null,
  endSessions: async () => undefined,
};

interface Case {
  what: string;
  call(ctx: Context): Promise<Outcome<Reply>>;
  /** With what it must be refused, and its codes. */
  bad(ctx: Context): Promise<Outcome<Reply>>;
  codes: string[];
  /** Two at once: is one done, or both? */
  race: 'one' | 'both';
  /** Has the thing a version that the caller must have read? */
  versioned: boolean;
}

const cases: Case[] = [
  {
    what: 'add-partner',
    race: 'both',
    versioned: false,
    call: (ctx) => addPartner(ctx, { name: 'Quayside Cloud', why }, value),
    bad: (ctx) => addPartner(ctx, { name: ' ', why: '' }, value),
    codes: ['field-required', 'field-required'],
  },
  {
    what: 'edit-partner',
    race: 'one',
    versioned: true,
    call: (ctx) => editPartner(ctx, partnerId, { name: 'Another name', why }, value),
    bad: (ctx) => editPartner(ctx, partnerId, { name: `Own Partner ${count}`, why }, value),
    codes: ['nothing-changed'],
  },
  {
    what: 'add-location',
    race: 'one',
    versioned: false,
    call: (ctx) =>
      addLocation(
        ctx,
        partnerId,
        { number: numberOf(), name: 'Second', country: 'DE', zone: 'Europe/Berlin', why },
        value,
      ),
    bad: (ctx) =>
      addLocation(
        ctx,
        partnerId,
        { number: '4110001', name: '', country: 'Germany', zone: '+02:00', why },
        value,
      ),
    codes: ['field-required', 'value-invalid', 'value-invalid', 'number-taken'],
  },
  {
    what: 'edit-location',
    race: 'one',
    versioned: true,
    call: (ctx) => editLocation(ctx, locationId, { zone: 'Europe/Brussels', why }, value),
    bad: (ctx) => editLocation(ctx, locationId, { name: '', zone: 'Mars/Olympus', why: ' ' }, value),
    codes: ['field-required', 'field-required', 'value-invalid'],
  },
  {
    what: 'enrol-location',
    race: 'one',
    versioned: false,
    call: (ctx) =>
      enrolLocation(ctx, { locationId, programme: 'osu-microsoft-365', state: 'enrolled', why }, value),
    bad: (ctx) =>
      enrolLocation(
        ctx,
        { locationId, programme: 'nothing', state: 'inactive', endsOn: '2021-01-01', why },
        value,
      ),
    codes: ['enrollment-step', 'field-required', 'value-invalid'],
  },
  {
    what: 'change-enrollment',
    race: 'one',
    versioned: true,
    call: (ctx) =>
      changeEnrollment(ctx, { locationId, programme: 'osa-sell' }, { state: 'enrolled', why }, value),
    bad: (ctx) =>
      changeEnrollment(
        ctx,
        { locationId, programme: 'osa-sell' },
        { state: 'inactive', startsOn: '2021-02-01', endsOn: '2021-01-01', why },
        value,
      ),
    codes: ['enrollment-step', 'dates-out-of-order'],
  },
  {
    what: 'edit-customer',
    race: 'one',
    versioned: true,
    call: (ctx) =>
      editCustomer(
        ctx,
        scene.otherTenantId,
        { name: `Saffronlabs ${count}`, domains: [`labs${count}.example`, 'saffronlabs.example'], why },
        value,
      ),
    bad: (ctx) =>
      editCustomer(
        ctx,
        scene.otherTenantId,
        { country: 'nl', domains: ['harbourseeds.example', 'no domain'], why },
        value,
      ),
    codes: ['value-invalid', 'value-invalid', 'domain-taken'],
  },
  {
    what: 'invite-admin',
    race: 'one',
    versioned: false,
    call: (ctx) =>
      inviteAdmin(
        ctx,
        accounts,
        partnerId,
        { name: 'Nora First', email: `nora${count}@quayside.example`, language: 'nl', why },
        value,
      ),
    bad: (ctx) =>
      inviteAdmin(
        ctx,
        accounts,
        partnerId,
        { name: '', email: 'x@quayside.example', language: '?', why },
        value,
      ),
    codes: ['field-required', 'value-invalid'],
  },
];

async function stored(): Promise<string> {
  const [row] = await scene.look<{ text: string }>(`select jsonb_build_object('partner', (select jsonb_agg(p
    order by p.id) from partner p),
    'location', (select jsonb_agg(l order by l.id) from location l), 'enrollment', (select jsonb_agg(e
      order by e.location_id, e.programme) from enrollment e),
    'customer', (select jsonb_agg(c order by c.tenant_id) from customer c), 'domain', (select jsonb_agg(d
      order by d.domain) from customer_domain d),
    'member', (select jsonb_agg(m order by m.id) from member m), 'invitation', (select jsonb_agg(i order by i.id)
      from invitation i),
    'job', (select sum(1) from job), 'log', (select sum(1) from history where subject_kind <> 'claim'))::text as text`);
  return row?.text ?? '';
}

const logOf = (
  what: string,
): Promise<{ by_name: string; why: string; before: object | null; after: object | null }[]> =>
  scene.look(
    'select actor_name as by_name, reason as why, before, after from history where act = $1 order by id',
    [what],
  );
const key = (bodyHash: string, what: string): Partial<Context> => ({
  idempotency: { key: `key ${count}`, operation: what, bodyHash },
});

describe.each(cases)('$what', ({ what, call, bad, codes, race, versioned }) => {
  test('does what it says, and the log says who, what and why', async () => {
    const before = (await logOf(what)).length;
    expect(codesOf(await call(scene.context(admin)))).toEqual([]);
    const log = (await logOf(what)).slice(before);
    expect(log).toMatchObject([{ by_name: 'Paula Berg', why }]);
    expect(log[0]?.after).not.toEqual(log[0]?.before);
  });

  test('tells everything that is wrong and writes nothing', async () => {
    const before = await stored();
    const outcome = await bad(scene.context(admin));
    expect(codesOf(outcome).toSorted()).toEqual(codes.toSorted());
    expect(await stored()).toBe(before);
  });

  test('is closed to every other role, and to partners', async () => {
    const before = await stored();
    for (const actor of [scene.auditor, scene.reviewer, scene.senior, scene.a.admin, scene.tenantAdmin])
      expect(codesOf(await call(scene.context(actor)))).toEqual(['role-missing']);
    expect(await stored()).toBe(before);
  });

  test('is refused to a read-only key', async () => {
    const before = await stored();
    expect(
      codesOf(
        await call(
          scene.context({
            ...admin,
            readOnly: true,
            scopes: ['company:read', 'customers:read'],
          }),
        ),
      ),
    ).toEqual(['read-only-key']);
    expect(await stored()).toBe(before);
  });

  test('answers a replay with the first answer, and refuses the key for another body', async () => {
    const first = await call(scene.context(admin, key('body', what)));
    const done = await stored();
    const second = await call(scene.context(admin, key('body', what)));
    expect(second.ok && second.value).toMatchObject({
      body: first.ok && first.value.body,
      headers: { 'Idempotency-Replayed': 'true' },
    });
    expect(await stored()).toBe(done);
    expect(codesOf(await call(scene.context(admin, key('other body', what))))).toEqual([
      'idempotency-key-reused',
    ]);
  });

  test(`two at once: ${race === 'one' ? 'one is done' : 'both are done'}`, async () => {
    const before = (await logOf(what)).length;
    const more = versioned ? { ifMatch: what === 'edit-customer' ? await customerVersion() : 1 } : {};
    const outcomes = await Promise.all([1, 2].map(() => call(scene.context(admin, more))));
    // Somebody who was invited and has no password yet is invited again; of two at the very same time the second is refused.
    const done = outcomes.filter((outcome) => outcome.ok).length;
    expect(
      what === 'invite-admin' ? done >= 1 : done === (race === 'one' ? 1 : 2),
      JSON.stringify(outcomes.map(codesOf)),
    ).toBe(true);
    expect((await logOf(what)).length).toBe(before + done);
  });

  test('a dry run says the same and writes nothing', async () => {
    const before = await stored();
    expect(codesOf(await call(scene.context(admin, { validateOnly: true })))).toEqual([]);
    expect(await stored()).toBe(before);
  });
});

test.each(cases.filter(({ versioned }) => versioned))(
  '$what is refused to somebody who read an older version',
  async ({ call }) => {
    const before = await stored();
    expect(codesOf(await call(scene.context(admin, { ifMatch: 0 })))).toEqual(['stale-version']);
    expect(await stored()).toBe(before);
  },
);

const customerVersion = async (): Promise<number> =>
  (
    await scene.look<{ version: number }>('select version from customer where tenant_id = $1', [
      scene.otherTenantId,
    ])
  )[0]?.version ?? 0;

describe('an enrolment', () => {
  const change = (wanted: Parameters<typeof changeEnrollment>[2]): Promise<Outcome<Reply>> =>
    changeEnrollment(scene.context(admin), { locationId, programme: 'osa-sell' }, wanted, value);

  test('begins today and ends with the fiscal year, unless days are given; an invited one has none', async () => {
    expect(bodyOf(await change({ state: 'enrolled', why }))).toMatchObject({
      state: 'enrolled',
      startsOn: '2020-12-01',
      endsOn: '2021-06-30',
      version: 2,
    });
    expect(bodyOf(await change({ state: 'inactive', why }))).toMatchObject({
      state: 'inactive',
      startsOn: '2020-12-01',
      endsOn: '2021-06-30',
      version: 3,
    });
    expect(bodyOf(await change({ state: 'enrolled', startsOn: '2021-07-01', why }))).toMatchObject({
      startsOn: '2021-07-01',
      endsOn: '2022-06-30',
    });
    expect(bodyOf(await change({ state: 'discontinued', endsOn: '2021-12-31', why }))).toMatchObject({
      startsOn: '2021-07-01',
      endsOn: '2021-12-31',
    });
    expect(bodyOf(await change({ state: 'invited', why }))).toMatchObject({ startsOn: null, endsOn: null });
    expect(codesOf(await change({ state: 'invited', why }))).toEqual(['nothing-changed']);
  });
});

test("a customer's first domain is the main one", async () => {
  const domains = [`one${count}.example`, `two${count}.example`];
  bodyOf(
    await editCustomer(
      scene.context(admin),
      scene.otherTenantId,
      { domains, publicSector: true, why },
      value,
    ),
  );
  expect(
    await scene.look('select domain, is_primary from customer_domain where tenant_id = $1 order by domain', [
      scene.otherTenantId,
    ]),
  ).toEqual([
    { domain: domains[0], is_primary: true },
    { domain: domains[1], is_primary: false },
  ]);
});
