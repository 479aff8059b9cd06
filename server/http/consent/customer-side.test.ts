/** What the customer's side does beside the main job, by link and signed in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { inWindow, notices as noticesOf } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { makeToken } from '../../actions/consent/consent-link.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
let reviewer: Door;
let admin: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  reviewer = door(scene, scene.reviewer);
  admin = door(scene, scene.tenantAdmin);
});
afterAll(() => scene.close());

const claimId = (ref: ClaimRef): string => idOf('claim', ref.tenantId, ref.id);

describe('the customer', () => {
  test('by link: asks, passes on, refuses in part, undoes', async () => {
    const here = await scene.elsewhere();
    const ref = await inWindow(here, scene.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
    const link = door(scene, null);
    const [named, trusted] = [
      (await noticesOf(scene, ref)).find((one) => one.named),
      (await noticesOf(scene, ref)).find((one) => !one.named),
    ];
    const token = makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId: named?.id as string });
    const version = async (): Promise<number> =>
      (await reviewer.api.claims.read({ id: claimId(ref) })).version;
    await link.api.consents.ask({ token, ifMatch: await version(), body: { text: 'What would they see?' } });
    const [task] = (await reviewer.api.tasks.list({ kind: 'customer-question' })).items;
    expect(task).toMatchObject({ claim: { id: claimId(ref) }, detail: { text: 'What would they see?' } });
    expect((await reviewer.api.tasks.read({ id: task?.id as string })).id).toBe(task?.id);
    await reviewer.api.tasks.answer({
      id: task?.id as string,
      ifMatch: await version(),
      body: { text: 'Monthly active users.' },
    });
    expect((await reviewer.api.tasks.list({ closed: true })).items.map((one) => one.id)).toContain(task?.id);
    expect(JSON.stringify(await partner.api.claims.history({ id: claimId(ref), limit: 200 }))).not.toContain(
      'What would they see?',
    );

    const seen = await link.api.consents.read({ token });
    await expect(
      link.api.consents.notMe({
        token,
        ifMatch: seen.version,
        body: { confirmed: false, replacement: null },
      }),
    ).rejects.toMatchObject({ status: 422 });
    const teams = seen.lines.find((line) => line.item === 'Teams');
    await link.api.consents.refuse({
      token,
      ifMatch: seen.version,
      body: { lineIds: [teams?.id as string], confirmed: true, reason: 'Not this one.' },
    });
    const claim = await partner.api.claims.read({ id: claimId(ref) });
    expect(claim.lines.map((line) => line.outcome).sort()).toEqual([
      'refused-by-customer',
      'waiting-for-customer',
    ]);
    expect(trusted).toBeDefined();
    await expect(
      link.api.consents.end({
        token,
        ifMatch: claim.version,
        body: { lineId: teams?.id as string, reason: 'x', confirmed: false },
      }),
    ).rejects.toMatchObject({ status: 422 });
    const [undo] = await scene.look<{ id: string }>(
      `select id from notice where claim_id = $1 and purpose = 'undo' limit 1`,
      [ref.id],
    );
    const undoing = makeToken(scene.services.secret, {
      tenantId: ref.tenantId,
      noticeId: undo?.id as string,
    });
    expect((await link.api.consents.read({ token: undoing })).undo).toMatchObject({
      decision: 'refused',
      over: false,
    });
    await link.api.consents.undo({ token: undoing, ifMatch: await version(), body: { confirmed: true } });
    expect(
      (await partner.api.claims.read({ id: claimId(ref) })).lines.every(
        (line) => line.outcome === 'waiting-for-customer',
      ),
    ).toBe(true);
  });

  test('whoever changes the claim in between keeps no refusal, no question and no end from arriving', async () => {
    const here = await scene.elsewhere();
    const lines = [{ itemId: 'exchange-online' }, { itemId: 'teams' }, { itemId: 'intune' }];
    const ref = await inWindow(here, scene.a, lines);
    const id = claimId(ref);
    const theirs = door(here, here.tenantAdmin);
    const named = (await noticesOf(scene, ref)).find((one) => one.named);
    const token = makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId: named?.id as string });
    const { version, lines: asked } = await theirs.api.tenant.request({ id });
    const of = (at: number): { lineIds: string[]; confirmed: true } => ({
      lineIds: [asked[at]?.id as string],
      confirmed: true,
    });
    await partner.api.claims.addComment({ id, body: { text: 'Not so fast.' } });
    const link = door(scene, null);
    await link.api.consents.refuse({ token, ifMatch: version, body: of(0) });
    await theirs.api.tenant.refuse({ id, ifMatch: version, body: of(1) });
    await theirs.api.tenant.ask({ id, ifMatch: version, body: { text: 'Why in such a hurry?' } });
    await expect(theirs.api.tenant.agree({ id, ifMatch: version, body: of(2) })).rejects.toMatchObject({
      status: 412,
    });
    await theirs.api.tenant.agree({
      id,
      ifMatch: (await theirs.api.tenant.request({ id })).version,
      body: of(2),
    });
    const [official] = (await theirs.api.tenant.associations()).items;
    await theirs.api.tenant.endAssociation({
      id: official?.id as string,
      ifMatch: version,
      body: { reason: 'We changed our mind.' },
    });
    expect((await theirs.api.tenant.request({ id })).lines.map(({ outcome }) => outcome).toSorted()).toEqual([
      'ended',
      'refused-by-customer',
      'refused-by-customer',
    ]);
  });

  test('the administrator: keeps, refuses, asks; locks items; hands out a code once', async () => {
    const ref = await inWindow(scene, scene.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
    const id = claimId(ref);
    const request = await admin.api.tenant.request({ id });
    expect(request).toMatchObject({
      partner: { name: 'Kade Nine Consulting' },
      endsAt: '2020-12-08T23:00:00Z',
    });
    // Whoever only the partner named has a link until the end of the period; a trusted contact's lives as long as that.
    expect(request.links.map(({ purpose, trusted, until }) => [purpose, trusted, until]).toSorted()).toEqual([
      ['decide', false, '2020-12-08T23:00:00Z'],
      ['decide', true, null],
    ]);
    const kept = await admin.api.tenant.agree({
      id,
      ifMatch: request.version,
      body: { lineIds: [request.lines[0]?.id as string], confirmed: true },
    });
    const asked = await admin.api.tenant.ask({ id, ifMatch: kept.version, body: { text: 'Why two?' } });
    await admin.api.tenant.refuse({
      id,
      ifMatch: asked.version,
      body: { lineIds: [request.lines[1]?.id as string], confirmed: true },
    });
    expect((await admin.api.tenant.request({ id })).lines.map((line) => line.outcome)).toEqual([
      'official',
      'refused-by-customer',
    ]);
    await expect(admin.api.tenant.undo({ id, ifMatch: 1, body: { confirmed: true } })).rejects.toMatchObject({
      status: 412,
    });

    await admin.api.tenant.lock({ body: { itemKind: 'workload', itemId: 'intune' } });
    expect((await admin.api.tenant.locks()).items).toMatchObject([
      {
        item: { name: 'Intune' },
        lockedBy: scene.tenantAdmin.name,
      },
    ]);
    const issued = await admin.api.tenant.issueCode({
      body: { items: ['intune'], partnerId: sharedIdOf('partner', scene.a.partnerId) },
      idempotencyKey: 'code-1',
    });
    expect(issued.code).toMatch(/^[A-Z0-9-]{19}$/);
    const again = await admin.api.tenant.issueCode({
      body: { items: ['intune'], partnerId: sharedIdOf('partner', scene.a.partnerId) },
      idempotencyKey: 'code-1',
    });
    expect(again).toEqual({ ...issued, code: null });
    expect((await admin.api.tenant.codes()).items).toMatchObject([
      {
        id: issued.id,
        state: 'open',
        partner: { name: 'Kade Nine Consulting' },
      },
    ]);
    await admin.api.tenant.revokeCode({ id: issued.id });
    expect((await admin.api.tenant.codes()).items[0]?.state).toBe('revoked');
    await admin.api.tenant.unlock({ body: { itemKind: 'workload', itemId: 'intune' } });
    expect((await admin.api.tenant.locks()).items).toEqual([]);
  });

  test("another tenant's administrator sees nothing of it", async () => {
    const here = await scene.elsewhere();
    const stranger = door(scene, { ...here.tenantAdmin });
    const [association] = (await admin.api.tenant.associations()).items;
    expect((await stranger.api.tenant.associations()).items).toEqual([]);
    expect((await stranger.api.tenant.requests()).items).toEqual([]);
    await expect(
      stranger.api.tenant.endAssociation({
        id: association?.id as string,
        ifMatch: 1,
        body: { reason: 'x' },
      }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(stranger.api.tenant.request({ id: association?.claimId as string })).rejects.toMatchObject({
      status: 404,
    });
    await expect(door(scene, { ...here.tenantAdmin, grants: [] }).api.tenant.locks()).rejects.toMatchObject({
      status: 403,
    });
  });
});
