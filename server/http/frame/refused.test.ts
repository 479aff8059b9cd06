/** Bad input through the API: everything that is wrong at once, nothing half done, and nothing told that is not one's own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { door, newClaim, pdf, submittedClaim, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { refOf } from './ids.ts';

let scene: Scene;
let partner: Door;
let rival: Door;
let reviewer: Door;
let tenantAdmin: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  rival = door(scene, scene.b.admin);
  reviewer = door(scene, scene.reviewer);
  tenantAdmin = door(scene, scene.tenantAdmin);
});
afterAll(() => scene.close());

describe('what the API refuses', () => {
  test('all that is malformed at once, with pointers', async () => {
    const answer = await partner.ask('/v1/claims', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        locationId: 'loc_no',
        customerTenantId: 7,
        activities: [],
        colour: 'red',
        name: 'a\u0000b',
        lines: [{ itemId: 'x'.repeat(99), size: 1 }],
        customerContact: { name: 'x', email: 'no' },
      }),
    });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/activities value-invalid',
      '/colour field-unknown',
      '/customerContact/email value-invalid',
      '/customerTenantId value-invalid',
      '/lines/0/itemId value-too-long',
      '/lines/0/size field-unknown',
      '/locationId value-invalid',
      '/name value-invalid',
      '/solutionArea field-required',
    ]);
  });

  test('a missing and a stale If-Match, a replayed key with another body, an unknown method, JSON that is none', async () => {
    const draft = await newClaim(scene, partner, [{ itemId: 'viva-engage' }]);
    const json = { 'Content-Type': 'application/json' };
    expect(
      (
        await partner.ask(`/v1/claims/${draft.id}/submit`, {
          method: 'POST',
          headers: json,
          body: '{}',
        })
      ).status,
    ).toBe(428);
    await expect(
      partner.api.claims.submit({
        id: draft.id,
        ifMatch: draft.version - 1,
        body: {},
      }),
    ).rejects.toMatchObject({ status: 412, code: 'stale-version' });
    const first = await partner.api.claims.withdraw({
      id: draft.id,
      ifMatch: draft.version,
      idempotencyKey: 'once',
      body: { reason: 'No.' },
    });
    expect(
      await partner.api.claims.withdraw({
        id: draft.id,
        ifMatch: draft.version,
        idempotencyKey: 'once',
        body: { reason: 'No.' },
      }),
    ).toEqual(first);
    await expect(
      partner.api.claims.withdraw({
        id: draft.id,
        ifMatch: draft.version,
        idempotencyKey: 'once',
        body: { reason: 'Yes.' },
      }),
    ).rejects.toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    const put = await partner.ask(`/v1/claims/${draft.id}`, { method: 'PUT' });
    expect([put.status, put.headers.get('Allow')]).toEqual([405, 'GET, HEAD, PATCH']);
    expect((await partner.ask('/v1/claims', { method: 'POST', headers: json, body: '{' })).status).toBe(400);
    expect(
      (
        await partner.ask('/v1/claims', {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain' },
          body: '{}',
        })
      ).status,
    ).toBe(415);
    expect((await partner.ask('/v1/nothing')).status).toBe(404);
    expect((await partner.ask('/v1/claims?colour=red')).status).toBe(400);
    expect((await partner.ask('/v1/claims?limit=0')).status).toBe(400);
    expect((await door(scene, null).ask('/v1/claims')).status).toBe(401);
  });

  test('another partner finds nothing, and a foreign id looks like one that never was', async () => {
    const claim = await submittedClaim(scene, partner, [{ itemId: 'outlook-mobile' }]);
    const ask = (path: string): Promise<unknown> =>
      rival
        .ask(path)
        .then(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]);
    const own = claim.id;
    const none = `clm_${Buffer.alloc(32, 7).toString('base64url')}`;
    for (const part of ['', '/lines', '/files', '/comments', '/history', '/deadlines', '/notices']) {
      expect(await ask(`/v1/claims/${own}${part}`)).toEqual([404, 'not-found']);
      expect(await ask(`/v1/claims/${none}${part}`)).toEqual([404, 'not-found']);
    }
    expect(await ask(`/v1/claims/${own}/files/${claim.files[0]?.id}/content`)).toEqual([404, 'not-found']);
    await expect(
      rival.api.claims.withdraw({
        id: own,
        ifMatch: claim.version,
        body: { reason: 'x' },
      }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(tenantAdmin.ask('/v1/claims').then((answer) => answer.status)).resolves.toBe(403);
    expect((await rival.api.claims.list({ q: 'harbourseeds' })).items).toEqual([]);
    expect((await partner.api.claims.list({ q: 'harbourseeds' })).items.length).toBeGreaterThan(0);
    expect((await reviewer.api.claims.list({ q: claim.number })).items.map((one) => one.id)).toEqual([own]);
  });

  test('files: by content and not by name, as an attachment, with the note before or behind the file', async () => {
    const draft = await newClaim(scene, partner, [{ itemId: 'sharepoint-online' }]);
    await expect(
      partner.api.files.add({
        id: draft.id,
        file: new Blob(['<script>alert(1)</script>']),
        fileName: 'a.pdf',
      }),
    ).rejects.toMatchObject({ status: 422, code: 'file-type-not-allowed' });
    await expect(
      partner.api.files.add({
        id: draft.id,
        file: new Blob([]),
        fileName: 'a.pdf',
      }),
    ).rejects.toMatchObject({ status: 422 });
    const form = new FormData();
    form.set('file', pdf(), '../../e\tvil.pdf');
    expect((await partner.ask(`/v1/claims/${draft.id}/files`, { method: 'POST', body: form })).status).toBe(
      400,
    );
    form.set('file', pdf(), 'later.pdf');
    form.set('note', 'behind');
    const stored = (await (
      await partner.ask(`/v1/claims/${draft.id}/files`, { method: 'POST', body: form })
    ).json()) as {
      id: string;
      note: string;
      sha256: string;
    };
    expect(stored.note).toBe('behind');
    form.set('extra', 'x');
    expect((await partner.ask(`/v1/claims/${draft.id}/files`, { method: 'POST', body: form })).status).toBe(
      400,
    );
    const content = await partner.ask(`/v1/claims/${draft.id}/files/${stored.id}/content`);
    expect(content.headers.get('Content-Disposition')).toBe(
      'attachment; filename="later.pdf"; filename*=UTF-8\'\'later.pdf',
    );
    expect(content.headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(
      Buffer.from(await crypto.subtle.digest('SHA-256', await content.arrayBuffer())).toString('hex'),
    ).toBe(stored.sha256);
    await scene.look(`update file set scan = 'waiting' where id = $1`, [refOf('file', stored.id)?.id]);
    const waiting = await partner.ask(`/v1/claims/${draft.id}/files/${stored.id}/content`);
    expect([waiting.status, ((await waiting.json()) as { code: string }).code]).toEqual([
      409,
      'file-unscanned',
    ]);
    expect(
      (await partner.ask(`/v1/claims/${draft.id}/files/${stored.id}`, { method: 'DELETE' })).status,
    ).toBe(204);
    expect((await partner.api.files.list({ id: draft.id })).items.map((file) => file.name)).toEqual([
      'proof “signed”.pdf',
    ]);
  });
});
