/** The main job through the API, as the SDK of each side does it; every answer is held against the contract. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiProblem, items, type Claim } from '#sdk';
import { door, newClaim, pdf, submittedClaim, type Door } from '../../../test/api.ts';
import { deliverAll } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { makeToken, sixDigitCode } from '../../actions/consent/consent-link.ts';
import { sweep } from '../../actions/operations/sweep.ts';
import { refOf, sharedIdOf } from '../frame/ids.ts';

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

async function approved(lines: { itemId: string }[]): Promise<Claim> {
  const sent = await submittedClaim(scene, partner, lines);
  const taken = await reviewer.api.claims.startReview({ id: sent.id, ifMatch: sent.version, body: {} });
  const decided = await reviewer.api.claims.decide({
    id: sent.id,
    ifMatch: taken.version,
    body: {
      lines: taken.lines.map(({ id }) => ({ lineId: id, decision: 'approve' as const })),
    },
  });
  const ref = refOf('claim', decided.id);
  if (!ref) throw new Error('not a claim');
  await deliverAll(scene, ref);
  return reviewer.api.claims.read({ id: decided.id });
}

async function linkOf(claimId: string, trusted: boolean): Promise<{ token: string; code: string }> {
  const [notice] = await scene.look<{ id: string }>(
    `select id from notice where claim_id = $1 and trusted = $2 and purpose = 'decide' and state <> 'void' limit 1`,
    [refOf('claim', claimId)?.id, trusted],
  );
  const noticeId = notice?.id as string;
  return {
    token: makeToken(scene.services.secret, { tenantId: scene.tenantId, noticeId }),
    code: sixDigitCode(scene.services.secret, noticeId),
  };
}

describe('from the draft to the association', () => {
  test('draft, file, submit, request, answer, decide, window, official, usage', async () => {
    const draft = await newClaim(scene, partner, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
    expect(draft).toMatchObject({
      status: 'editing',
      statusWord: 'editing',
      partner: null,
      editableFields: ['*'],
      files: [
        {
          sealedAt: null,
          scan: 'unscanned',
          mediaType: 'application/pdf',
        },
      ],
    });
    expect(draft.lines.map((line) => line.item.name)).toEqual(['Exchange Online', 'Teams']);

    const dry = await partner.api.claims.submit({
      id: draft.id,
      ifMatch: draft.version,
      body: {},
      validateOnly: true,
    });
    expect(dry.status).toBe('submitted');
    expect((await partner.api.claims.read({ id: draft.id })).status).toBe('editing');

    const sent = await partner.api.claims.submit({ id: draft.id, ifMatch: draft.version, body: {} });
    expect(sent).toMatchObject({ status: 'submitted', assignee: null });
    expect(sent.deadlines.map((deadline) => [deadline.kind, deadline.lastDay])).toContainEqual([
      'review-start',
      '2020-12-08',
    ]);

    const queue = await reviewer.api.reviewQueue.list();
    expect(queue.items.map((claim) => claim.id)).toContain(sent.id);
    const taken = await reviewer.api.claims.startReview({ id: sent.id, ifMatch: sent.version, body: {} });
    const asked = await reviewer.api.claims.requestInformation({
      id: sent.id,
      ifMatch: taken.version,
      body: { codes: ['missing-partner-service'], comment: 'What did you do?' },
    });
    expect(asked.status).toBe('partner-action-required');

    scene.clock.set('2020-12-01T10:01:00Z');
    const seen = await partner.api.claims.read({ id: sent.id });
    expect(seen.openRequest).toMatchObject({ codes: ['missing-partner-service'], text: 'What did you do?' });
    const answer = (version: number, body: object) =>
      partner.api.claims.resubmit({ id: sent.id, ifMatch: version, body });
    await expect(
      answer(seen.version, { answers: [{ code: 'missing-partner-service', text: ' ' }] }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: 'answer-required', pointer: '/comment' }] });
    const again = await partner.api.files.add({ id: sent.id, file: pdf(), fileName: 'again.pdf', note: '' });
    expect(again.copyOf).toBe(sent.files[0]?.id);
    const prepared = await partner.api.claims.read({ id: sent.id });
    await expect(answer(prepared.version, {})).rejects.toMatchObject({
      errors: [{ code: 'answer-required' }],
    });
    const answered = await answer(prepared.version, { comment: 'Migrated it all.' });
    expect((await reviewer.api.claims.requests({ id: sent.id })).items).toMatchObject([
      {
        codes: ['missing-partner-service'],
        text: 'What did you do?',
        askedAt: '2020-12-01T10:00:00Z',
        answeredAt: '2020-12-01T10:01:00Z',
        answer: 'Migrated it all.',
        files: [again.id],
        changed: [],
      },
    ]);
    const [exchange, teams] = answered.lines;
    const decided = await reviewer.api.claims.decide({
      id: sent.id,
      ifMatch: answered.version,
      body: {
        lines: [
          { lineId: exchange?.id as string, decision: 'approve' },
          {
            lineId: teams?.id as string,
            decision: 'reject',
            codes: ['insufficient-poe'],
            text: 'Teams is not named.',
          },
        ],
      },
    });
    expect(decided).toMatchObject({ status: 'approved' });
    expect(decided.notices.map((notice) => notice.recipient?.email).sort()).toEqual([
      `it-admin@${scene.domain}`,
      `it-manager@${scene.domain}`,
    ]);
    const own = await partner.api.claims.read({ id: sent.id });
    expect(own.notices.map((notice) => notice.recipient?.email ?? null).sort()).toEqual([
      `it-manager@${scene.domain}`,
      null,
    ]);
    expect(own.lines[1]?.rejection).toMatchObject({
      codes: ['insufficient-poe'],
      text: 'Teams is not named.',
      by: null,
    });

    await deliverAll(scene, refOf('claim', sent.id) as { tenantId: string; id: string });
    const before = await partner.api.associations.list({});
    expect(before.items).toEqual([]);
    scene.clock.set('2020-12-09T00:00:00Z');
    const [association] = (await partner.api.associations.list({})).items;
    expect(association).toMatchObject({
      state: 'official',
      from: '2020-12-08T23:00:00Z',
      claimId: sent.id,
      partner: null,
    });
    const listed = (await partner.api.claims.list({ status: ['approved'] })).items.find(
      (claim) => claim.id === sent.id,
    );
    expect(listed?.outcomes.map(({ outcome, lines }) => [outcome, lines])).toEqual([
      ['official', 1],
      ['rejected', 1],
    ]);

    const usage = await partner.api.usage.list({ association: association?.id });
    expect(usage.items.at(-1)?.month).toBe('2020-12-01');
    expect(usage.items[0]).toMatchObject({
      monthlyActiveUsers: 50,
      paidAvailableUnits: 100,
      item: { name: 'Exchange Online' },
    });
    const reads = await tenantAdmin.api.tenant.usageReads({});
    expect(reads.items[0]).toMatchObject({ readerName: 'Admin 0', fromMonth: '2020-12-01' });
    await sweep(scene.services);
    expect((await partner.api.associations.list({})).items).toMatchObject([
      {
        id: association?.id,
        from: '2020-12-08T23:00:00Z',
      },
    ]);

    const history = [];
    for await (const entry of items(partner.api.claims.history, { id: sent.id, limit: 3 }))
      history.push(entry);
    expect(history.map((entry) => entry.act)).toEqual(
      expect.arrayContaining([
        'create-claim',
        'submit-claim',
        'request-information',
        'decide-claim',
        'close-window',
      ]),
    );
    expect(history.find((entry) => entry.act === 'start-review')?.actor).toMatchObject({
      side: 'owner',
      role: 'reviewer',
      name: null,
    });
    const comments = await partner.api.claims.comments({ id: sent.id });
    expect(comments.items.map((comment) => [comment.side, comment.author])).toEqual([
      ['owner', null],
      ['partner', 'Admin 0'],
    ]);
    scene.clock.set('2020-12-01T10:00:00Z');
  });

  test('the customer reads by link, accepts with the code of the mail, and the administrator ends it', async () => {
    const claim = await approved([{ itemId: 'intune' }]);
    const { token, code } = await linkOf(claim.id, true);
    const stranger = door(scene, null);
    const consent = await stranger.api.consents.read({ token });
    expect(consent).toMatchObject({
      acceptEarly: 'possible',
      partner: { name: 'Kade Nine Consulting' },
      window: {
        zone: 'Europe/Amsterdam',
        lastDay: '2020-12-08',
      },
    });
    await expect(
      stranger.api.consents.agree({
        token,
        ifMatch: consent.version,
        body: { confirmed: false, code },
      }),
    ).rejects.toMatchObject({ status: 422, code: 'confirmation-required' });
    await expect(
      stranger.api.consents.read({
        token: token.replace(/.(?=.{20}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      }),
    ).rejects.toMatchObject({ status: 404 });
    await stranger.api.consents.agree({ token, ifMatch: consent.version, body: { confirmed: true, code } });
    const [mine] = (await tenantAdmin.api.tenant.associations({})).items.filter(
      (one) => one.claimId === claim.id,
    );
    expect(mine).toMatchObject({
      state: 'official',
      partner: { name: 'Kade Nine Consulting' },
      item: { name: 'Intune' },
    });
    const request = (await tenantAdmin.api.tenant.requests({})).items.find((one) => one.id === claim.id);
    expect(request?.lines[0]).toMatchObject({ outcome: 'official', rejection: null });
    await tenantAdmin.api.tenant.endAssociation({
      id: mine?.id as string,
      ifMatch: mine?.claimVersion as number,
      body: { reason: 'We changed our mind.' },
    });
    // Why is between the customer and the owner.
    for (const [who, endReason] of [
      [partner, null],
      [reviewer, 'We changed our mind.'],
    ] as const) {
      expect((await who.api.associations.list({ state: 'ended' })).items).toMatchObject([
        { id: mine?.id, endedHow: 'customer', endReason },
      ]);
      const history = JSON.stringify(await who.api.claims.history({ id: claim.id, limit: 200 }));
      expect(history.includes('We changed our mind.')).toBe(endReason !== null);
    }
  });

  test('events are numbered for each organisation and pulled in order', async () => {
    await scene.look(
      `update event e set number = n.number from (select id, row_number() over (partition by organisation order by id) as number from event) n where n.id = e.id`,
    );
    const feed = await partner.api.events.list({ limit: 200 });
    expect(feed.items.map((event) => event.number)).toEqual(feed.items.map((_event, index) => index + 1));
    expect(feed.items.map((event) => event.type)).toContain('claim.submitted');
    expect(await partner.api.events.list({ after: feed.after })).toEqual({ items: [], after: feed.after });
  });
});

test('a look-up tells what fits, alike for unknown and mismatched, and is counted and told to the customer', async () => {
  const locationId = sharedIdOf('location', scene.a.locationId);
  const found = await partner.api.customers.lookUp({
    body: { locationId, tenantId: scene.tenantId, domain: scene.domain },
  });
  expect(found).toMatchObject({
    matches: true,
    customer: { name: 'Harbourseeds B.V.' },
    lookupsLeft: expect.any(Number),
  });
  expect(
    found.subscriptions.map(({ product, claimable, whyNot }) => [
      product,
      claimable,
      whyNot.map(({ code }) => code),
    ]),
  ).toContainEqual(['marketing', false, ['subscription-is-csp']]);
  expect(JSON.stringify(found)).not.toContain(scene.subscriptions.sales);
  const mismatch = await partner.api.customers.lookUp({
    body: { locationId, tenantId: scene.otherTenantId, domain: scene.domain },
  });
  const unknown = await partner.api.customers.lookUp({
    body: { locationId, tenantId: '11111111-2222-4333-8444-555555555555', domain: scene.domain },
  });
  expect({ ...mismatch, lookupsLeft: 0, quotaResetsAt: '' }).toEqual({
    ...unknown,
    lookupsLeft: 0,
    quotaResetsAt: '',
  });
  await scene.look(
    `insert into customer_lookup select tenant_id, gen_random_uuid(), partner_id, partner_name, location_id, reader_id, reader_name, at
    from customer_lookup, generate_series(1, 70) where location_id = $1`,
    [scene.a.locationId],
  );
  const full = await partner.ask('/v1/customer-lookups', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      locationId,
      tenantId: scene.otherTenantId,
      domain: scene.domain,
    }),
  });
  expect([full.status, Number(full.headers.get('Retry-After')) > 80_000]).toEqual([429, true]);
  expect((await tenantAdmin.api.tenant.lookups({})).items.length).toBeGreaterThan(0);
});

test('rivals: contested for both, no trace of who, and the bench decides', async () => {
  const first = await approved([{ itemId: 'entra-id-p1' }]);
  const second = await newClaim(scene, rival, [{ itemId: 'entra-id-p1' }], scene.b.locationId);
  const sent = await rival.api.claims.submit({ id: second.id, ifMatch: second.version, body: {} });
  expect(sent.contested).toBe(true);
  const texts = JSON.stringify([
    sent,
    await rival.api.claims.history({ id: sent.id }),
    await rival.api.arbitrations.list({}),
    await rival.api.events.list({ limit: 200 }),
  ]);
  for (const secret of [
    scene.a.partnerId,
    'Kade Nine',
    first.id,
    first.number,
    sharedIdOf('partner', scene.a.partnerId),
    refOf('claim', first.id)?.id as string,
  ])
    expect(texts).not.toContain(secret);
  const [part] = (await rival.api.arbitrations.list({ open: true })).items;
  expect(part?.parties).toMatchObject([{ claimId: sent.id, role: null, partner: null }]);
  const answered = await rival.api.arbitrations.answer({
    id: part?.id as string,
    ifMatch: sent.version,
    body: { text: 'Ours is newer.' },
  });
  expect(answered.lines[0]?.arbitration).toBe('waiting');
  const bench = (await reviewer.api.arbitrations.list({ open: true })).items.find((one) =>
    one.parties.some((party) => party.claimId === sent.id),
  );
  expect(bench?.id).not.toBe(part?.id);
  expect(bench?.parties.map((party) => party.role).sort()).toEqual(['challenger', 'incumbent']);
  expect(bench?.parties.every((party) => party.partner === null)).toBe(true);
  await expect(
    partner.api.arbitrations.decide({
      id: part?.id as string,
      ifMatch: 1,
      body: { winnerLineId: part?.parties[0]?.lineId as string, reasons: [] },
    }),
  ).rejects.toBeInstanceOf(ApiProblem);
});
