/** What a customer demands for the whole tenant: an explicit agreement, and that nothing can be claimed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { draft, inWindow, notices, underReview } from '../../../test/acts.ts';
import { visit } from '../../../test/consent-visit.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sweep } from '../../actions/operations/sweep.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { idOf } from '../frame/ids.ts';
import { textsEn } from './page/texts-en.ts';

let scene: Scene;
let partner: Door;
let admin: Door;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
  partner = door(scene, scene.a.admin);
  admin = door(scene, scene.tenantAdmin);
});
afterAll(() => scene.close());

const claimId = (ref: ClaimRef): string => idOf('claim', ref.tenantId, ref.id);

test('an explicit agreement: said on every side, and silence then makes nothing official', async () => {
  const v = await visit(scene);
  const before = await v.get(`${v.link(v.trusted)}?lang=en`);
  expect(before.text).toContain(textsEn.next.asked);
  expect(await admin.api.tenant.safeguards()).toMatchObject({ allLocked: false, agreementRequired: false });
  const body = { allLocked: false, agreementRequired: true };
  await admin.api.tenant.changeSafeguards({ body });
  await expect(admin.api.tenant.changeSafeguards({ body })).rejects.toMatchObject({ status: 409 });
  expect(await admin.api.tenant.safeguards()).toMatchObject(body);

  for (const [notice, agree] of [
    [v.trusted, textsEn.explicit.agree.trusted],
    [v.named, textsEn.explicit.agree.others],
  ] as const) {
    const { text } = await v.get(`${v.link(notice)}?lang=en`);
    for (const said of [textsEn.explicit.next, textsEn.explicit.until, agree]) expect(text).toContain(said);
    expect(text).not.toContain(textsEn.next.asked);
    expect(text).not.toContain(textsEn.agree.intro);
  }
  const open = await partner.api.claims.read({ id: claimId(v.ref) });
  expect(open.lines.map(({ consent }) => consent.silence)).toEqual(['refuses', 'refuses']);
  expect(open.rounds.map(({ silence }) => silence)).toEqual(['refuses']);

  scene.clock.set('2020-12-24T09:00:00Z');
  // Readers see it before a job has written it.
  expect((await partner.api.claims.read({ id: claimId(v.ref) })).status).toBe('rejected-final');
  await sweep(scene.services);
  const over = await partner.api.claims.read({ id: claimId(v.ref) });
  expect(
    over.lines.map(({ outcome, consent, rejection }) => [outcome, consent.by, rejection?.codes]),
  ).toEqual(over.lines.map(() => ['refused-by-customer', 'silence', ['customer-silent']]));
  expect((await v.get(`${v.link(v.trusted)}?lang=en`)).text).toContain(textsEn.standing['not-agreed']);
  expect((await partner.api.associations.list()).items).toEqual([]);
  const templates = await scene.look(
    `select distinct payload->>'template' as template from job where kind = 'mail' and subject_id = $1`,
    [v.ref.id],
  );
  expect(templates).toContainEqual({ template: 'customer-silent' });
  expect(templates).not.toContainEqual({ template: 'association-official' });
});

test('whoever is asked from then on is asked for an agreement, and the trusted contact’s makes it official', async () => {
  const here = await scene.elsewhere();
  const people = door(here, here.tenantAdmin);
  await people.api.tenant.changeSafeguards({ body: { allLocked: false, agreementRequired: true } });
  const ref = await inWindow(here, here.a, [{ itemId: 'teams' }]);
  expect((await notices(here, ref)).length).toBeGreaterThan(0);
  const request = await people.api.tenant.request({ id: claimId(ref) });
  expect(request.lines.map(({ consent }) => consent.silence)).toEqual(['refuses']);
  await people.api.tenant.agree({
    id: claimId(ref),
    ifMatch: request.version,
    body: { lineIds: null, confirmed: true },
  });
  const [line] = (await door(here, here.a.admin).api.claims.read({ id: claimId(ref) })).lines;
  expect(line).toMatchObject({ outcome: 'official', consent: { by: 'tenant-admin' } });
});

test('everything locked: no claim can be submitted, and what is under way goes on', async () => {
  const here = await scene.elsewhere();
  const people = door(here, here.tenantAdmin);
  const before = await underReview(here, here.a, [{ itemId: 'exchange-online' }]);
  await people.api.tenant.changeSafeguards({ body: { allLocked: true, agreementRequired: false } });
  const ref = await draft(here, here.a, [{ itemId: 'teams' }]);
  const { version } = await door(here, here.a.admin).api.claims.read({ id: claimId(ref) });
  await expect(
    door(here, here.a.admin).api.claims.submit({ id: claimId(ref), ifMatch: version, body: {} }),
  ).rejects.toMatchObject({ status: 422, code: 'line-locked' });
  expect((await door(here, here.a.admin).api.claims.read({ id: claimId(before) })).status).toBe(
    'under-review',
  );
  await people.api.tenant.changeSafeguards({ body: { allLocked: false, agreementRequired: false } });
  await door(here, here.a.admin).api.claims.submit({ id: claimId(ref), ifMatch: version, body: {} });
});
