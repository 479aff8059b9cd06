/** What an association earns and why not, over the API: enrolment, terms and usage come together, and a rival changes nothing in the answer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoTerms } from '../../../demo/terms.ts';
import { door, type Door } from '../../../test/api.ts';
import { official } from '../../../test/acts.ts';
import { answered, ownerWith, payout, publish, tax } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { acceptAgreement } from '../../actions/incentives/accept-agreement.ts';
import { addPayoutProfile, addTaxProfile } from '../../actions/incentives/add-profile.ts';
import { approveTerms, draftTerms } from '../../actions/incentives/terms.ts';
import { validateProfile } from '../../actions/incentives/validate-enrollment.ts';
import { idOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
const programme = 'osu-microsoft-365';

beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-01T10:00:00Z' });
  partner = door(scene, scene.a.admin);
  await publish(scene, programme);
  const [, growth] = demoTerms('2019-01', '2020-07');
  const terms = (growth as NonNullable<typeof growth>).terms;
  const by = (name: string) => scene.context(ownerWith(scene, 'programme-admin', name));
  await draftTerms(by('Pat Programme'), programme, { ...terms, why: 'The first.' }, answered);
  await approveTerms(by('Quinn Second'), programme, { why: 'Read.' }, answered);
});
afterAll(() => scene.close());

async function associated(here: Scene): Promise<string> {
  await official(here, scene.a);
  const [row] = await scene.look<{ id: string }>(
    `select id from association where tenant_id = $1 and partner_id = $2`,
    [here.tenantId, scene.a.partnerId],
  );
  return idOf('association', here.tenantId, row?.id ?? '');
}

/** Usage of Exchange Online by month. */
async function used(here: Scene, figures: Record<string, number>): Promise<void> {
  for (const [month, mau] of Object.entries(figures))
    await scene.look(
      `insert into usage_record (tenant_id, item, month, monthly_active_users, paid_available_units, imported_at)
       values ($1, 'exchange-online', $2, $3, 100, now())
       on conflict (tenant_id, item, month) do update set monthly_active_users = excluded.monthly_active_users`,
      [here.tenantId, `${month}-01`, mau],
    );
}

test('from nothing met to an amount that explains itself', async () => {
  const here = await scene.elsewhere();
  const id = await associated(here);
  scene.clock.set('2021-03-20T10:00:00Z');
  const before = await partner.api.associations.evaluation({ id });
  expect([before.eligible, before.reasons.map(({ code }) => code).toSorted()]).toEqual([
    false,
    ['agreement-missing', 'payout-profile-missing', 'tax-profile-missing'],
  ]);
  expect(before.reasons.every(({ by, who }) => by === '2021-03-31' && who === 'partner')).toBe(true);
  expect((await partner.api.associations.ineligible()).items).toMatchObject([
    { association: id, item: 'exchange-online', programme },
  ]);

  const ref = { locationId: scene.a.locationId, programme };
  const { agreement } = await partner.api.enrollments.read({
    location: (await partner.api.locations.list()).items[0]?.id ?? '',
    programme,
  });
  const { sha256 } = agreement as NonNullable<typeof agreement>;
  const ctx = scene.context(scene.a.admin);
  const finance = scene.context(ownerWith(scene, 'finance', 'Fenna Finance'));
  await acceptAgreement(ctx, ref, { version: 1, sha256, confirmed: true }, answered);
  await addPayoutProfile(ctx, ref, payout, answered);
  await addTaxProfile(ctx, ref, tax, answered);
  for (const kind of ['payout', 'tax'] as const) await validateProfile(finance, ref, kind, answered);

  await used(here, { '2021-03': 60, '2021-04': 55, '2021-05': 60 });
  scene.clock.set('2021-06-02T10:00:00Z');
  const after = await partner.api.associations.evaluation({ id });
  expect([after.eligible, after.eligibleFrom, after.reasons]).toEqual([true, '2021-03', []]);
  // 50 is the highest of any earlier month; market A pays 2.00 for this workload.
  expect(
    after.months.map(({ month, units, amount, reasons }) => [month, units, amount, reasons[0]?.code]),
  ).toEqual([
    ['2021-05', '0', '0.00', 'mau-not-above-high-water-mark'],
    ['2021-04', '0', '0.00', 'mau-not-above-high-water-mark'],
    ['2021-03', '10', '20.00', undefined],
    ['2021-02', '0', '0.00', 'agreement-missing'],
    ['2021-01', '0', '0.00', 'agreement-missing'],
    ['2020-12', '0', '0.00', 'agreement-missing'],
  ]);
  const march = after.months.find(({ month }) => month === '2021-03');
  expect(march?.explanation.en.join('\n')).toContain('Units that count: 10 = 60 − 50, never below 0');
  expect(march?.explanation.nl.join('\n')).toContain('Eenheden die tellen: 10 = 60 − 50, nooit onder 0');
  expect((await partner.api.associations.ineligible()).items).toEqual([]);
});

test('is closed to a rival, and told to nobody without the role', async () => {
  const here = await scene.elsewhere();
  const id = await associated(here);
  const rival = await door(scene, scene.b.admin).ask(`/v1/associations/${id}/evaluation`);
  expect(rival.status).toBe(404);
  for (const actor of [scene.reviewer, scene.tenantAdmin])
    expect((await door(scene, actor).ask(`/v1/associations/${id}/evaluation`)).status).toBe(403);
  expect((await door(scene, scene.a.user).ask(`/v1/associations/${id}/evaluation`)).status).toBe(200);
});
