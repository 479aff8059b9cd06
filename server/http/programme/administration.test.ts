/**
 * Calendars, policies and the catalogue through the API: held against the contract, and what a change does to claims.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeCalendar, ChangeCatalog, CreatePolicy } from '#sdk';
import { administrator, newPolicy } from '../../../test/administration.ts';
import { door, submittedClaim, newClaim, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';

let scene: Scene;
let admin: Door;
let partner: Door;
let auditor: Door;
beforeEach(async () => {
  scene = await makeScene();
  admin = door(scene, administrator(scene));
  partner = door(scene, scene.a.admin);
  auditor = door(scene, scene.auditor);
});
afterEach(() => scene.close());

describe('calendars', () => {
  async function changed(more: Partial<ChangeCalendar>): Promise<ChangeCalendar> {
    const { workdays, holidays, from, until, source } = await admin.api.calendars.read({ id: 'NL' });
    return { workdays, holidays, from, until, source, why: 'A day was added.', ...more };
  }

  test('a deadline keeps its version; the next one is found with the new version', async () => {
    const first = await submittedClaim(scene, partner, [{ itemId: 'exchange-online' }]);
    const due = (claim: typeof first) => claim.deadlines.find(({ kind }) => kind === 'review-start');
    const before = due(first);
    expect(before).toMatchObject({ lastDay: '2020-12-08', calendar: { id: 'NL', version: 1 } });
    const body = await changed({});
    const withDay = { ...body, holidays: [...body.holidays, { date: '2020-12-07', name: 'Day of rest' }] };
    const preview = await admin.api.calendars.change({
      id: 'NL',
      ifMatch: 1,
      body: withDay,
      validateOnly: true,
    });
    expect(preview.open).toMatchObject({
      found: 1,
      all: true,
      soonest: [{ kind: 'review-start', wouldBe: '2020-12-09' }],
    });
    expect(preview.open.soonest[0]).toMatchObject({
      claimNumber: first.number,
      stays: { lastDay: '2020-12-08', calendar: { version: 1 } },
    });
    const made = await admin.api.calendars.change({ id: 'NL', ifMatch: 1, body: withDay });
    expect(made).toMatchObject({ version: 2, madeBy: 'Pat Programme', open: { found: 1 } });
    expect(due(await partner.api.claims.read({ id: first.id }))).toEqual(before);
    const later = await submittedClaim(scene, partner, [{ itemId: 'teams' }]);
    expect(due(later)).toMatchObject({ lastDay: '2020-12-09', calendar: { id: 'NL', version: 2 } });
    expect((await admin.api.calendars.read({ id: 'NL', version: 1 })).holidays).toEqual(body.holidays);
    expect(
      (await auditor.api.calendars.read({ id: 'NL' })).versions.map(({ version, madeBy }) => [
        version,
        madeBy,
      ]),
    ).toEqual([
      [2, 'Pat Programme'],
      [1, 'test'],
    ]);
    await expect(admin.api.calendars.change({ id: 'NL', ifMatch: 1, body: withDay })).rejects.toMatchObject({
      status: 412,
      code: 'stale-version',
    });
  });

  test('says every problem at its field', async () => {
    const wrong = await changed({
      workdays: [],
      holidays: [
        { date: '2021-02-30', name: '' },
        { date: '2040-01-01', name: 'Far' },
      ],
      why: '',
    });
    await expect(admin.api.calendars.change({ id: 'NL', ifMatch: 1, body: wrong })).rejects.toMatchObject({
      status: 422,
      errors: [
        { code: 'workday-required', pointer: '/workdays' },
        { code: 'field-required', pointer: '/holidays/0/name' },
        { code: 'date-invalid', pointer: '/holidays/0/date' },
        { code: 'date-outside-coverage', pointer: '/holidays/1/date' },
        { code: 'field-required', pointer: '/why' },
      ],
    });
    expect(
      (
        await admin.ask('/v1/calendars/NL/versions', {
          method: 'POST',
          headers: { 'If-Match': '"1"', 'Content-Type': 'application/json' },
          body: JSON.stringify({ ...wrong, colour: 'red' }),
        })
      ).status,
    ).toBe(400);
  });

  test('are listed by country, page by page, and not for reviewers or partners', async () => {
    const first = await auditor.api.calendars.list({ limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual(['DE', 'GB', 'NL']);
    expect(
      (await auditor.api.calendars.list({ limit: 3, cursor: first.nextCursor ?? '' })).items.map(
        ({ id }) => id,
      ),
    ).toEqual(['US']);
    await expect(admin.api.calendars.read({ id: 'ZZ' })).rejects.toMatchObject({ status: 404 });
    await expect(door(scene, scene.reviewer).api.calendars.list()).rejects.toMatchObject({
      status: 403,
      code: 'role-missing',
    });
    await expect(partner.api.calendars.list()).rejects.toMatchObject({ status: 403 });
  });
});

describe('policies', () => {
  const made = { ...newPolicy() } as unknown as CreatePolicy;

  test('made, tried, activated and taken back; running claims stay pinned', async () => {
    const claim = await submittedClaim(scene, partner, [{ itemId: 'exchange-online' }]);
    const tried = await admin.api.policies.create({ body: made, validateOnly: true });
    expect(tried.preview).toMatchObject({
      before: { id: 'cpor-2020-07' },
      staying: { count: 1, more: false },
      day: '2020-12-01',
    });
    const answer = tried.preview.examples.find((one) => one.clock === 'partnerAnswer');
    expect([answer?.before?.lastDay, answer?.after?.lastDay]).toEqual(['2020-12-08', '2020-12-11']);
    expect((await admin.api.policies.create({ body: made })).version).toBe(2);
    const body = { programme: '*', from: '2021-01-04', why: 'The new year.' };
    const active = await admin.api.policies.activate({ id: 'cpor-2030', ifMatch: 2, body });
    expect(active).toMatchObject({ inForceFrom: '2021-01-03T23:00:00Z', from: '2021-01-04', version: 3 });
    scene.clock.set('2021-01-05T10:00:00Z');
    const later = await newClaim(scene, partner, [{ itemId: 'teams' }]);
    expect(later.policy.id).toBe('cpor-2030');
    expect((await partner.api.claims.read({ id: claim.id })).policy.id).toBe('cpor-2020-07');
    const list = await auditor.api.policies.list();
    expect(list.items.find(({ id }) => id === 'cpor-2030')).toMatchObject({
      basedOn: 'cpor-2020-07',
      madeBy: 'Pat Programme',
    });
    expect(list.activations.map(({ policyId, begun }) => [policyId, begun])).toEqual([
      ['cpor-2020-07', true],
      ['cpor-2030', true],
    ]);
    const planned = { programme: 'osa-sell', from: '2022-01-03', why: 'Only Sell.' };
    await admin.api.policies.activate({ id: 'cpor-2023-10', ifMatch: 3, body: planned });
    await expect(
      admin.api.policies.withdrawActivation({ id: 'cpor-2030', ifMatch: 4, body }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'date-not-in-future',
    });
    await admin.api.policies.withdrawActivation({ id: 'cpor-2023-10', ifMatch: 4, body: planned });
    expect((await admin.api.policies.list()).activations).toHaveLength(2);
  });

  test('a day that has begun, a taken day and an unknown programme are refused', async () => {
    const activate = (programme: string, from: string) =>
      admin.api.policies.activate({
        id: 'cpor-2023-10',
        ifMatch: 1,
        body: { programme, from, why: 'x' },
        validateOnly: true,
      });
    await expect(activate('*', '2020-12-01')).rejects.toMatchObject({
      errors: [{ code: 'date-not-in-future', pointer: '/from' }],
    });
    await expect(activate('nothing', 'soon')).rejects.toMatchObject({
      errors: [
        { code: 'date-invalid', pointer: '/from' },
        { code: 'not-known', pointer: '/programme' },
      ],
    });
    await admin.api.policies.activate({
      id: 'cpor-2023-10',
      ifMatch: 1,
      body: { programme: '*', from: '2021-07-01', why: 'x' },
    });
    await expect(
      admin.api.policies.activate({
        id: 'cpor-2019-10',
        ifMatch: 2,
        body: { programme: '*', from: '2021-07-01', why: 'x' },
      }),
    ).rejects.toMatchObject({ errors: [{ code: 'date-taken', pointer: '/from' }] });
  });
});

describe('the catalogue', () => {
  async function latest(): Promise<ChangeCatalog> {
    const {
      version: _v,
      madeBy: _b,
      madeAt: _a,
      why: _w,
      ...catalog
    } = await admin.api.catalog.version({ version: 'latest' });
    const bare = <T extends { texts: unknown }>({ texts: _t, ...thing }: T): Omit<T, 'texts'> => thing;
    return {
      solutionAreas: catalog.solutionAreas.map(bare),
      programmes: catalog.programmes.map(bare),
      items: catalog.items.map(bare),
      activities: catalog.activities.map(bare),
      why: 'It is no longer sold.',
    } as unknown as ChangeCatalog;
  }

  test('what is withdrawn stays in claims that were submitted, and is refused in new ones', async () => {
    const before = await submittedClaim(scene, partner, [{ itemId: 'teams' }]);
    const draft = await newClaim(scene, partner, [{ itemId: 'intune' }]);
    const body = await latest();
    const items = body.items.map((item) =>
      ['teams', 'intune'].includes(item.id) ? { ...item, withdrawn: true } : item,
    );
    const made = await admin.api.catalog.change({ ifMatch: 1, body: { ...body, items } });
    expect(made.items.filter((item) => item.withdrawn).map(({ id }) => id)).toEqual(['teams', 'intune']);
    expect((await partner.api.catalog.read()).items.find(({ id }) => id === 'teams')).toMatchObject({
      name: 'Teams',
      withdrawn: true,
    });
    await expect(
      partner.api.claims.submit({ id: draft.id, ifMatch: draft.version, body: {} }),
    ).rejects.toMatchObject({
      errors: [{ code: 'no-longer-offered', pointer: '/lines/0/itemId' }],
    });
    await expect(newClaim(scene, partner, [{ itemId: 'intune' }])).rejects.toMatchObject({
      errors: [{ code: 'no-longer-offered' }],
    });
    const known = await door(scene, scene.reviewer).api.claims.startReview({
      id: before.id,
      ifMatch: before.version,
      body: {},
    });
    expect(known.status).toBe('under-review');
    expect((await auditor.api.catalog.versions()).items.map(({ version }) => version)).toEqual([2, 1]);
    expect((await auditor.api.catalog.version({ version: '1' })).items.some((item) => item.withdrawn)).toBe(
      false,
    );
  });

  test('a withdrawn activity and area are refused, a new name is told everywhere', async () => {
    const body = await latest();
    const named = { en: { name: 'Adoption', description: 'You help people use it.' } };
    const activities = body.activities.map((one) =>
      one.solutionArea === 'microsoft-365'
        ? { ...one, name: 'Adoption', texts: named }
        : { ...one, withdrawn: true },
    );
    await admin.api.catalog.change({ ifMatch: 1, body: { ...body, activities } });
    const offered = (await partner.api.catalog.read()).policies[0]?.activities ?? [];
    expect(offered.find((one) => one.solutionArea === 'microsoft-365')).toMatchObject({
      name: 'Adoption',
      texts: { en: { name: 'Adoption' }, nl: null },
      withdrawn: false,
    });
    expect(offered.filter((one) => one.withdrawn)).toHaveLength(3);
    await expect(
      partner.api.claims.create({
        body: {
          locationId: (await newClaim(scene, partner, [{ itemId: 'teams' }])).location.id,
          customerTenantId: scene.tenantId,
          customerDomain: scene.domain,
          solutionArea: 'business-applications',
          activities: ['usage'],
          name: 'Sales',
        },
      }),
    ).rejects.toMatchObject({ errors: [{ code: 'no-longer-offered', pointer: '/activities/0' }] });
  });

  test('nothing goes away and nothing changes its meaning', async () => {
    const body = await latest();
    const [first, ...others] = body.items;
    await expect(
      admin.api.catalog.change({ ifMatch: 1, body: { ...body, items: others } }),
    ).rejects.toMatchObject({
      errors: [{ code: 'never-removed', pointer: '/items', params: { names: ['Exchange Online'] } }],
    });
    await expect(
      admin.api.catalog.change({
        ifMatch: 1,
        body: {
          ...body,
          items: [
            { ...first, kind: 'product' } as (typeof body.items)[number],
            ...others,
            {
              id: 'Not Good',
              name: '',
              kind: 'workload',
              solutionArea: 'nowhere',
            },
          ],
        },
      }),
    ).rejects.toMatchObject({
      errors: [
        { code: 'fixed-once-made', pointer: '/items/0/kind' },
        { code: 'id-invalid', pointer: '/items/24/id' },
        { code: 'field-required', pointer: '/items/24/name' },
        { code: 'not-known', pointer: '/items/24/solutionArea' },
      ],
    });
    await expect(admin.api.catalog.change({ ifMatch: 1, body })).rejects.toMatchObject({
      errors: [{ code: 'nothing-changed' }],
    });
    await expect(admin.api.catalog.version({ version: '99' })).rejects.toMatchObject({ status: 404 });
  });
});
