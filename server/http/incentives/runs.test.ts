/** A month from its preview to the partner's page, over the API, and who gets to see nothing of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door } from '../../../test/api.ts';
import { official } from '../../../test/acts.ts';
import { ownerWith, readyToEarn, used } from '../../../test/incentives.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { postSlice } from '../../actions/incentives/post-run.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-01T10:00:00Z' });
  await readyToEarn(scene);
  await official(scene, scene.a);
  await used(scene, { '2021-03': 60 });
  scene.clock.set('2021-04-02T10:00:00Z');
});
afterAll(() => scene.close());

test('a month is prepared, approved by another person, booked and read by its partner alone', async () => {
  const finance = door(scene, ownerWith(scene, 'finance', 'Fenna Finance'));
  const second = door(scene, ownerWith(scene, 'finance', 'Oda Other'));
  const programme = 'osu-microsoft-365';
  const key = { programme, month: '2021-03', number: '1' };
  const offered = (run: { allowedActions: { action: string; allowed: boolean }[] }): string[] =>
    run.allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action);

  const row = (await finance.api.runs.list()).items.find((one) => one.programme === programme);
  expect(row).toMatchObject({ nextMonth: '2021-03', runs: [] });
  const preview = await finance.api.runs.prepare({ programme, body: { month: '2021-03' } });
  expect([preview.state, preview.totals, offered(preview)]).toEqual([
    'preview',
    [{ currency: 'EUR', earnings: '20.00', adjustments: '0.00', clawbacks: '0.00', sum: '20.00' }],
    ['refresh-run', 'submit-run', 'discard-run'],
  ]);
  const waiting = await finance.api.runs.submit({ ...key, ifMatch: 1, body: {} });
  expect(offered(waiting)).toEqual(['discard-run']);
  const detail = await second.api.runs.read(key);
  expect(offered(detail)).toEqual(['return-run', 'approve-run', 'discard-run']);
  expect(detail).toMatchObject({
    outliers: [{ partner: 'Kade Nine Consulting', why: 'new', before: '0.00', now: '20.00' }],
    list: [{ kind: 'earning', item: 'exchange-online', units: '10', rate: '2.00', amount: '20.00' }],
  });
  await second.api.runs.approve({ ...key, ifMatch: 2, body: {} });
  while (await postSlice(scene.services));
  expect((await finance.api.runs.read(key)).state).toBe('posted');

  const partner = door(scene, scene.a.user);
  expect((await partner.api.earnings.list()).items).toMatchObject([
    { earnedMonth: '2021-03', amount: '20.00', bookedOn: '2021-04-02', payableFrom: '2021-05-02' },
  ]);
  expect((await partner.api.earnings.accounts()).items).toMatchObject([
    { programme, earned: '20.00', waiting: '20.00', payable: '0.00', months: [{ month: '2021-03' }] },
  ]);
  scene.clock.set('2021-05-02T10:00:00Z');
  expect((await partner.api.earnings.accounts()).items).toMatchObject([
    { waiting: '0.00', payable: '20.00' },
  ]);
  const rival = door(scene, scene.b.admin);
  expect([(await rival.api.earnings.list()).items, (await rival.api.earnings.accounts()).items]).toEqual([
    [],
    [],
  ]);
  for (const actor of [scene.reviewer, scene.tenantAdmin])
    expect((await door(scene, actor).ask('/v1/earnings')).status).toBe(403);
  expect((await partner.ask('/v1/runs')).status).toBe(403);
});
