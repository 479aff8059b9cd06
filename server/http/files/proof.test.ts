/** The proof reader through the API: what it advises, to whom, and what becomes of files that it cannot read. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '#sdk';
import { makeProof, type ProofContent } from '../../../demo/proof.ts';
import { approve } from '../../../test/acts.ts';
import { door, type Door } from '../../../test/api.ts';
import { makeDocx } from '../../../test/proof/make-docx.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { readHandler, readingAtOnce } from '../../jobs/read-files.ts';
import { makeRunner } from '../../jobs/run-jobs.ts';
import { readDocument } from '../../ports/read-document.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { refOf, sharedIdOf } from '../frame/ids.ts';

let home: Scene;
let scene: Scene;
let partner: Door;
let reviewer: Door;
beforeAll(async () => {
  home = await makeScene({ start: '2026-11-02T10:00:00Z' });
});
afterAll(() => home.close());
beforeEach(async () => {
  scene = await home.elsewhere();
  partner = door(scene, scene.a.admin);
  reviewer = door(scene, scene.reviewer);
});

const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
};

async function newDraft(items = ['exchange-online']): Promise<Claim> {
  return partner.api.claims.create({
    body: {
      locationId: sharedIdOf('location', scene.a.locationId),
      customerTenantId: scene.tenantId,
      customerDomain: scene.domain,
      solutionArea: 'microsoft-365',
      activities: ['usage'],
      name: 'Mail',
      lines: items.map((itemId) => ({ itemId })),
      customerContact: { name: 'Jan Koster', title: 'IT manager', email: `it-manager@${scene.domain}` },
      partnerContact: { name: 'E. Sales', email: 'claims@partner.example' },
    },
  });
}

async function poe(more: Partial<ProofContent> = {}): Promise<Buffer> {
  const [{ name }] = (await scene.look<{ name: string }>('select name from customer where tenant_id = $1', [
    scene.tenantId,
  ])) as [{ name: string }];
  return makeProof(
    {
      partner: 'Kade Nine Consulting',
      locationNumber: '4110001',
      customer: name,
      domain: scene.domain,
      tenantId: scene.tenantId,
      items: ['Exchange Online'],
      dutch: false,
      publicSector: false,
      signedBy: 'Jan Koster',
      signedOn: Temporal.PlainDate.from('2026-10-05'),
      ...more,
    },
    0,
  );
}

async function add(claim: Claim, bytes: Uint8Array, fileName = 'poe.pdf', type = media.pdf): Promise<string> {
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
  return (await partner.api.files.add({ id: claim.id, file, fileName, note: '' })).id;
}

async function readAll(): Promise<void> {
  const { db, clock } = scene.services;
  const onError = (error: Error): never => {
    throw error;
  };
  const runner = makeRunner({
    db,
    clock,
    handlers: { read: readHandler(scene.services) },
    onError,
    ...readingAtOnce,
  });
  while ((await runner.once()) > 0);
}

const outcome = (proof: Awaited<ReturnType<Door['api']['claims']['proof']>>, name: string) =>
  proof.checks.find((one) => one.check === name || one.item?.id === name);

describe('the checklist of a claim', () => {
  test('waits for the reading, then says where each thing was found', async () => {
    const claim = await newDraft();
    expect(await partner.api.claims.proof({ id: claim.id })).toMatchObject({
      verdict: 'no-files',
      files: [],
      codes: [],
      templateLanguages: ['nl', 'en'],
    });
    const fileId = await add(claim, await poe());
    const before = await partner.api.claims.proof({ id: claim.id });
    expect(before).toMatchObject({ verdict: 'reading', files: [{ fileId, state: 'waiting', why: null }] });
    expect(new Set(before.checks.map((one) => one.outcome))).toEqual(new Set(['not-checked']));
    expect(await partner.api.files.text({ id: claim.id, fileId })).toMatchObject({
      state: 'waiting',
      pages: [],
    });
    await readAll();
    const proof = await partner.api.claims.proof({ id: claim.id });
    expect(proof.checks.map((one) => `${one.item?.id ?? one.check} ${one.outcome}`)).toEqual([
      'partner found',
      'customer found',
      'domain found',
      'tenant found',
      'exchange-online found',
      'service found',
      'signature found',
      'signature-date found',
    ]);
    expect(proof).toMatchObject({ verdict: 'ready', files: [{ state: 'read', aboutAnother: [] }] });
    expect(outcome(proof, 'tenant')?.place).toEqual({
      fileId,
      fileName: 'poe.pdf',
      page: 1,
      excerpt: expect.stringContaining(scene.tenantId),
    });
    // The day that an arbitration compares.
    expect(outcome(proof, 'signature-date')?.date?.found).toBe('2026-10-05');
    const text = await partner.api.files.text({ id: claim.id, fileId });
    expect(text.pages[0]?.text).toContain('Statement of Work');
  });

  test('follows an edit of the draft without reading again', async () => {
    const claim = await newDraft();
    await add(claim, await poe());
    await readAll();
    const now = await partner.api.claims.read({ id: claim.id });
    await partner.api.claims.edit({
      id: claim.id,
      ifMatch: now.version,
      body: { lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }] },
    });
    const proof = await partner.api.claims.proof({ id: claim.id });
    expect(proof).toMatchObject({ verdict: 'would-come-back', codes: ['missing-products'] });
    expect(outcome(proof, 'teams')).toMatchObject({
      outcome: 'missing',
      code: 'missing-products',
      why: 'not-named',
      item: { name: 'Teams' },
      lookedFor: ['Teams'],
    });
    expect(
      await scene.look(`select 1 from job where kind = 'read' and tenant_id = $1 and state = 'waiting'`, [
        scene.tenantId,
      ]),
    ).toEqual([]);
  });

  test('counts the files together, and says which one is about another customer', async () => {
    const claim = await newDraft(['exchange-online', 'teams']);
    await add(claim, await poe({ items: ['Exchange Online'] }));
    await add(
      claim,
      makeDocx(['Annex: products in scope', { bullets: ['Microsoft Teams'] }]),
      'annex.docx',
      media.docx,
    );
    const other = await add(
      claim,
      await poe({
        customer: 'Saffronlabs B.V.',
        domain: 'saffronlabs.example',
        tenantId: scene.otherTenantId,
      }),
      'other.pdf',
    );
    await readAll();
    const proof = await partner.api.claims.proof({ id: claim.id });
    expect(proof).toMatchObject({ verdict: 'ready', codes: [] });
    expect(proof.files.find((file) => file.fileId === other)?.aboutAnother).toEqual([
      'customer',
      'domain',
      'tenant',
    ]);
    expect(outcome(proof, 'teams')?.place?.fileName).toBe('annex.docx');
  });

  test('advises and never blocks: a claim whose proof would come back is submitted all the same', async () => {
    const claim = await newDraft();
    await add(claim, await poe({ signedBy: null }));
    await readAll();
    expect(await partner.api.claims.proof({ id: claim.id })).toMatchObject({
      verdict: 'would-come-back',
      codes: ['missing-customer-acknowledgement', 'missing-or-old-dates'],
    });
    const now = await partner.api.claims.read({ id: claim.id });
    expect(await partner.api.claims.submit({ id: claim.id, ifMatch: now.version, body: {} })).toMatchObject({
      status: 'submitted',
    });
  });

  test('takes the day of sending in the owner’s zone: the last minute of a signature’s year and the first after it', async () => {
    const claim = await newDraft();
    await add(claim, await poe({ signedOn: Temporal.PlainDate.from('2025-11-02') }));
    await readAll();
    const verdict = async (): Promise<string> => (await partner.api.claims.proof({ id: claim.id })).verdict;
    scene.clock.set('2026-11-02T22:59:00Z');
    expect(await verdict()).toBe('ready');
    scene.clock.set('2026-11-02T23:01:00Z');
    expect(await verdict()).toBe('would-come-back');
    scene.clock.set('2026-11-02T22:59:30Z');
    const now = await partner.api.claims.read({ id: claim.id });
    await partner.api.claims.submit({ id: claim.id, ifMatch: now.version, body: {} });
    scene.clock.set('2027-02-02T10:00:00Z');
    expect(await verdict()).toBe('ready');
    scene.clock.set('2026-11-02T10:00:00Z');
  });
});

describe('who may know', () => {
  test('partner and desk read alike what was sent; a rival and a stranger find nothing', async () => {
    const claim = await newDraft();
    const fileId = await add(claim, await poe());
    await readAll();
    const rival = door(scene, scene.b.admin);
    const paths = [
      `/v1/claims/${claim.id}/proof`,
      `/v1/claims/${claim.id}/proof-template`,
      `/v1/claims/${claim.id}/files/${fileId}/text`,
    ];
    const statuses = (who: Door) => Promise.all(paths.map(async (path) => (await who.ask(path)).status));
    expect(await statuses(partner)).toEqual([200, 200, 200]);
    expect(await statuses(door(scene, scene.a.user))).toEqual([200, 200, 200]);
    const readOnly = { ...scene.a.admin, readOnly: true, scopes: ['claims:read' as const] };
    expect(await statuses(door(scene, readOnly))).toEqual([200, 200, 200]);
    expect(await statuses(door(scene, { ...scene.a.admin, scopes: ['usage:read'] }))).toEqual([
      403, 403, 403,
    ]);
    expect(await statuses(rival)).toEqual([404, 404, 404]);
    expect(await statuses(reviewer)).toEqual([404, 404, 404]);
    expect(await statuses(door(scene, scene.tenantAdmin))).toEqual([403, 403, 403]);
    expect(await statuses(door(scene, null))).toEqual([401, 401, 401]);
    const now = await partner.api.claims.read({ id: claim.id });
    await partner.api.claims.submit({ id: claim.id, ifMatch: now.version, body: {} });
    expect(await statuses(reviewer)).toEqual([200, 200, 200]);
    expect(await statuses(rival)).toEqual([404, 404, 404]);
  });

  test('the desk does not see what the partner only prepares', async () => {
    const claim = await newDraft();
    await add(claim, await poe());
    await readAll();
    let now = await partner.api.claims.read({ id: claim.id });
    now = await partner.api.claims.submit({ id: claim.id, ifMatch: now.version, body: {} });
    now = await reviewer.api.claims.startReview({ id: claim.id, ifMatch: now.version, body: {} });
    await reviewer.api.claims.requestInformation({
      id: claim.id,
      ifMatch: now.version,
      body: { codes: ['missing-products'], comment: 'More.' },
    });
    const prepared = await add(claim, await poe(), 'prepared.pdf');
    await readAll();
    expect((await partner.api.claims.proof({ id: claim.id })).files).toHaveLength(2);
    expect((await reviewer.api.claims.proof({ id: claim.id })).files.map((file) => file.fileName)).toEqual([
      'poe.pdf',
    ]);
    await expect(reviewer.api.files.text({ id: claim.id, fileId: prepared })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('a partner is told only the domain it typed', async () => {
    await scene.look('insert into customer_domain values ($1, $2, false)', [
      `second-${scene.domain}`,
      scene.tenantId,
    ]);
    const claim = await newDraft();
    await add(claim, await poe());
    await readAll();
    expect(outcome(await partner.api.claims.proof({ id: claim.id }), 'domain')?.lookedFor).toEqual([
      scene.domain,
    ]);
    const now = await partner.api.claims.read({ id: claim.id });
    await partner.api.claims.submit({ id: claim.id, ifMatch: now.version, body: {} });
    expect(outcome(await reviewer.api.claims.proof({ id: claim.id }), 'domain')?.lookedFor).toEqual([
      scene.domain,
      `second-${scene.domain}`,
    ]);
  });
});

describe('files that cannot simply be read', () => {
  const encrypted = async (): Promise<Uint8Array> => {
    const document = await PDFDocument.create();
    document.addPage().drawText('Secret');
    document.encrypt({ userPassword: 'open', ownerPassword: 'own', permissions: {} });
    return document.save();
  };
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5' + 'ErkJggg==',
    'base64',
  );

  test.each<[string, () => Promise<Uint8Array>, string, string]>([
    ['locked with a password', encrypted, media.pdf, 'encrypted'],
    ['a picture', async () => png, media.png, 'image-only'],
    ['cut off', async () => (await poe()).subarray(0, 900), media.pdf, 'damaged'],
    ['without a word', async () => makeDocx(['', ' ']), media.docx, 'empty'],
  ])('%s: a person is needed, and why', async (_, make, type, why) => {
    const claim = await newDraft();
    const fileId = await add(claim, await make(), 'file', type);
    await readAll();
    const proof = await partner.api.claims.proof({ id: claim.id });
    expect(proof).toMatchObject({
      verdict: 'needs-a-person',
      codes: [],
      files: [{ fileId, state: 'needs-a-person', why }],
    });
    expect(new Set(proof.checks.map((one) => one.outcome))).toEqual(new Set(['not-checked']));
    expect(await partner.api.files.text({ id: claim.id, fileId })).toEqual({
      state: 'needs-a-person',
      why,
      pages: [],
      pagesLeftOut: 0,
    });
  });

  test('a file of 25 MB is read like any other, in bounded time', async () => {
    const document = await PDFDocument.load(await poe());
    document.context.register(document.context.stream(randomBytes(24 * 1024 * 1024)));
    const claim = await newDraft();
    await add(claim, await document.save(), 'large.pdf');
    const started = performance.now();
    await readAll();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await partner.api.claims.proof({ id: claim.id })).toMatchObject({ verdict: 'ready' });
  });

  test('a file that carries others is refused', async () => {
    const document = await PDFDocument.load(await poe());
    await document.attach(randomBytes(10), 'photos.bin', { mimeType: 'application/octet-stream' });
    const claim = await newDraft();
    await expect(
      add(claim, await document.save({ useObjectStreams: false }), 'carrier.pdf'),
    ).rejects.toMatchObject({
      errors: [{ code: 'file-active-content' }],
    });
  });

  test('a text with characters that no database takes is kept without them', async () => {
    const claim = await newDraft();
    const fileId = await add(
      claim,
      makeDocx(['Half a pair: \ud83d, and more of it']),
      'odd.docx',
      media.docx,
    );
    await readAll();
    expect((await partner.api.files.text({ id: claim.id, fileId })).pages[0]?.text).toContain(
      'and more of it',
    );
  });

  test('nothing is read, shown or advised before the scanner’s verdict', async () => {
    const services = { ...scene.services, scanner: { scan: () => Promise.reject(new Error('away')) } };
    partner = door({ ...scene, services }, scene.a.admin);
    const claim = await newDraft();
    const fileId = await add(claim, await poe());
    await readAll();
    expect(
      await scene.look(`select kind from job where tenant_id = $1 and kind <> 'mail'`, [scene.tenantId]),
    ).toEqual([{ kind: 'scan' }]);
    expect(await partner.api.claims.proof({ id: claim.id })).toMatchObject({
      verdict: 'reading',
      files: [{ state: 'waiting' }],
    });
    await expect(partner.api.files.text({ id: claim.id, fileId })).rejects.toMatchObject({
      status: 409,
      code: 'file-unscanned',
    });
    await scene.look(`update file set scan = 'infected' where tenant_id = $1`, [scene.tenantId]);
    await expect(partner.api.files.text({ id: claim.id, fileId })).rejects.toMatchObject({
      status: 409,
      code: 'file-infected',
    });
    expect(await partner.api.claims.proof({ id: claim.id })).toMatchObject({
      verdict: 'no-files',
      files: [],
    });
  });
});

describe('the form to sign', () => {
  const forms = [
    ['en', 'proof-of-execution'],
    ['nl', 'bewijs-van-uitvoering'],
  ] as const;
  test.each(forms)('in %s, with what the claim says', async (language, name) => {
    const claim = await newDraft(['teams']);
    const answer = await partner.ask(`/v1/claims/${claim.id}/proof-template?language=${language}`);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    const fileName = `${name}-${claim.number.toLowerCase()}.pdf`;
    expect(answer.headers.get('Content-Disposition')).toContain(`attachment; filename="${fileName}"`);
    const { pages, readable } = await readDocument(
      new Uint8Array(await answer.arrayBuffer()),
      'application/pdf',
    );
    expect(readable).toBe(true);
    const text = pages.map((page) => page.text).join('\n');
    const words = [
      'Kade Nine Consulting',
      '4110001',
      scene.domain,
      scene.tenantId,
      'Microsoft Teams',
      'Jan Koster',
    ];
    for (const word of words) expect(text).toContain(word);
  });

  test('unfilled it would come back; a language that is not spoken is refused', async () => {
    const claim = await newDraft();
    const form = await partner.ask(`/v1/claims/${claim.id}/proof-template`);
    await add(claim, new Uint8Array(await form.arrayBuffer()));
    await readAll();
    const proof = await partner.api.claims.proof({ id: claim.id });
    expect(proof.codes).toEqual([
      'missing-customer-acknowledgement',
      'missing-or-old-dates',
      'missing-partner-service',
    ]);
    expect((await partner.ask(`/v1/claims/${claim.id}/proof-template?language=de`)).status).toBe(400);
    expect((await partner.ask(`/v1/claims/${claim.id}/proof?colour=red`)).status).toBe(400);
  });
});

test('the administrator of the customer sees who signed and when, of what was sent, and nobody else of the tenant’s or another’s', async () => {
  const claim = await newDraft();
  await add(claim, await poe());
  await readAll();
  const read = await partner.api.claims.read({ id: claim.id });
  await partner.api.claims.submit({ id: claim.id, ifMatch: read.version, body: {} });
  const admin = door(scene, scene.tenantAdmin);
  // Before the tenant is asked it is between the partner and the programme owner.
  await expect(admin.api.tenant.signature({ id: claim.id })).rejects.toMatchObject({ status: 404 });
  const { version } = await reviewer.api.claims.read({ id: claim.id });
  await reviewer.api.claims.startReview({ id: claim.id, ifMatch: version, body: {} });
  await approve(scene, refOf('claim', claim.id) as ClaimRef);
  const found = await admin.api.tenant.signature({ id: claim.id });
  expect(found.signedOn).toBe('2026-10-05');
  expect(found.places.map(({ what, fileName, page }) => [what, fileName, page])).toEqual([
    ['signature', 'poe.pdf', 1],
    ['signature-date', 'poe.pdf', 1],
  ]);
  expect(found.places.map(({ quote }) => quote).join()).toContain('Jan Koster');
  await expect(door(home, home.tenantAdmin).api.tenant.signature({ id: claim.id })).rejects.toMatchObject({
    status: 404,
  });
  await expect(partner.api.tenant.signature({ id: claim.id })).rejects.toMatchObject({ status: 403 });
});
