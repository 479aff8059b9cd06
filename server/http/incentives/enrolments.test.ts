/** The way into a programme over the API: what each side sees, what nobody sees, and when earning starts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { agreementText, ownerWith, payout, publish, tax } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { changeEnrollment } from '../../actions/parties/change-enrollment.ts';
import { readEnrollment } from '../../actions/incentives/read-enrollment.ts';
import { resealProfiles } from '../../actions/incentives/reseal-profiles.ts';
import { sharedIdOf, sharedRefOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
let finance: Door;
let count = 0;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-04-17T10:00:00Z' });
  await publish(scene, 'osa-sell', true);
  partner = door(scene, scene.a.admin);
  finance = door(scene, ownerWith(scene, 'finance', 'Fenna Finance'));
});
afterAll(() => scene.close());

async function place(): Promise<{ location: string; programme: string }> {
  count += 1;
  const id = crypto.randomUUID();
  await scene.look(`insert into location values ($1, $2, $3, 'Quay office', 'NL', 'Europe/Amsterdam')`, [
    id,
    scene.a.partnerId,
    String(6_000_000 + count),
  ]);
  return { location: sharedIdOf('location', id), programme: 'osa-sell' };
}

async function brought(): Promise<{ location: string; programme: string }> {
  const at = await place();
  await partner.api.enrollments.join({ ...at, ifMatch: 0, body: {} });
  const { agreement } = await partner.api.enrollments.read(at);
  const { version, sha256 } = agreement as NonNullable<typeof agreement>;
  await partner.api.enrollments.acceptAgreement({
    ...at,
    ifMatch: 1,
    body: { version, sha256, confirmed: true },
  });
  await partner.api.enrollments.addPayoutProfile({ ...at, ifMatch: 2, body: payout });
  await partner.api.enrollments.addTaxProfile({ ...at, ifMatch: 3, body: tax });
  return at;
}

test('from the first look to the first month that earns, with a profile that was sent back', async () => {
  scene.clock.set('2020-04-17T10:00:00Z');
  const at = await place();
  const none = await partner.api.enrollments.read(at);
  expect([none.state, none.version, none.checklist.map(({ item, doneOn }) => [item, doneOn])]).toEqual([
    'none',
    0,
    [
      ['agreement', null],
      ['payout-profile', null],
      ['tax-profile', null],
    ],
  ]);
  expect(none.allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
    'join-programme',
  ]);
  const told = await brought();
  const waiting = await finance.api.enrollments.read(told);
  expect([waiting.state, waiting.validateBy?.lastDay]).toEqual(['validating-enrollment', '2020-04-21']);
  expect((await finance.api.enrollments.waiting()).items).toMatchObject([
    { location: { id: told.location }, state: 'validating-enrollment', profiles: ['payout', 'tax'] },
  ]);
  await finance.api.enrollments.return({
    ...told,
    ifMatch: waiting.version,
    body: { reason: 'The account is in another name.', profiles: ['payout'] },
  });
  const back = await partner.api.enrollments.read(told);
  expect([back.state, back.returnReason]).toEqual(['action-required', 'The account is in another name.']);
  expect(back.profiles.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
    ['payout', 'returned'],
    ['tax', 'waiting'],
  ]);
  await partner.api.enrollments.addPayoutProfile({ ...told, ifMatch: back.version, body: payout });
  // However long the validation takes, the month of the last requirement is the first.
  scene.clock.set('2020-06-02T10:00:00Z');
  const again = await finance.api.enrollments.read(told);
  await finance.api.enrollments.approve({ ...told, ifMatch: again.version, body: {} });
  const done = await partner.api.enrollments.read(told);
  expect(done).toMatchObject({
    state: 'enrolled',
    earningStart: '2020-04-01',
    startsOn: '2020-04-01',
    endsOn: '2020-06-30',
  });
  expect(done.profiles.map(({ kind, state, lastFour }) => [kind, state, lastFour]).toSorted()).toEqual([
    ['payout', 'valid', '4300'],
    ['tax', 'valid', '7B01'],
  ]);
  expect(done.history.map(({ act }) => act)).toEqual([
    'approve-enrollment',
    'add-payout-profile',
    'return-enrollment',
    'add-tax-profile',
    'add-payout-profile',
    'accept-agreement',
    'join-programme',
  ]);
  const letters = await scene.look<{ template: string }>(
    `select payload ->> 'template' as template from job where payload ->> 'locationId' is not null`,
  );
  // Nobody of the scene's people is in the database, so nobody is written to.
  expect(letters).toEqual([]);
});

test('a new account waits beside the one that counts, and takes its place once it is validated', async () => {
  const at = await brought();
  await finance.api.enrollments.approve({ ...at, ifMatch: 4, body: {} });
  await partner.api.enrollments.addPayoutProfile({
    ...at,
    ifMatch: 5,
    body: { ...payout, iban: 'DE89 3704 0044 0532 0130 00' },
  });
  const states = async (): Promise<string[][]> =>
    (await finance.api.enrollments.read(at)).profiles
      .filter(({ kind }) => kind === 'payout')
      .map(({ state, lastFour }) => [state, lastFour])
      .toSorted();
  expect(await states()).toEqual([
    ['valid', '4300'],
    ['waiting', '3000'],
  ]);
  expect((await partner.api.enrollments.read(at)).state).toBe('enrolled');
  await finance.api.enrollments.validateProfile({ ...at, kind: 'payout', ifMatch: 6, body: {} });
  expect(await states()).toEqual([['valid', '3000']]);
});

test('nobody without the role learns that a profile exists', async () => {
  const at = await brought();
  const refused = [scene.a.user, scene.reviewer, ownerWith(scene, 'programme-admin', 'Pat Programme')];
  for (const actor of refused)
    await expect(door(scene, actor).api.enrollments.read(at)).rejects.toMatchObject({ status: 403 });
  // A foreign location and one that is not there are the same.
  const rival = door(scene, scene.b.admin);
  const unknown = { ...at, location: sharedIdOf('location', crypto.randomUUID()) };
  const bodies = await Promise.all(
    [at, unknown].map(async (one) => {
      const answer = await rival.ask(`/v1/enrollments/${one.location}/${one.programme}`);
      const { status, code, detail } = (await answer.json()) as Record<string, unknown>;
      return { status, code, detail };
    }),
  );
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]?.['status']).toBe(404);
  const log = await door(scene, ownerWith(scene, 'programme-admin', 'Pat Programme')).api.adminLog.list({
    limit: 200,
  });
  expect(JSON.stringify(log)).not.toContain('profile');
});

test('no row of the database has an account, a tax id or a beneficiary in clear', async () => {
  await brought();
  const tables = await scene.look<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const secrets = ['NL91ABNA0417164300', 'NL91 ABNA 0417 1643 00', tax.taxId, payout.beneficiary];
  for (const { name } of tables)
    for (const secret of secrets) {
      const [row] = await scene.look<{ found: string }>(
        `select count(*) as found from "${name}" t where strpos(t::text, $1) > 0`,
        [secret],
      );
      expect([name, row?.found]).toEqual([name, '0']);
    }
});

test('a key is rotated: what the old one sealed is opened, sealed again, and opens without it', async () => {
  const at = await brought();
  const locationId = sharedRefOf('location', at.location) ?? '';
  const { db, secret, random } = scene.services;
  const key = (id: string, byte: number): { id: string; bytes: Uint8Array } => ({
    id,
    bytes: new Uint8Array(32).fill(byte),
  });
  const lastFour = async (sealKeys: typeof scene.services.sealKeys, other = secret): Promise<string> => {
    const asking = { ...scene, services: { ...scene.services, secret: other, sealKeys: sealKeys ?? [] } };
    const asker = door(asking, scene.a.admin);
    // Ids outside follow SECRET, and a door keeps its own.
    const answer = await asker.api.enrollments.read({ ...at, location: sharedIdOf('location', locationId) });
    return answer.profiles
      .map((one) => one.lastFour)
      .toSorted()
      .join();
  };
  const shown = await lastFour([]);
  expect(await lastFour([key('k1', 1)])).toBe(shown);
  expect((await resealProfiles({ db, secret, random, sealKeys: [key('k1', 1)] })).resealed).toBeGreaterThan(
    0,
  );
  expect(await resealProfiles({ db, secret, random, sealKeys: [key('k1', 1)] })).toEqual({
    keyId: 'k1',
    resealed: 0,
  });
  // SECRET has nothing to do with it any more.
  expect(await lastFour([key('k1', 1)], 'another secret of the test, long enough')).toBe(shown);
  const reading = (sealKeys: typeof scene.services.sealKeys): Promise<unknown> =>
    readEnrollment(
      { ...scene.context(scene.a.admin), sealKeys: sealKeys ?? [] },
      { locationId, programme: at.programme },
    );
  await expect(reading([key('k1', 2)])).rejects.toThrow('authenticate');
  await resealProfiles({ db, secret, random, sealKeys: [key('k2', 2), key('k1', 1)] });
  expect(await lastFour([key('k2', 2)])).toBe(shown);
  await scene.look(`update profile set sealed = (select sealed from profile limit 1)`);
  // Bound to its row: what lies in another row does not open.
  await expect(reading([key('k2', 2)])).rejects.toThrow('authenticate');
});

test('a new version of the agreement asks again, and the old one counts until its day', async () => {
  scene.clock.set('2020-07-01T10:00:00Z');
  const admin = door(scene, ownerWith(scene, 'programme-admin', 'Pat Programme'));
  await scene.look('delete from profile');
  await scene.look('delete from agreement_acceptance');
  const at = await brought();
  await admin.api.agreements.publish({
    programme: 'osa-sell',
    ifMatch: 1,
    body: {
      text: { ...agreementText, en: 'For 36 months.' },
      openToAll: true,
      acceptBy: '2020-07-31',
      why: 'Longer.',
    },
  });
  const done = async (): Promise<string | null | undefined> =>
    (await partner.api.enrollments.read(at)).checklist.find(({ item }) => item === 'agreement')?.doneOn;
  expect(await done()).toBe('2020-07-01');
  scene.clock.set('2020-08-01T10:00:00Z');
  expect(await done()).toBe(null);
  const { agreement, version } = await partner.api.enrollments.read(at);
  const read = agreement as NonNullable<typeof agreement>;
  await partner.api.enrollments.acceptAgreement({
    ...at,
    ifMatch: version,
    body: { version: read.version, sha256: read.sha256, confirmed: true },
  });
  expect(await done()).toBe('2020-07-01');
});

test('an invitation by the programme owner opens the checklist where nobody may begin alone', async () => {
  await publish(scene, 'osu-microsoft-365');
  const admin = ownerWith(scene, 'programme-admin', 'Pat Programme');
  const at = { location: sharedIdOf('location', scene.a.locationId), programme: 'osu-microsoft-365' };
  const ref = { locationId: scene.a.locationId, programme: at.programme };
  for (const state of ['discontinued', 'invited'] as const)
    await changeEnrollment(scene.context(admin), ref, { state, why: 'Once more.' }, () => ({
      reply: { status: 200, headers: {}, body: '' },
    }));
  const invited = await partner.api.enrollments.read(at);
  expect(invited.allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
    'accept-agreement',
    'add-payout-profile',
    'add-tax-profile',
  ]);
});
