/** The review desk over the API: letters before they are sent, work of those who are away, and who may not review. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { draft, rejected, submitted, underReview } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { deliverMail } from '../../jobs/deliver-mail.ts';
import type { MailSettings } from '../../jobs/plan-mail.ts';
import { lettersOf } from '../../jobs/write-letters.ts';
import type { Mailer, OutgoingMail } from '../../ports/mail.ts';
import type { Job } from '../../store/engine/jobs.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

const mail: MailSettings = {
  from: { name: 'Desk', address: 'desk@owner.example' },
  owner: 'Fabrikam Cloud',
  claimUrl: (tenantId, claimId) => `http://localhost:8080/claims/${idOf('claim', tenantId, claimId)}`,
};
let home: Scene;
let scene: Scene;
let reviewer: Door;
let senior: Door;
let other: Door;
beforeAll(async () => {
  home = await makeScene({ start: '2020-12-01T10:00:00Z' });
  home.services.letters = lettersOf({ ...home.services, mail });
  for (const { id, name, email, grants } of [home.reviewer, home.senior]) {
    await home.look(
      `insert into member (id, side, name, email, created_at) values ($1, 'owner', $2, $3, now())`,
      [id, name, email],
    );
    await home.look(
      `insert into role_grant (member_id, role, granted_by, granted_at) values ($1, $2, 'test', now())`,
      [id, grants[0]?.role],
    );
  }
  [reviewer, senior, other] = [
    door(home, home.reviewer),
    door(home, home.senior),
    door(home, home.otherReviewer),
  ];
}, 60_000);
beforeEach(async () => {
  scene = await home.elsewhere();
});
afterAll(() => home.close());

const idOfClaim = (ref: ClaimRef): string => idOf('claim', ref.tenantId, ref.id);
const numbers = (list: { items: { id: string }[] }): string[] => list.items.map(({ id }) => id);

/** The mails that a claim's step left in the outbox, as they leave. */
async function sent(ref: ClaimRef): Promise<OutgoingMail[]> {
  const jobs = await scene.look<Job>(
    `select tenant_id as "tenantId", id, kind, subject_id as "claimId", payload, attempts from job
    where subject_id = $1 and kind = 'mail' and state = 'waiting' order by id`,
    [ref.id],
  );
  const mails: OutgoingMail[] = [];
  const mailer: Mailer = {
    keepsHere: true,
    send: async (one: OutgoingMail) => {
      mails.push(one);
      return { accepted: true, answer: '250' };
    },
    close: async () => undefined,
  };
  for (const job of jobs)
    await deliverMail({ ...scene.services, mail, mailer, noticeDelivered: async () => undefined }, job);
  return mails.toSorted((a, b) => a.subject.localeCompare(b.subject));
}

describe('the letter before it is sent', () => {
  test('is the very mail that leaves, and a dry run leaves nothing behind', async () => {
    const ref = await underReview(scene, scene.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
    await sent(ref);
    const claim = await reviewer.api.claims.read({ id: idOfClaim(ref) });
    const body = {
      lines: [
        {
          lineId: claim.lines[0]!.id,
          decision: 'approve' as const,
          evidence: 'Page 1 names Exchange Online.',
        },
        {
          lineId: claim.lines[1]!.id,
          decision: 'reject' as const,
          codes: ['missing-products'],
          evidence: 'Teams stands on no page.',
          remedy: 'A page that names Teams.',
        },
      ],
      comment: 'Thank you for the quick answer.',
    };
    const asked = { id: claim.id, ifMatch: claim.version, body };
    const preview = await reviewer.api.claims.decide({ ...asked, validateOnly: true });
    expect((await reviewer.api.claims.read({ id: claim.id })).version).toBe(claim.version);
    const decided = await reviewer.api.claims.decide(asked);
    expect(decided.letters).toBeUndefined();
    const letters = (await sent(ref)).filter(({ envelopeTo }) => envelopeTo === 'claims@partner.example');
    expect(
      preview.letters?.map(({ to, subject, text, language }) => ({ to, subject, text, language })),
    ).toEqual(
      letters.map(({ envelopeTo: to, subject, text, language }) => ({ to, subject, text, language })),
    );
    // One decision is one mail, whatever was decided of each line.
    expect(letters).toHaveLength(1);
    const [letter] = preview.letters?.map(({ text }) => text.replaceAll(/\s+/g, ' ')) ?? [];
    expect(letter).toMatch(
      /Exchange Online – Usage.*Rule: The proof of execution shows.*What the reviewer found: Page 1 names Exchange Online\./,
    );
    expect(letter).toMatch(
      /Rule: The proof does not name this workload or product\. What the reviewer found: Teams stands on no page\. What would change the result: A page that names Teams\./,
    );
    expect(letter).toMatch(/What the reviewer writes -+ > Thank you for the quick answer\./);
    const seen = await door(scene, scene.a.admin).api.claims.read({ id: claim.id });
    expect(seen.lines.map(({ evidence, remedy }) => [evidence, remedy])).toEqual([
      ['Page 1 names Exchange Online.', null],
      ['Teams stands on no page.', 'A page that names Teams.'],
    ]);
    const history = await door(scene, scene.a.admin).api.claims.history({ id: claim.id });
    expect(JSON.stringify(history.items.at(-1)?.changes)).toContain('Teams stands on no page.');
  });

  test('of a request says what would help for every reason, also where nobody wrote it', async () => {
    const ref = await underReview(scene, scene.a);
    const claim = await reviewer.api.claims.read({ id: idOfClaim(ref) });
    const body = {
      codes: ['missing-or-old-dates', 'missing-partner-service'],
      points: [
        { code: 'missing-partner-service', evidence: 'Page 1 lists licences only.' },
        { code: 'missing-or-old-dates', evidence: 'No date on page 2.' },
      ],
    };
    const preview = await reviewer.api.claims.requestInformation({
      id: claim.id,
      ifMatch: claim.version,
      validateOnly: true,
      body,
    });
    expect(preview.letters).toHaveLength(1);
    const text = preview.letters?.[0]?.text.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /What the reviewer found: No date on page 2\. What we need: Add proof with a dated signature.*Page 1 lists licences only\./,
    );
    expect(text).not.toContain('What the reviewer writes');
    const asked = await reviewer.api.claims.requestInformation({
      id: claim.id,
      ifMatch: claim.version,
      body,
    });
    const points = [
      { code: 'missing-or-old-dates', evidence: 'No date on page 2.', remedy: null },
      { code: 'missing-partner-service', evidence: 'Page 1 lists licences only.', remedy: null },
    ];
    expect(asked.openRequest).toMatchObject({ text: null, points });
    expect((await door(scene, scene.a.admin).api.claims.read({ id: claim.id })).openRequest).toMatchObject({
      text: null,
      points,
    });
  });

  test('is not shown for what would be refused', async () => {
    const ref = await underReview(scene, scene.a);
    const claim = await reviewer.api.claims.read({ id: idOfClaim(ref) });
    await expect(
      reviewer.api.claims.decide({
        id: claim.id,
        ifMatch: claim.version,
        validateOnly: true,
        body: { lines: [{ lineId: claim.lines[0]!.id, decision: 'reject' }] },
      }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('out of office', () => {
  const away = { from: '2020-12-01', until: '2020-12-04' };

  test('is said, shown to colleagues, warned of and taken back; what is wrong is told at once', async () => {
    expect(await other.api.me.absence()).toMatchObject({ absence: null });
    const wrong = other.api.me.setAbsence({
      body: {
        from: '2020-12-04',
        until: '2020-11-30',
        substituteId: sharedIdOf('member', home.otherReviewer.id),
      },
    });
    await expect(wrong).rejects.toMatchObject({
      status: 422,
      errors: [
        { code: 'absence-over', pointer: '/until' },
        { code: 'substitute-unknown', pointer: '/substituteId' },
      ],
    });
    expect(
      (
        await other.ask('/v1/me/absence', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ from: '2020-02-30', until: '2020-12-04', note: 'x' }),
        })
      ).status,
    ).toBe(400);
    const substitute = { id: sharedIdOf('member', home.reviewer.id), name: home.reviewer.name };
    const set = { body: { ...away, substituteId: substitute.id }, idempotencyKey: 'away-1' };
    expect(await other.api.me.setAbsence(set)).toMatchObject({ absence: { ...away, substitute } });
    expect(await other.api.me.setAbsence(set)).toMatchObject({ absence: { ...away, substitute } });
    const shown = (await senior.api.members.list()).items.find(
      ({ id }) => id === sharedIdOf('member', home.otherReviewer.id),
    );
    expect(shown?.absence).toEqual({ ...away, substitute });
    const ref = await submitted(scene, scene.a);
    const assigned = await senior.api.claims.assign({
      id: idOfClaim(ref),
      ifMatch: 3,
      body: { memberId: sharedIdOf('member', home.otherReviewer.id) },
    });
    expect(assigned.warnings).toMatchObject([
      { code: 'assignee-absent', pointer: '/memberId', params: { ...away, substitute: home.reviewer.name } },
    ]);
    // Whoever stands in is not away in the same time.
    await expect(
      reviewer.api.me.setAbsence({
        body: { ...away, substituteId: sharedIdOf('member', home.otherReviewer.id) },
      }),
    ).rejects.toMatchObject({ errors: [{ code: 'substitute-absent', pointer: '/substituteId' }] });
    const mine = numbers(await reviewer.api.reviewQueue.list({ assignee: 'covered', limit: 200 }));
    expect(mine).toContain(assigned.id);
    expect(numbers(await senior.api.reviewQueue.list({ assignee: 'absent', limit: 200 }))).toContain(
      assigned.id,
    );
    expect(numbers(await senior.api.reviewQueue.list({ assignee: 'covered', limit: 200 }))).toEqual([]);
    // What was begun is nobody else's; and with the absence the list is empty again.
    await reviewer.api.claims.startReview({ id: assigned.id, ifMatch: assigned.version, body: {} });
    expect(numbers(await reviewer.api.reviewQueue.list({ assignee: 'covered', limit: 200 }))).not.toContain(
      assigned.id,
    );
    expect(await other.api.me.endAbsence()).toMatchObject({ absence: null });
    expect(await other.api.me.endAbsence()).toMatchObject({ absence: null });
    expect(numbers(await senior.api.reviewQueue.list({ assignee: 'absent', limit: 200 }))).toEqual([]);
  });

  test('is for those who review, and closed to others and to keys that read', async () => {
    const auditor = door(home, home.auditor);
    for (const call of [
      () => auditor.api.me.absence(),
      () => auditor.api.me.setAbsence({ body: away }),
      () => auditor.api.me.endAbsence(),
    ]) {
      await expect(call()).rejects.toMatchObject({ status: 403, code: 'role-missing' });
    }
    await expect(door(home, home.a.admin).api.me.setAbsence({ body: away })).rejects.toMatchObject({
      status: 403,
    });
    const key = door(home, { ...home.reviewer, readOnly: true, scopes: ['reviews:read'] });
    expect(await key.api.me.absence()).toMatchObject({
      absence: null,
      allowedActions: [{ allowed: false, code: 'read-only-key' }, { allowed: false }],
    });
    await expect(key.api.me.setAbsence({ body: away })).rejects.toMatchObject({
      status: 403,
      code: 'read-only-key',
    });
    await expect(key.api.me.endAbsence()).rejects.toMatchObject({ status: 403, code: 'read-only-key' });
    expect(await home.look('select 1 from absence')).toEqual([]);
  });

  test('two at once leave one, and another body under the same key is refused', async () => {
    const outcomes = await Promise.all(
      ['2020-12-05', '2020-12-06'].map((until) => other.api.me.setAbsence({ body: { ...away, until } })),
    );
    expect(outcomes).toHaveLength(2);
    expect(await home.look('select 1 from absence')).toHaveLength(1);
    await other.api.me.setAbsence({ body: away, idempotencyKey: 'away-2' });
    await expect(
      other.api.me.setAbsence({ body: { ...away, until: '2020-12-09' }, idempotencyKey: 'away-2' }),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    await other.api.me.endAbsence();
  });
});

describe('the queue', () => {
  test('is filtered by what is asked, in the order of its clocks', async () => {
    const [one, two] = [
      await submitted(scene, scene.a),
      await underReview(scene, scene.b, [{ itemId: 'teams' }]),
    ];
    await draft(scene, scene.a, [{ itemId: 'intune' }]);
    const found = async (filter: Parameters<typeof reviewer.api.reviewQueue.list>[0]): Promise<string[]> => {
      const ids = numbers(await reviewer.api.reviewQueue.list({ limit: 200, ...filter }));
      return [one, two].map(idOfClaim).filter((id) => ids.includes(id));
    };
    const both = [idOfClaim(one), idOfClaim(two)];
    expect(await found({})).toEqual(both);
    expect(await found({ stage: ['submitted'] })).toEqual([both[0]]);
    expect(await found({ stage: ['under-review', 'disputed'] })).toEqual([both[1]]);
    expect(await found({ partner: sharedIdOf('partner', scene.b.partnerId) })).toEqual([both[1]]);
    expect(await found({ publicSector: true })).toEqual([]);
    expect(await found({ policy: 'cpor-2020-07', publicSector: false })).toEqual(both);
    expect(await found({ policy: 'cpor-2023-10' })).toEqual([]);
    expect(await found({ overdue: true })).toEqual([]);
    home.clock.set('2020-12-20T10:00:00Z');
    expect(await found({ overdue: true })).toEqual(both);
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await reviewer.api.reviewQueue.list({ overdue: true, limit: 1, cursor });
      pages.push(...numbers(page));
      cursor = page.nextCursor ?? undefined;
      if (!cursor) break;
    }
    expect(new Set(pages).size).toBe(pages.length);
    expect(both.every((id) => pages.includes(id))).toBe(true);
    home.clock.set('2020-12-01T10:00:00Z');
    expect((await reviewer.ask('/v1/review-queue?stage=editing')).status).toBe(400);
  });

  test('says which claims are closed to the reader, and so does the claim', async () => {
    const ref = await submitted(scene, scene.b);
    const partial = door(home, { ...home.reviewer, conflictPartnerIds: [home.b.partnerId] });
    const row = (await partial.api.reviewQueue.list({ limit: 200 })).items.find(
      ({ id }) => id === idOfClaim(ref),
    );
    expect(row?.conflict).toBe(true);
    const claim = await partial.api.claims.read({ id: idOfClaim(ref) });
    expect(claim.allowedActions.find(({ action }) => action === 'start-review')).toMatchObject({
      allowed: false,
      code: 'other-person-required',
      params: { because: 'belongs-to-the-partner' },
    });
    expect(
      (await reviewer.api.reviewQueue.list({ limit: 200 })).items.find(({ id }) => id === idOfClaim(ref))
        ?.conflict,
    ).toBe(false);
  });
});

test('who rejected is told beforehand that another person decides the dispute', async () => {
  const ref = await rejected(scene, scene.a);
  await scene.look(`update claim_line set rejected_by = $2 where claim_id = $1`, [ref.id, home.senior.id]);
  const partner = door(scene, scene.a.admin);
  const claim = await partner.api.claims.read({ id: idOfClaim(ref) });
  await partner.api.claims.dispute({
    id: claim.id,
    ifMatch: claim.version,
    body: { justification: 'See page 3.' },
  });
  const mine = await senior.api.claims.read({ id: claim.id });
  expect(mine.allowedActions.find(({ action }) => action === 'decide-claim')).toMatchObject({
    allowed: false,
    code: 'other-person-required',
    params: { because: 'rejected-it' },
  });
});
