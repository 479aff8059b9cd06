/** What the main job does not touch: each remaining operation once, as its side uses it, held against the contract. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { items } from '#sdk';
import { door, type Door } from '../../../test/api.ts';
import {
  approve,
  deliverAll,
  draft,
  notices as noticesOf,
  official,
  rejected,
  submitted,
  underReview,
} from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { noticeDelivered } from '../../actions/consent/deliver-notice.ts';
import { idOf, sharedIdOf } from './ids.ts';

let scene: Scene;
let partner: Door;
let reviewer: Door;
let senior: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  reviewer = door(scene, scene.reviewer);
  senior = door(scene, scene.senior);
});
afterAll(() => scene.close());

const claimId = (ref: ClaimRef): string => idOf('claim', ref.tenantId, ref.id);

describe('reference', () => {
  test('the catalogue at any instant, with every reason explained', async () => {
    const now = await partner.api.catalog.read();
    expect(now.policies).toMatchObject([
      {
        programme: '*',
        id: 'cpor-2020-07',
        refusalWindow: { amount: 5, unit: 'business-days' },
      },
    ]);
    expect(now.reasons.rejection.map(({ code }) => code)).toContain('insufficient-poe');
    expect(now.reasons.rejection.every(({ message }) => message.endsWith('.'))).toBe(true);
    expect((await partner.api.catalog.read({ at: '2018-01-01T00:00:00+01:00' })).policies).toEqual([]);
    expect((await partner.ask('/v1/catalog?at=yesterday')).status).toBe(400);
  });

  test("locations and enrolments: the details of what is under way are the incentives admin's", async () => {
    await scene.look(
      `update enrollment set state = 'validating-enrollment' where location_id = $1 and programme = 'osa-sell'`,
      [scene.a.locationId],
    );
    const state = async (who: Door): Promise<string | undefined> =>
      (await who.api.enrollments.list()).items.find(({ programme }) => programme === 'osa-sell')?.state;
    expect(await state(partner)).toBe('validating-enrollment');
    expect(await state(door(scene, scene.a.user))).toBe('enrolling');
    expect((await partner.api.locations.list()).items.map(({ id }) => id)).toEqual([
      sharedIdOf('location', scene.a.locationId),
    ]);
    expect((await reviewer.api.locations.list({ limit: 1 })).nextCursor).not.toBeNull();
  });

  test('customers, for the programme owner alone, by the beginning of name or domain', async () => {
    const names = async (q: string): Promise<string[]> =>
      (await reviewer.api.customers.list({ q })).items.map(({ name }) => name);
    expect([await names('harb'), await names('saffronlabs.e'), await names('arbour')]).toEqual([
      ['Harbourseeds B.V.'],
      ['Saffronlabs B.V.'],
      [],
    ]);
    const id = sharedIdOf('customer', scene.tenantId);
    expect(await reviewer.api.customers.read({ id })).toMatchObject({
      domains: ['harbourseeds.example'],
      trustedContacts: [{ name: 'Ilse Admin', source: 'owner' }],
    });
    await expect(partner.api.customers.read({ id })).rejects.toMatchObject({
      status: 403,
      code: 'role-missing',
    });
    const added = await reviewer.api.customers.addTrustedContact({
      id,
      body: { name: 'Cato Second', title: 'CISO', email: 'Cato@harbourseeds.example' },
      idempotencyKey: 'cato',
    });
    expect(added.email).toBe('cato@harbourseeds.example');
    expect(
      await reviewer.api.customers.addTrustedContact({
        id,
        body: { name: 'Cato Second', title: 'CISO', email: 'Cato@harbourseeds.example' },
        idempotencyKey: 'cato',
      }),
    ).toEqual(added);
    expect((await reviewer.api.customers.read({ id })).trustedContacts).toHaveLength(2);
    const seen = [];
    for await (const one of items(reviewer.api.customers.list, { limit: 1 })) seen.push(one.name);
    expect(seen).toEqual(['Harbourseeds B.V.', 'Saffronlabs B.V.']);
  });

  test('people of the own company', async () => {
    expect((await senior.api.members.list()).items).toMatchObject([
      {
        name: 'Otto Reviewer',
        roles: [{ role: 'reviewer', location: null }],
      },
    ]);
    await expect(door(scene, scene.a.user).api.members.list()).rejects.toMatchObject({ status: 403 });
  });
});

describe('a claim', () => {
  test('is changed by its partner: lines keep their ids and a masked subscription is not lost', async () => {
    const here = await scene.elsewhere();
    const ref = await submitted(
      here,
      scene.a,
      [
        {
          itemId: 'sales',
          subscriptionId: here.subscriptions.sales,
        },
        { itemId: 'finance' },
      ],
      {
        solutionArea: 'business-applications',
        activities: ['presales'],
        technicalContact: { name: 'Tom', title: 'Dev', email: `tom@${here.domain}` },
      },
    );
    const before = await partner.api.claims.read({ id: claimId(ref) });
    expect(before.lines.map((line) => line.subscriptionId)).toEqual([
      `…${here.subscriptions.sales.slice(-4)}`,
      `…${here.subscriptions.finance.slice(-4)}`,
    ]);
    const after = await partner.api.claims.edit({
      id: before.id,
      ifMatch: before.version,
      body: {
        lines: before.lines.map((line) => ({ id: line.id, itemId: line.item.id, activity: line.activity })),
      },
    });
    expect(after.lines.map((line) => [line.id, line.subscriptionId, line.review])).toEqual(
      before.lines.map((line) => [line.id, line.subscriptionId, 'undecided']),
    );
    await expect(
      partner.api.claims.edit({
        id: before.id,
        ifMatch: after.version,
        body: { solutionArea: 'microsoft-365' },
      }),
    ).rejects.toMatchObject({ status: 409, code: 'field-not-editable' });
    const owner = await reviewer.api.claims.read({ id: before.id });
    expect(owner.lines[0]?.subscriptionId).toBe(here.subscriptions.sales);
  });

  test('its parts, comments and internal notes, each for whom it is', async () => {
    const here = await scene.elsewhere();
    const id = claimId(await underReview(here, scene.a));
    const comment = await partner.api.claims.addComment({ id, body: { text: 'Two\nlines' } });
    expect(comment).toMatchObject({ author: scene.a.admin.name, visibility: 'shared' });
    expect(comment.id).toMatch(/^cmt_/);
    const note = await reviewer.api.claims.addInternalNote({ id, body: { text: 'canary-internal' } });
    expect(note.visibility).toBe('internal');
    const all = JSON.stringify([
      await partner.api.claims.comments({ id }),
      await partner.api.claims.history({ id, limit: 200 }),
      await partner.api.claims.read({ id }),
    ]);
    expect(all).not.toContain('canary-internal');
    expect((await reviewer.api.claims.comments({ id })).items.map((one) => one.visibility).sort()).toEqual([
      'internal',
      'shared',
    ]);
    expect((await partner.api.claims.lines({ id })).items).toHaveLength(1);
    expect((await partner.api.claims.deadlines({ id })).items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['review-start', 'review-decide']),
    );
    expect((await partner.api.claims.notices({ id })).items).toEqual([]);
    expect((await partner.api.files.list({ id })).items).toHaveLength(1);
    const claim = await senior.api.claims.read({ id });
    const assigned = await senior.api.claims.assign({
      id,
      ifMatch: claim.version,
      body: { memberId: sharedIdOf('member', scene.otherReviewer.id) },
    });
    expect(assigned.assignee?.name).toBe('Otto Reviewer');
    expect(
      (await door(scene, scene.otherReviewer).api.reviewQueue.list({ assignee: 'me' })).items.map(
        (one) => one.id,
      ),
    ).toEqual([id]);
    expect(
      (await reviewer.api.reviewQueue.list({ assignee: 'none', limit: 1 })).items.every(
        (one) => one.id !== id,
      ),
    ).toBe(true);
  });

  test("a draft is nobody else's business", async () => {
    const id = claimId(await draft(await scene.elsewhere(), scene.a));
    await expect(reviewer.api.claims.read({ id })).rejects.toMatchObject({ status: 404 });
    await expect(reviewer.api.claims.history({ id })).rejects.toMatchObject({ status: 404 });
    expect((await reviewer.api.claims.list({ status: ['editing'] })).items).toEqual([]);
    expect((await door(scene, scene.auditor).api.claims.read({ id })).status).toBe('editing');
    expect((await partner.api.claims.list({ status: ['editing'] })).items.map((one) => one.id)).toContain(id);
  });

  test("a dispute goes to the seniors' list", async () => {
    const id = claimId(await rejected(await scene.elsewhere(), scene.a));
    const claim = await partner.api.claims.read({ id });
    expect(claim.standing.disputeUntil).toBe('2020-12-31T23:00:00Z');
    const disputed = await partner.api.claims.dispute({
      id,
      ifMatch: claim.version,
      body: { justification: 'It is signed on page 3.' },
    });
    expect(disputed.status).toBe('disputed');
    expect((await senior.api.disputes.list()).items.map((one) => one.id)).toContain(id);
  });

  test('lists by due time, page by page, and refuses a cursor of another list', async () => {
    const seen: string[] = [];
    for await (const one of items(partner.api.claims.list, { sort: 'dueAt' as const, limit: 2 }))
      seen.push(one.id);
    expect(new Set(seen).size).toBe(seen.length);
    const first = await partner.api.claims.list({ limit: 1 });
    const stolen = await partner.ask(`/v1/claims?limit=1&status=approved&cursor=${first.nextCursor}`);
    expect([stolen.status, ((await stolen.json()) as { code: string }).code]).toEqual([
      400,
      'cursor-invalid',
    ]);
    expect(
      (await door(scene, scene.a.user).ask(`/v1/claims?limit=1&cursor=${first.nextCursor}`)).status,
    ).toBe(400);
    const link = (await partner.ask('/v1/claims?limit=1')).headers.get('Link');
    expect(link).toBe(`</v1/claims?limit=1&cursor=${first.nextCursor}>; rel="next"`);
    expect((await reviewer.ask('/v1/claims?sort=dueAt')).status).toBe(400);
  });
});

test('what is searched for is found page by page, within the filters, and to the end in a file', async () => {
  const here = await scene.elsewhere();
  const first = claimId(await draft(here, scene.a));
  const second = claimId(await draft(here, scene.a));
  const sent = claimId(await underReview(here, scene.a));
  const partner = door(scene, scene.a.admin);
  const q = here.domain;
  const found: string[] = [];
  for await (const one of items(partner.api.claims.list, { q, limit: 1 })) found.push(one.id);
  // The clock is paused, so the order is that of the ids.
  expect(found.toSorted()).toEqual([first, second, sent].sort());
  expect((await partner.api.claims.list({ q, status: ['under-review'] })).items.map((one) => one.id)).toEqual(
    [sent],
  );
  expect(
    (await partner.api.claims.list({ q, location: sharedIdOf('location', scene.b.locationId) })).items,
  ).toEqual([]);
  const file = await partner.ask(`/v1/claims?q=${q}&status=editing&columns=id`, {
    headers: { accept: 'text/csv' },
  });
  expect((await file.text()).trim().split('\r\n').slice(1)).toEqual(found.filter((id) => id !== sent));
});

test('a notice that bounced: who was reached, and another contact', async () => {
  const here = await scene.elsewhere();
  const ref = await underReview(here, scene.a);
  await approve(scene, ref);
  const named = (await noticesOf(scene, ref)).find((one) => one.named);
  await noticeDelivered(
    scene.services,
    { tenantId: ref.tenantId, claimId: ref.id, noticeId: named?.id as string },
    'bounced',
  );
  const id = idOf('notice', ref.tenantId, named?.id as string);
  const notice = await partner.api.notices.read({ id });
  expect(notice).toMatchObject({ state: 'bounced', named: true, claimId: claimId(ref) });
  const corrected = await partner.api.notices.correctContact({
    id,
    ifMatch: notice.claimVersion,
    body: { contact: { name: 'Piet', title: 'CIO', email: `piet@${here.domain}` } },
  });
  expect(
    corrected.notices.filter((one) => one.state !== 'void').map((one) => one.recipient?.email ?? null),
  ).toContain(`piet@${here.domain}`);
  await expect(
    partner.api.notices.confirmContact({
      id,
      ifMatch: corrected.version,
      body: { reason: 'It is right.' },
    }),
  ).rejects.toMatchObject({ status: expect.any(Number) });
  await deliverAll(scene, ref);
});

test('an association: read, and a wish to end it that a reviewer decides', async () => {
  const here = await scene.elsewhere();
  const ref = await official(here, scene.a);
  const [association] = (
    await partner.api.associations.list({ customer: sharedIdOf('customer', here.tenantId) })
  ).items;
  const id = association?.id as string;
  const { allowedActions, ...read } = await partner.api.associations.read({ id });
  expect(read).toEqual(association);
  // Its policy makes partners ask.
  expect(allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
    'request-end',
  ]);
  await expect(door(scene, scene.b.admin).api.associations.read({ id })).rejects.toMatchObject({
    status: 404,
  });
  await expect(
    partner.api.associations.end({
      id,
      ifMatch: association?.claimVersion as number,
      body: { reason: 'Done.' },
    }),
  ).rejects.toMatchObject({ status: 409 });
  const wished = await partner.api.associations.requestEnd({
    id,
    ifMatch: association?.claimVersion as number,
    body: { reason: 'Done.' },
  });
  const task = (await reviewer.api.tasks.list({ kind: 'end-requested' })).items.find(
    (one) => one.claim?.id === claimId(ref),
  );
  await reviewer.api.tasks.decideEnd({
    id: task?.id as string,
    ifMatch: wished.version,
    body: { decision: 'end', reason: 'Agreed.' },
  });
  const ended = await partner.api.associations.read({ id });
  expect([ended.state, ended.allowedActions.some(({ allowed }) => allowed)]).toEqual(['ended', false]);
  await expect(partner.api.usage.list({ association: id })).resolves.toEqual({ items: [], nextCursor: null });
});

test('usage page by page, logged for the customer, and not for people who only manage people', async () => {
  const here = await scene.elsewhere();
  scene.clock.set('2020-12-01T10:00:00Z');
  await official(here, scene.a);
  const months = [];
  for await (const one of items(partner.api.usage.list, { limit: 2 }))
    if (one.customerName.startsWith('Customer')) months.push(one.month);
  expect(months).toEqual([...months].sort().reverse());
  // Usage is delivered for half a year more; what has not begun at the customer is neither shown nor logged.
  expect(months).toEqual(['2020-12-01']);
  const reads = await door(scene, here.tenantAdmin).api.tenant.usageReads({ limit: 200 });
  expect(reads.items.length).toBeGreaterThan(0);
  expect(reads.items.every((one) => one.fromMonth === '2020-12-01' && one.untilMonth === '2020-12-01')).toBe(
    true,
  );
  const of = async (instant: string): Promise<[string, boolean][]> => {
    scene.clock.set(instant);
    const association = (await partner.api.associations.list({})).items.find(
      (one) => one.customer.tenantId === here.tenantId,
    );
    const read = await partner.api.usage.list({ association: association?.id as string });
    return read.items.map((one) => [one.month, one.complete]);
  };
  // 2021 begins in Amsterdam an hour before it begins in UTC.
  expect(await of('2020-12-31T22:59:59Z')).toEqual([['2020-12-01', false]]);
  expect(await of('2020-12-31T23:00:00Z')).toEqual([
    ['2021-01-01', false],
    ['2020-12-01', true],
  ]);
  expect((await door(scene, here.tenantAdmin).api.tenant.usageReads({ limit: 1 })).items[0]).toMatchObject({
    untilMonth: '2021-01-01',
  });
  scene.clock.set('2020-12-01T10:00:00Z');
  const accountAdmin = {
    ...scene.a.admin,
    grants: [{ role: 'account-admin' as const, locationId: null, programme: null, maySubmit: false }],
  };
  await expect(door(scene, accountAdmin).api.usage.list()).rejects.toMatchObject({
    status: 403,
    code: 'role-missing',
  });
  expect((await reviewer.api.usage.list({ limit: 1 })).items).toHaveLength(1);
});

test('the bench decides for one, and each reads its own reason', async () => {
  const here = await scene.elsewhere();
  const first = await official(here, scene.a);
  const second = await underReview(here, scene.b);
  const rival = door(scene, scene.b.admin);
  const find = async (who: Door, ref = second): Promise<string> =>
    (await who.api.arbitrations.list({ open: true })).items.find((one) =>
      one.parties.some((party) => party.claimId === claimId(ref)),
    )?.id as string;
  // Each side has an id of its own, with which no other side finds anything.
  const rivals = await find(rival);
  const id = await find(reviewer);
  const ids = [rivals, await find(partner, first), id];
  expect(new Set(ids).size).toBe(3);
  for (const [who, own] of [
    [rival, rivals],
    [partner, ids[1]],
    [reviewer, id],
  ] as const)
    for (const one of ids.filter((other) => other !== own))
      expect((await who.ask(`/v1/arbitrations/${one}`)).status).toBe(404);
  for (const [who, ref] of [
    [rival, second],
    [partner, first],
  ] as const) {
    const claim = await who.api.claims.read({ id: claimId(ref) });
    await who.api.arbitrations.answer({
      id: who === rival ? rivals : (ids[1] as string),
      ifMatch: claim.version,
      body: { text: `We at ${who === rival ? 'Havelaar IT' : 'KADE NINE CONSULTING'} did it.` },
    });
  }
  const bench = await reviewer.ask(`/v1/arbitrations/${id}`);
  const one = await reviewer.api.arbitrations.read({ id });
  // The bench knows the sides by letters alone: not even how they call their files.
  for (const told of [
    'Kade Nine',
    'Havelaar',
    'proof.pdf',
    scene.a.partnerId,
    scene.b.partnerId,
    'partner.example',
  ]) {
    expect(JSON.stringify(one)).not.toContain(told);
  }
  expect(
    one.parties.map((party) => [
      party.label,
      party.bench?.words.map(({ text }) => text),
      party.bench?.files.length,
    ]),
  ).toEqual([
    ['A', ['We at […] did it.'], 1],
    ['B', ['We at […] did it.'], 1],
  ]);
  const winner = one.parties.find((party) => party.claimId === claimId(second));
  await reviewer.api.arbitrations.decide({
    id,
    ifMatch: bench.headers.get('ETag') as string,
    body: {
      winnerLineId: winner?.lineId as string,
      reasons: one.parties.map((party) => ({
        lineId: party.lineId,
        text: party === winner ? 'Newer proof.' : 'Older proof.',
      })),
    },
  });
  expect(await rival.api.arbitrations.read({ id: rivals })).toMatchObject({
    state: 'answers-awaited',
    proposal: null,
    allowedActions: [],
  });
  const proposal = await senior.ask(`/v1/arbitrations/${id}`);
  const proposed = await senior.api.arbitrations.read({ id });
  expect(proposed).toMatchObject({
    proposal: { by: scene.reviewer.name, winnerLineId: winner?.lineId },
    parties: [{ partner: null }, { partner: null }],
  });
  expect(proposed.allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
    'confirm-arbitration',
    'return-arbitration',
  ]);
  expect((await reviewer.api.arbitrations.read({ id })).allowedActions.map(({ code }) => code)).toEqual([
    'arbitration-proposed',
    'role-missing',
    'role-missing',
  ]);
  const returned = await senior.api.arbitrations.giveBack({
    id,
    ifMatch: proposal.headers.get('ETag') as string,
    body: { reason: 'Which proof?' },
  });
  const again = await reviewer.api.arbitrations.read({ id });
  expect(again).toMatchObject({
    proposal: null,
    returned: { reason: 'Which proof?', by: scene.senior.name },
  });
  const reproposed = await reviewer.api.arbitrations.decide({
    id,
    ifMatch: returned.version,
    body: {
      winnerLineId: winner?.lineId as string,
      reasons: one.parties.map((party) => ({
        lineId: party.lineId,
        text: party === winner ? 'Newer proof.' : 'Older proof.',
      })),
    },
  });
  await senior.api.arbitrations.confirm({ id, ifMatch: reproposed.version, body: {} });
  expect((await rival.api.arbitrations.read({ id: rivals })).parties).toMatchObject([
    { outcome: 'won', reason: 'Newer proof.' },
  ]);
  const decided = await reviewer.api.arbitrations.read({ id });
  expect(decided.parties.flatMap((party) => party.bench?.files.map(({ name }) => name))).toEqual([
    'proof.pdf',
    'proof.pdf',
  ]);
  expect(decided.parties.map((party) => party.partner?.name).sort()).toEqual([
    'Havelaar IT',
    'Kade Nine Consulting',
  ]);
  expect(JSON.stringify(await rival.api.arbitrations.read({ id: rivals }))).not.toContain('Older proof');
});

test('keys and the sandbox', async () => {
  const owner = { ...scene.a.admin };
  await scene.look(
    `insert into member (id, side, partner_id, name, email, created_at) values ($1, 'partner', $2, $3, 'k@x.example', now())`,
    [owner.id, owner.partnerId, owner.name],
  );
  const made = await partner.api.apiKeys.create({
    body: { name: 'CRM', scopes: ['claims:read'] },
    idempotencyKey: 'key-1',
  });
  expect(made.key).toMatch(/^cpor_test_/);
  expect(
    await partner.api.apiKeys.create({
      body: { name: 'CRM', scopes: ['claims:read'] },
      idempotencyKey: 'key-1',
    }),
  ).toEqual({ ...made, key: null });
  expect((await partner.api.apiKeys.list()).items).toMatchObject([
    {
      id: made.id,
      madeBy: { name: owner.name },
      revokedAt: null,
    },
  ]);
  await partner.api.apiKeys.revoke({ id: made.id });
  const limited = door(scene, { ...owner, scopes: ['claims:read'], readOnly: true });
  await expect(limited.api.usage.list()).rejects.toMatchObject({ status: 403, code: 'scope-missing' });
  await expect(
    limited.api.claims.create({
      body: {
        locationId: sharedIdOf('location', scene.a.locationId),
        customerTenantId: 'x',
        solutionArea: 'x',
        activities: ['x'],
      },
    }),
  ).rejects.toMatchObject({ code: 'read-only-key' });

  const before = await partner.api.sandbox.readClock();
  const after = await partner.api.sandbox.advanceClock({ body: { businessDays: 1, country: 'NL' } });
  expect([before.now.slice(0, 10), after.now.slice(0, 10)]).toEqual(['2020-12-01', '2020-12-02']);
  const elsewhere = door({ ...scene, services: { ...scene.services, sandbox: false } }, owner);
  await expect(elsewhere.api.sandbox.readClock()).rejects.toMatchObject({ status: 404 });
  await expect(elsewhere.api.sandbox.advanceClock({ body: { businessDays: 1 } })).rejects.toMatchObject({
    status: 404,
  });
});
