/** Reasons, mail texts and the log through the API, held against the contract. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator } from '../../../test/administration.ts';
import { door, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';

let scene: Scene;
let admin: Door;
let second: Door;
let partner: Door;
let auditor: Door;
beforeEach(async () => {
  scene = await makeScene();
  admin = door(scene, administrator(scene));
  second = door(scene, administrator(scene, 'Other Person'));
  partner = door(scene, scene.a.admin);
  auditor = door(scene, scene.auditor);
});
afterEach(() => scene.close());

describe('reasons', () => {
  test('have one text for catalogue, forms and letters, in versions', async () => {
    const first = await admin.api.reasons.read({ family: 'information', code: 'missing-products' });
    expect(first).toMatchObject({ version: 1, madeBy: null });
    const texts = {
      ...first.texts,
      en: { title: 'Name it', text: 'A workload is not named.', remedy: 'Name each one.' },
    };
    const made = await admin.api.reasons.change({
      family: 'information',
      code: 'missing-products',
      ifMatch: 1,
      body: { texts, why: 'Shorter.' },
    });
    expect(made).toMatchObject({ version: 2, madeBy: 'Pat Programme' });
    const { reasons } = await partner.api.catalog.read();
    expect(reasons.information.find(({ code }) => code === 'missing-products')).toMatchObject({
      message: 'A workload is not named.',
      texts: { en: { title: 'Name it' } },
    });
    expect(reasons.rejection.find(({ code }) => code === 'missing-products')?.texts.en.title).toBe(
      'Workload or product not named',
    );
    expect(
      (await auditor.api.reasons.read({ family: 'information', code: 'missing-products' })).versions.map(
        ({ version }) => version,
      ),
    ).toEqual([2, 1]);
    expect((await auditor.api.reasons.list()).items).toHaveLength(15);
    await expect(
      admin.api.reasons.read({ family: 'information', code: 'insufficient-poe' }),
    ).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('mail texts', () => {
  const ref = { template: 'information-requested', language: 'en' };
  const text = {
    subject: '{subject} – {customer}',
    body: '{greeting}\n\n{letter}\n\n## Questions\n\n- Ask {owner}.\n- Name {number}.',
  };

  test('a draft is used once somebody else has approved it, and the built-in text comes back in the same way', async () => {
    const draft = await admin.api.mailTexts.draft({ ...ref, ifMatch: 1, body: { text, why: 'They ask.' } });
    expect(draft).toMatchObject({
      version: 2,
      inForce: { own: true, version: 1 },
      draft: { version: 2, madeBy: 'Pat Programme' },
    });
    const approving = async (who: Door): Promise<unknown> =>
      (await who.api.mailTexts.read(ref)).allowedActions.find(({ action }) => action === 'approve-mail-text');
    expect(await approving(admin)).toMatchObject({ allowed: false, code: 'approver-is-author' });
    expect(draft.preview.text).toContain('Questions\n---------\n\n- Ask Fabrikam Cloud.\n- Name CON-7KM2Q9.');
    expect(draft.preview.html).toContain('<h2');
    expect(await approving(second)).toMatchObject({ allowed: true });
    expect(await approving(auditor)).toMatchObject({ allowed: false, code: 'role-missing' });
    await expect(
      admin.api.mailTexts.approve({ ...ref, ifMatch: 2, body: { why: '' } }),
    ).rejects.toMatchObject({
      status: 403,
      code: 'approver-is-author',
    });
    const used = await second.api.mailTexts.approve({ ...ref, ifMatch: 2, body: { why: 'Read.' } });
    expect(used).toMatchObject({
      draft: null,
      inForce: { own: false, version: 2, approvedBy: 'Other Person' },
    });
    const rows = (await auditor.api.mailTexts.list()).items;
    expect(rows.filter((row) => !row.inForce.own).map((row) => `${row.template} ${row.language}`)).toEqual([
      'information-requested en',
    ]);
    await second.api.mailTexts.draft({ ...ref, ifMatch: 2, body: { text: null, why: 'No more.' } });
    expect(await admin.api.mailTexts.approve({ ...ref, ifMatch: 3, body: { why: '' } })).toMatchObject({
      inForce: { own: true, version: 3 },
    });
  });

  test('what the customer must be told can be moved and not left out', async () => {
    const notice = { template: 'customer-notice', language: 'nl' };
    const { inForce, fields } = await admin.api.mailTexts.read(notice);
    const must = fields.filter((field) => field.required).map(({ name }) => name);
    expect(must).toEqual([
      'whoAsks',
      'services',
      'whatTheySee',
      'noActionNeeded',
      'howToRefuse',
      'untilWhen',
      'acceptNow',
      'whyYou',
    ]);
    const draft = (body: string, subject = inForce.text.subject) =>
      admin.api.mailTexts.draft({
        ...notice,
        ifMatch: 1,
        body: { text: { subject, body }, why: 'Korter.' },
        validateOnly: true,
      });
    for (const name of must) {
      await expect(draft(inForce.text.body.replace(`{${name}}`, ''))).rejects.toMatchObject({
        errors: [{ code: 'mail-field-missing', pointer: '/text/body', params: { names: [name] } }],
      });
    }
    await expect(draft(`${inForce.text.body} {whyYou} {nobody} {`, 'No number')).rejects.toMatchObject({
      errors: [
        { code: 'mail-field-missing', pointer: '/text/subject' },
        { code: 'mail-field-unknown', pointer: '/text/body', params: { names: ['nobody', '{ }'] } },
        { code: 'mail-field-not-alone', pointer: '/text/body' },
      ],
    });
    await expect(draft(`${inForce.text.body}\n\n{whyYou}\n\nSee https://evil.example`)).rejects.toMatchObject(
      {
        errors: [{ code: 'text-not-plain' }, { code: 'mail-field-twice' }],
      },
    );
    await expect(draft(inForce.text.body)).resolves.toMatchObject({ version: 2 });
  });
});

test('the log tells who, when and why, of one thing when asked', async () => {
  const first = await admin.api.reasons.read({ family: 'rejection', code: 'poe-unavailable' });
  const texts = { ...first.texts, en: { ...first.texts.en, title: 'Unreadable' } };
  await admin.api.reasons.change({
    family: 'rejection',
    code: 'poe-unavailable',
    ifMatch: 1,
    body: { texts, why: 'Shorter.' },
    idempotencyKey: 'k',
  });
  await admin.api.reasons.change({
    family: 'rejection',
    code: 'poe-unavailable',
    ifMatch: 1,
    body: { texts, why: 'Shorter.' },
    idempotencyKey: 'k',
  });
  const { items } = await auditor.api.adminLog.list({ subject: 'reason:rejection:poe-unavailable' });
  expect(items).toMatchObject([
    {
      what: 'change-reason',
      byName: 'Pat Programme',
      why: 'Shorter.',
      before: { en: { title: 'Proof not readable' } },
      after: { en: { title: 'Unreadable' } },
    },
  ]);
  expect((await auditor.api.adminLog.list({ subject: 'catalog' })).items).toEqual([]);
  await expect(partner.api.adminLog.list()).rejects.toMatchObject({ status: 403 });
});
