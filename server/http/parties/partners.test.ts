/** What the programme owner keeps of partners and customers, as its own people use it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let admin: Door;
let auditor: Door;
beforeAll(async () => {
  scene = await makeScene();
  admin = door(scene, {
    ...scene.auditor,
    name: 'Paula Berg',
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
  });
  auditor = door(scene, scene.auditor);
});
afterAll(() => scene.close());

const why = 'Asked for by the partner.';

describe('partners', () => {
  test('are found by the beginning of a name or a number, page by page', async () => {
    const names = async (q?: string): Promise<string[]> =>
      (await auditor.api.partners.list(q === undefined ? {} : { q })).items.map(({ name }) => name);
    expect([await names(), await names('have'), await names('411000'), await names('avelaar')]).toEqual([
      ['Havelaar IT', 'Kade Nine Consulting'],
      ['Havelaar IT'],
      ['Havelaar IT', 'Kade Nine Consulting'],
      [],
    ]);
    const first = await auditor.api.partners.list({ limit: 1 });
    expect(
      (
        await auditor.api.partners.list({
          limit: 1,
          cursor: first.nextCursor ?? '',
        })
      ).items.map(({ name }) => name),
    ).toEqual(['Kade Nine Consulting']);
  });

  test('one without locations has none, and its people are listed as the contract says', async () => {
    const made = await admin.api.partners.add({ body: { name: 'Zeebrugge Cloud', why } });
    expect((await auditor.api.partners.list({ q: 'zeebrugge' })).items).toMatchObject([{ locations: 0 }]);
    expect(await auditor.ask(`/v1/partners/${made.id}`)).toMatchObject({ status: 200 });
    const people = await auditor.ask(`/v1/partners/${sharedIdOf('partner', scene.a.partnerId)}/members`);
    expect(people.status).toBe(200);
  });

  test('from a new one to an enrolled location, each change with the version that was read', async () => {
    const made = await admin.api.partners.add({ body: { name: 'Quayside Cloud', why } });
    const renamed = await admin.api.partners.edit({
      id: made.id,
      ifMatch: made.version,
      body: { name: 'Quayside Cloud Services', why },
    });
    expect(renamed.version).toBe(2);
    await expect(
      admin.api.partners.edit({
        id: made.id,
        ifMatch: made.version,
        body: { name: 'Late', why },
      }),
    ).rejects.toMatchObject({ status: 412 });
    const location = await admin.api.partners.addLocation({
      id: made.id,
      body: { number: '7001234', name: 'Quayside HQ', country: 'NL', zone: 'Europe/Amsterdam', why },
    });
    await expect(
      admin.api.partners.addLocation({
        id: made.id,
        body: { number: '7001234', name: 'Again', country: 'NL', zone: 'Europe/Amsterdam', why },
      }),
    ).rejects.toMatchObject({ status: 422, code: 'number-taken' });
    expect(
      (
        await admin.api.locations.edit({
          id: location.id,
          ifMatch: 1,
          body: { name: 'Quayside Rotterdam', why },
        })
      ).name,
    ).toBe('Quayside Rotterdam');
    const invited = await admin.api.enrollments.add({
      body: { locationId: location.id, programme: 'osu-microsoft-365', state: 'invited', why },
    });
    expect(invited).toMatchObject({
      state: 'invited',
      startsOn: null,
      programmeName: 'OSU – Microsoft 365',
      version: 1,
    });
    const enrolled = await admin.api.enrollments.change({
      location: location.id,
      programme: 'osu-microsoft-365',
      ifMatch: 1,
      body: { state: 'enrolled', why },
    });
    expect(enrolled).toMatchObject({ state: 'enrolled', startsOn: '2020-12-01', endsOn: '2021-06-30' });
    const [listed] = (await auditor.api.locations.list({ partner: made.id })).items;
    expect(listed).toMatchObject({
      name: 'Quayside Rotterdam',
      version: 2,
      enrollments: [{ state: 'enrolled', version: 2 }],
    });
    expect(await auditor.api.partners.read({ id: made.id })).toMatchObject({
      locations: 1,
      numbers: ['7001234'],
      version: 2,
    });
    expect((await auditor.api.partners.members({ id: made.id })).items).toEqual([]);
  });

  test("are asked for If-Match, without unknown fields, and are nobody else's business", async () => {
    const path = `/v1/partners/${sharedIdOf('partner', scene.a.partnerId)}`;
    const patch = (body: object, headers = {}): Promise<Response> =>
      admin.ask(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    expect((await patch({ name: 'Other', why })).status).toBe(428);
    expect((await patch({ name: 'Other', why, rank: 1 }, { 'if-match': '"1"' })).status).toBe(400);
    for (const actor of [scene.reviewer, scene.a.admin, scene.tenantAdmin]) {
      expect((await door(scene, actor).ask('/v1/partners')).status).toBe(403);
      expect((await door(scene, actor).ask(path)).status).toBe(403);
    }
    expect((await admin.ask(`/v1/partners/${sharedIdOf('partner', scene.tenantId)}`)).status).toBe(404);
    expect((await admin.ask(`/v1/partners/${sharedIdOf('partner', scene.tenantId)}/members`)).status).toBe(
      404,
    );
  });
});

describe('a customer', () => {
  test('is changed with its version; what another customer has is refused', async () => {
    const id = sharedIdOf('customer', scene.otherTenantId);
    const before = await admin.api.customers.read({ id });
    const after = await admin.api.customers.edit({
      id,
      ifMatch: before.version,
      body: {
        country: 'DE',
        zone: 'Europe/Berlin',
        language: 'de',
        publicSector: true,
        domains: ['Labs.example', 'saffronlabs.example'],
        why,
      },
    });
    expect(after).toMatchObject({
      country: 'DE',
      zone: 'Europe/Berlin',
      domains: ['labs.example', 'saffronlabs.example'],
      version: before.version + 1,
    });
    expect(await admin.api.customers.read({ id })).toMatchObject({
      language: 'de',
      publicSector: true,
      domains: ['labs.example', 'saffronlabs.example'],
    });
    await expect(
      admin.api.customers.edit({
        id,
        ifMatch: after.version,
        body: { domains: ['harbourseeds.example'], why },
      }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: 'domain-taken', pointer: '/domains/0' }] });
    await expect(
      door(scene, scene.reviewer).api.customers.edit({
        id,
        ifMatch: after.version,
        body: { name: 'X', why },
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('loses a trusted contact, with the reason in the log; the same one cannot be ended twice', async () => {
    const id = sharedIdOf('customer', scene.tenantId);
    await admin.api.customers.addTrustedContact({
      id,
      body: { name: 'Cato Second', title: 'CISO', email: 'cato@harbourseeds.example', why },
    });
    const [contact] = (await admin.api.customers.read({ id })).trustedContacts.filter(({ email }) =>
      email.startsWith('cato'),
    );
    const end = { id, contact: contact?.id ?? '', body: { why: 'Left the company.' } };
    await admin.api.customers.endTrustedContact(end);
    expect((await admin.api.customers.read({ id })).trustedContacts.map(({ email }) => email)).toEqual([
      'it-admin@harbourseeds.example',
    ]);
    await expect(admin.api.customers.endTrustedContact(end)).rejects.toMatchObject({ status: 404 });
    await expect(
      admin.api.customers.endTrustedContact({
        ...end,
        id: sharedIdOf('customer', scene.otherTenantId),
      }),
    ).rejects.toMatchObject({ status: 404 });
    expect(
      await scene.look(
        'select act as what, reason as why, label as subject from history where label = $1 order by act',
        ['Harbourseeds B.V.'],
      ),
    ).toEqual([
      { what: 'add-trusted-contact', why, subject: 'Harbourseeds B.V.' },
      {
        what: 'end-trusted-contact',
        why: 'Left the company.',
        subject: 'Harbourseeds B.V.',
      },
    ]);
  });
});
