/** The acts of an enrolment: the six tests for each. How they work together is tested in server/http/incentives/enrolments.test.ts. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { codesOf } from '../../../test/acts.ts';
import { agreementText, answered, ownerWith, payout, publish, tax } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Context, Reply } from '../run/context.ts';
import { acceptAgreement } from './accept-agreement.ts';
import { addPayoutProfile, addTaxProfile } from './add-profile.ts';
import { publishAgreement } from './agreements.ts';
import { joinProgramme } from './join-programme.ts';
import {
  approveEnrollment,
  returnEnrollment,
  returnProfile,
  validateProfile,
} from './validate-enrollment.ts';

let scene: Scene;
let sha256: string;
let partner: Actor;
let finance: Actor;
let ref: { locationId: string; programme: string };
let count = 0;

beforeAll(async () => {
  scene = await makeScene();
  sha256 = await publish(scene, 'osa-sell', true);
  finance = ownerWith(scene, 'finance', 'Fenna Finance');
});
afterAll(() => scene.close());

/** Each test has a location of its own that was never asked. */
beforeEach(async () => {
  count += 1;
  partner = scene.a.admin;
  ref = { locationId: crypto.randomUUID(), programme: 'osa-sell' };
  await scene.look(`insert into location values ($1, $2, $3, 'Quay office', 'NL', 'Europe/Amsterdam')`, [
    ref.locationId,
    scene.a.partnerId,
    String(5_000_000 + count),
  ]);
});

const agreed = { version: 1, confirmed: true };
const at = (actor: Actor, more: Partial<Context> = {}): Context => scene.context(actor, more);
async function done(...acts: Promise<Outcome<Reply>>[]): Promise<void> {
  for (const act of acts) expect(codesOf(await act)).toEqual([]);
}
const join = async (): Promise<void> => done(joinProgramme(at(partner), ref, answered));
async function brought(): Promise<void> {
  await join();
  await done(acceptAgreement(at(partner), ref, { ...agreed, sha256 }, answered));
  await done(addPayoutProfile(at(partner), ref, payout, answered));
  await done(addTaxProfile(at(partner), ref, tax, answered));
}
async function enrolledWithNewAccount(): Promise<void> {
  await brought();
  await done(approveEnrollment(at(finance), ref, answered));
  await done(addPayoutProfile(at(partner), ref, { ...payout, beneficiary: 'Kade Ten' }, answered));
}

interface Case {
  what: string;
  by: () => Actor;
  prepare(): Promise<void>;
  call(ctx: Context): Promise<Outcome<Reply>>;
  /** With what it is refused, and the codes. */
  wrong(ctx: Context): Promise<Outcome<Reply>>;
  codes: string[];
  /** Of the other side, or without the role. */
  strangers: () => Actor[];
}

const ofPartner = { by: (): Actor => partner, strangers: (): Actor[] => [finance, scene.a.user] };
const ofFinance = {
  by: (): Actor => finance,
  strangers: (): Actor[] => [partner, scene.reviewer, ownerWith(scene, 'programme-admin', 'Pat Programme')],
};

const cases: Case[] = [
  {
    ...ofPartner,
    what: 'join-programme',
    prepare: async () => undefined,
    call: (ctx) => joinProgramme(ctx, ref, answered),
    wrong: (ctx) => joinProgramme(ctx, { ...ref, programme: 'osu-microsoft-365' }, answered),
    codes: ['not-in-this-state'],
  },
  {
    ...ofPartner,
    what: 'accept-agreement',
    prepare: join,
    call: (ctx) => acceptAgreement(ctx, ref, { ...agreed, sha256 }, answered),
    wrong: (ctx) => acceptAgreement(ctx, ref, { ...agreed, sha256: 'another text' }, answered),
    codes: ['agreement-not-current'],
  },
  {
    ...ofPartner,
    what: 'add-payout-profile',
    prepare: join,
    call: (ctx) => addPayoutProfile(ctx, ref, payout, answered),
    wrong: (ctx) =>
      addPayoutProfile(ctx, ref, { ...payout, currency: 'EURO', iban: 'NL92ABNA0417164300' }, answered),
    codes: ['currency-unknown', 'iban-invalid'],
  },
  {
    ...ofPartner,
    what: 'add-tax-profile',
    prepare: join,
    call: (ctx) => addTaxProfile(ctx, ref, tax, answered),
    wrong: (ctx) => addTaxProfile(ctx, ref, { ...tax, taxId: '', validUntil: '2020-11-30' }, answered),
    codes: ['field-required', 'tax-profile-over'],
  },
  {
    ...ofFinance,
    what: 'approve-enrollment',
    prepare: brought,
    call: (ctx) => approveEnrollment(ctx, ref, answered),
    wrong: (ctx) => approveEnrollment(ctx, { ...ref, programme: 'osu-microsoft-365' }, answered),
    codes: ['not-in-this-state'],
  },
  {
    ...ofFinance,
    what: 'return-enrollment',
    prepare: brought,
    call: (ctx) =>
      returnEnrollment(ctx, ref, { reason: 'Not your account.', profiles: ['payout'] }, answered),
    wrong: (ctx) => returnEnrollment(ctx, ref, { reason: ' ', profiles: ['payout'] }, answered),
    codes: ['reason-required'],
  },
  {
    ...ofFinance,
    what: 'validate-profile',
    prepare: enrolledWithNewAccount,
    call: (ctx) => validateProfile(ctx, ref, 'payout', answered),
    wrong: (ctx) => validateProfile(ctx, ref, 'tax', answered),
    codes: ['not-in-this-state'],
  },
  {
    ...ofFinance,
    what: 'return-profile',
    prepare: enrolledWithNewAccount,
    call: (ctx) => returnProfile(ctx, { ...ref, kind: 'payout' }, 'Not your account.', answered),
    wrong: (ctx) => returnProfile(ctx, { ...ref, kind: 'payout' }, '', answered),
    codes: ['reason-required'],
  },
  {
    by: () => ownerWith(scene, 'programme-admin', 'Pat Programme'),
    strangers: () => [finance, partner, scene.auditor],
    what: 'publish-agreement',
    prepare: async () => {
      await scene.look(`delete from agreement where programme = 'osu-business-applications'`);
    },
    call: (ctx) =>
      publishAgreement(
        ctx,
        'osu-business-applications',
        { text: agreementText, openToAll: false, acceptBy: null, why: 'The first one.' },
        answered,
      ),
    wrong: (ctx) =>
      publishAgreement(
        ctx,
        'osa-sell',
        { text: { en: '', nl: 'x' }, openToAll: false, acceptBy: '2020-01-01', why: '' },
        answered,
      ),
    codes: ['field-required', 'field-required', 'date-not-in-future'],
  },
];

/** Everything that an act could leave behind. */
async function stored(): Promise<string> {
  const [row] = await scene.look<{ text: string }>(`select jsonb_build_object(
    'enrolments', (select jsonb_agg(e order by e.location_id, e.programme) from enrollment e),
    'profiles', (select jsonb_agg(p order by p.id) from profile p),
    'acceptances', (select jsonb_agg(a order by a.location_id, a.programme, a.version) from agreement_acceptance a),
    'agreements', (select count(*) from agreement), 'jobs', (select count(*) from job),
    'history', (select count(*) from history))::text as text`);
  return row?.text ?? '';
}
const entries = (what: string): Promise<{ actor_name: string }[]> =>
  scene.look('select actor_name from history where act = $1 order by id', [what]);
const key = (bodyHash: string, what: string): Partial<Context> => ({
  idempotency: { key: `key ${count}`, operation: what, bodyHash },
});
async function versionNow(what: string): Promise<number> {
  if (what === 'publish-agreement') return 0;
  const rows = await scene.look<{ version: number }>(
    'select version from enrollment where location_id = $1 and programme = $2',
    [ref.locationId, ref.programme],
  );
  return rows[0]?.version ?? 0;
}

describe.each(cases)('$what', ({ what, by, prepare, call, wrong, codes, strangers }) => {
  beforeEach(prepare);

  test('is done, and the history says by whom, once', async () => {
    const before = (await entries(what)).length;
    await done(call(at(by())));
    expect((await entries(what)).slice(before)).toEqual([{ actor_name: by().name }]);
  });

  test('is refused with every code, and nothing is written', async () => {
    const before = await stored();
    expect(codesOf(await wrong(at(by()))).toSorted()).toEqual(codes.toSorted());
    expect(await stored()).toBe(before);
  });

  test('is closed to strangers, and says nothing to another partner', async () => {
    const before = await stored();
    for (const stranger of strangers()) expect(codesOf(await call(at(stranger)))).toEqual(['role-missing']);
    const rival = codesOf(await call(at(scene.b.admin)));
    expect(rival).toEqual([by().side === 'partner' ? 'not-yours' : 'role-missing']);
    expect(await stored()).toBe(before);
  });

  test('is refused to a key that only reads', async () => {
    const scopes = ['company:read', 'administration:read'];
    expect(codesOf(await call(at({ ...by(), readOnly: true, scopes })))).toEqual(['read-only-key']);
  });

  test('answers a replay with the first answer', async () => {
    const first = await call(at(by(), key('body', what)));
    const left = await stored();
    const second = await call(at(by(), key('body', what)));
    expect(second.ok && second.value.body).toBe(first.ok && first.value.body);
    expect(await stored()).toBe(left);
    expect(codesOf(await call(at(by(), key('other', what))))).toEqual(['idempotency-key-reused']);
  });

  test('of two at once with the same version one is done', async () => {
    const before = (await entries(what)).length;
    const ifMatch = await versionNow(what);
    const outcomes = await Promise.all([1, 2].map(() => call(at(by(), { ifMatch }))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toHaveLength(1);
    expect((await entries(what)).length).toBe(before + 1);
  });
});
