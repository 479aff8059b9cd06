import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve, contactOf, draft, inWindow, notices, submitted, underReview } from '../../test/acts.ts';
import { administrator } from '../../test/administration.ts';
import { makeScene, plain, type Scene } from '../../test/scene.ts';
import { agree } from '../actions/consent/agree.ts';
import { sweep } from '../actions/operations/sweep.ts';
import { approveMailText } from '../actions/programme/approve-mail-text.ts';
import { changeReason } from '../actions/programme/change-reason.ts';
import { noticeDelivered } from '../actions/consent/deliver-notice.ts';
import { draftMailText } from '../actions/programme/draft-mail-text.ts';
import { requestInformation } from '../actions/review/request-information.ts';
import { builtInReasons } from '../../rules/programme/reason-text.ts';
import { makeToken, sixDigitCode } from '../actions/consent/consent-link.ts';
import { readNotice } from '../actions/consent/read-notice.ts';
import { programVersion } from '../mail/program-version.ts';
import { restoreWords, sha256 } from '../mail/sent-words.ts';
import { newUuid, systemRandom } from '../ports/random.ts';
import { readLoad, type Load } from '../store/postgres/health.ts';
import type { Mailer, MailResult, OutgoingMail } from '../ports/mail.ts';
import { deliverMail, mailsAtOnce, type Delivering } from './deliver-mail.ts';
import { makeRunner, type RelayChange, type Runner } from './run-jobs.ts';

let scene: Scene;
let sent: OutgoingMail[];
let answer: (mail: OutgoingMail) => MailResult;
let errors: Error[];
let runner: Runner;
let delivering: Delivering;

const yes: MailResult = { accepted: true, answer: '250 ok' };
const down: MailResult = {
  accepted: false,
  permanent: false,
  trouble: 'relay',
  kind: 'refused',
  answer: 'connect ECONNREFUSED',
};
const later: MailResult = {
  accepted: false,
  permanent: false,
  trouble: 'mail',
  answer: '450 4.2.0 greylisted',
};
const never: MailResult = { accepted: false, permanent: true, answer: '550 5.1.1 no such user' };

beforeEach(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
  sent = [];
  errors = [];
  answer = () => yes;
  const mailer: Mailer = {
    send: async (mail) => {
      const result = answer(mail);
      if (result.accepted) sent.push(mail);
      return result;
    },
    close: async () => undefined,
  };
  delivering = {
    ...scene.services,
    mailer,
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
      owner: 'Fabrikam Cloud',
      claimUrl: (_tenant, id) => `http://localhost:8080/claims/${id}`,
    },
    noticeDelivered: (notice, outcome, also) => noticeDelivered(scene.services, notice, outcome, also),
  };
  runner = fresh();
});
afterEach(() => scene.close());

function fresh(): Runner {
  return makeRunner({
    ...scene.services,
    handlers: { mail: (job) => deliverMail(delivering, job) },
    onError: (error) => errors.push(error),
    chance: () => 1,
  });
}

const jobs = (): Promise<
  { state: string; attempts: number; run_at: Date; last_error: string | null; template: string }[]
> =>
  scene.look(
    `select state, attempts, run_at, last_error, payload->>'template' as template from job where kind = 'mail' order by id`,
  );
const ahead = (ms: number): void =>
  scene.clock.set(Temporal.Instant.fromEpochMilliseconds(scene.clock.now() + ms).toString());

async function member(
  name: string,
  roles: string[],
  more: { conflict?: string; language?: string } = {},
): Promise<string> {
  const id = newUuid(systemRandom, Date.now());
  await scene.look(
    `insert into member (id, side, name, email, language, conflict_partner_ids, created_at) values ($1, 'owner', $2, $3, $4, $5, now())`,
    [
      id,
      name,
      `${name.toLowerCase()}@owner.example`,
      more.language ?? 'en',
      more.conflict ? [more.conflict] : [],
    ],
  );
  for (const role of roles)
    await scene.look(`insert into role_grant values ($1, $2, null, null, false, 'test', now())`, [id, role]);
  return id;
}

async function runAll(): Promise<void> {
  for (let count = await runner.once(); count > 0; count = await runner.once());
}

describe('delivering', () => {
  it('sends the partner his receipt, once, and keeps what the relay said', async () => {
    await submitted(scene, scene.a);
    await runAll();
    expect(sent.map((mail) => [mail.envelopeTo, mail.subject])).toEqual([
      ['claims@partner.example', expect.stringContaining('Submitted: Harbourseeds B.V.')],
    ]);
    expect(await jobs()).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(await scene.look('select template, recipient, outcome, relay_answer, at from mail')).toMatchObject(
      [
        {
          template: 'claim-submitted',
          recipient: 'claims@partner.example',
          outcome: 'accepted',
          relay_answer: '250 ok',
        },
      ],
    );
    await runAll();
    expect(sent).toHaveLength(1);
  });

  it('keeps the words, in which links and codes stand, only where there is no relay', async () => {
    await submitted(scene, scene.a);
    await runAll();
    await submitted(scene, scene.b, [{ itemId: 'teams' }]);
    delivering.mailer.keepsHere = true;
    await runAll();
    expect(
      await scene.look(
        'select body_text is not null as text, body_html is not null as html from mail order by body_text is not null',
      ),
    ).toEqual([
      { text: false, html: false },
      { text: true, html: true },
    ]);
  });

  it('starts the window with the relay’s yes, in the customer’s language, with a link and for trusted contacts a code', async () => {
    const ref = await underReview(scene, scene.a);
    await approve(scene, ref);
    await runAll();
    const asked = sent.filter((mail) => mail.messageId.startsWith('<notice.'));
    expect(asked.map((mail) => mail.envelopeTo).sort()).toEqual([
      'it-admin@harbourseeds.example',
      'it-manager@harbourseeds.example',
    ]);
    const rows = await notices(scene, ref);
    expect(asked.map((mail) => mail.messageId).sort()).toEqual(
      rows.map((row) => `<notice.${ref.tenantId}.${row.id}@localhost>`).sort(),
    );
    expect(
      asked.every(
        (mail) => mail.language === 'nl' && /http:\/\/localhost:8080\/consent\/[\w-]{70}/.test(mail.text),
      ),
    ).toBe(true);
    const code = (email: string): boolean =>
      /Code: \d{6}/.test(asked.find((mail) => mail.envelopeTo === email)?.text ?? '');
    expect([code('it-admin@harbourseeds.example'), code('it-manager@harbourseeds.example')]).toEqual([
      true,
      false,
    ]);
    expect(
      await scene.look('select state, ends_at from consent_round where claim_id = $1', [ref.id]),
    ).toEqual([{ state: 'open', ends_at: new Date('2020-12-23T23:00:00Z') }]);
    // The day is that of the delivery: told in the mail as what it would be, and so it became.
    expect(asked[0]?.text).toContain('wo 23 dec. 2020');
    expect(new Set(asked.map((mail) => mail.messageId)).size).toBe(2);
  });

  it('keeps the words with the notice without link and code, so that their sum can still be checked', async () => {
    const ref = await underReview(scene, scene.a);
    await approve(scene, ref);
    await runAll();
    const trusted = (await notices(scene, ref)).find((row) => row.trusted);
    const asked = sent.find((mail) => mail.envelopeTo === trusted?.email);
    const token = makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId: trusted?.id ?? '' });
    const code = sixDigitCode(scene.services.secret, trusted?.id ?? '');
    const outcome = await readNotice(scene.context(scene.tenantAdmin), {
      tenantId: ref.tenantId,
      id: trusted?.id ?? '',
    });
    const kept = outcome.ok ? outcome.value.mails?.[0] : undefined;
    expect(kept).toMatchObject({
      template: 'customer-notice',
      language: 'nl',
      subject: asked?.subject,
      textVersion: `program ${programVersion}`,
      textSha256: sha256(asked?.text ?? ''),
      htmlSha256: sha256(asked?.html ?? ''),
    });
    expect(kept?.words).toContain('http://localhost:8080/consent/{link}');
    expect(kept?.words).toContain('Code: {code}');
    expect(restoreWords(kept?.words ?? '', { token, code })).toBe(asked?.text);
    const [all] = await scene.look<{ rows: string }>(
      'select jsonb_agg(to_jsonb(m))::text as rows from mail m',
    );
    expect(all?.rows).not.toContain(token);
    expect(all?.rows).not.toContain(code);
    const partners = await readNotice(scene.context(scene.a.admin), {
      tenantId: ref.tenantId,
      id: trusted?.id ?? '',
    });
    expect(partners).toMatchObject({ ok: true, value: { mails: null } });
  });

  it('a hard bounce of the named contact pauses the round', async () => {
    const ref = await underReview(scene, scene.a);
    await approve(scene, ref);
    answer = (mail) => (mail.envelopeTo === 'it-manager@harbourseeds.example' ? never : yes);
    await runAll();
    expect(await scene.look('select state from notice where claim_id = $1 order by email', [ref.id])).toEqual(
      [{ state: 'accepted' }, { state: 'bounced' }],
    );
    expect(await scene.look('select state from consent_round where claim_id = $1', [ref.id])).toEqual([
      { state: 'paused' },
    ]);
    expect(sent.map((mail) => mail.subject).join()).toContain('cannot be reached');
    expect((await jobs()).every((job) => job.state === 'done')).toBe(true);
    expect(
      await scene.look(`select outcome from mail where recipient = 'it-manager@harbourseeds.example'`),
    ).toEqual([{ outcome: 'refused' }]);
  });

  describe('one business day before the end', () => {
    const reminders = (): OutgoingMail[] => sent.filter((mail) => /Herinnering|Reminder/.test(mail.subject));
    const named = 'it-manager@harbourseeds.example';

    it('reminds each who has not answered once, with the end, the link and who asks', async () => {
      await inWindow(scene, scene.a);
      scene.clock.set('2020-12-22T22:59:59Z');
      await sweep(scene.services);
      await runAll();
      expect(reminders()).toEqual([]);
      scene.clock.set('2020-12-22T23:00:01Z');
      for (const round of [1, 2]) {
        await sweep(scene.services);
        await runAll();
        expect([
          round,
          reminders()
            .map((mail) => mail.envelopeTo)
            .sort(),
        ]).toEqual([round, ['it-admin@harbourseeds.example', named]]);
      }
      expect(reminders().every((mail) => /consent\/[\w-]{70}/.test(mail.text))).toBe(true);
      expect(reminders()[0]?.text).toContain('wo 23 dec. 2020');
      expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(sent.length);
    });

    it('leaves out whoever answered, was not reached or is too late, also after the mail was written', async () => {
      const ref = await inWindow(scene, scene.a);
      scene.clock.set('2020-12-22T23:00:01Z');
      await sweep(scene.services);
      const notice = (await notices(scene, ref)).find(({ email }) => email === named);
      if (!notice) throw new Error('nobody was asked');
      await agree(
        scene.context(contactOf(scene, notice)),
        ref,
        { lineIds: null, code: null, confirmed: true },
        plain,
      );
      await runAll();
      expect(reminders().map((mail) => mail.envelopeTo)).toEqual(['it-admin@harbourseeds.example']);

      await inWindow(scene, scene.b, [{ itemId: 'teams' }]);
      sent = [];
      scene.clock.set('2020-12-30T23:00:01Z');
      await sweep(scene.services);
      scene.clock.set('2020-12-31T23:00:01Z');
      await runAll();
      expect(reminders()).toEqual([]);
    });
  });

  it('a notice taken back before it left is not sent', async () => {
    const ref = await underReview(scene, scene.a);
    await approve(scene, ref);
    await scene.look(`update notice set state = 'void' where claim_id = $1`, [ref.id]);
    await runAll();
    expect(sent.filter((mail) => mail.messageId.startsWith('<notice.'))).toEqual([]);
    expect((await jobs()).every((job) => job.state === 'done')).toBe(true);
  });

  it('goes to everybody at the desk who may, each under his own Message-ID, and after a failure only to those who lack it', async () => {
    const rita = await member('Rita', ['senior-reviewer']);
    const otto = await member('Otto', ['senior-reviewer'], { language: 'nl' });
    await member('Bea', ['senior-reviewer'], { conflict: scene.a.partnerId });
    await member('Fin', ['finance']);
    const ref = await submitted(scene, scene.a);
    await scene.look('delete from job');
    await job(ref.id, ref.tenantId, {
      template: 'overdue',
      recipient: { to: 'senior-reviewers' },
      claimId: ref.id,
      language: null,
      params: overdue,
    });
    answer = (mail) => (mail.envelopeTo === 'otto@owner.example' ? later : yes);
    await runner.once();
    expect(sent.map((mail) => mail.envelopeTo)).toEqual(['rita@owner.example']);
    expect(await jobs()).toMatchObject([{ state: 'waiting', last_error: '450 4.2.0 greylisted' }]);
    answer = () => yes;
    ahead(60_000);
    await runAll();
    expect(sent.map((mail) => [mail.envelopeTo, mail.language])).toEqual([
      ['rita@owner.example', 'en'],
      ['otto@owner.example', 'nl'],
    ]);
    const [{ id }] = (await scene.look<{ id: string }>('select id from job')) as [{ id: string }];
    expect(sent.map((mail) => mail.messageId)).toEqual(
      [rita, otto].map((person) => `<job.${ref.tenantId}.${id}.${person}@localhost>`),
    );
    expect(await jobs()).toMatchObject([{ state: 'done' }]);
  });

  it('falls to the administrators where nobody holds the role, and is seen where there are none either', async () => {
    const ref = await submitted(scene, scene.a);
    await scene.look('delete from job');
    const message = {
      template: 'overdue',
      recipient: { to: 'senior-reviewers' },
      claimId: ref.id,
      language: null,
      params: overdue,
    };
    await job(ref.id, ref.tenantId, message);
    await runAll();
    expect(await jobs()).toMatchObject([{ state: 'failed', last_error: 'nobody holds the role' }]);
    await member('Paula', ['programme-admin']);
    await job(ref.id, ref.tenantId, message);
    await runAll();
    expect(sent.map((mail) => mail.envelopeTo)).toEqual(['paula@owner.example']);
  });

  it('the same row keeps its Message-ID when the program dies between the relay’s yes and its own commit', async () => {
    const ref = await submitted(scene, scene.a);
    const first = fresh();
    const real = delivering.mailer.send;
    delivering.mailer.send = async (mail) => {
      await real(mail);
      throw new Error('killed');
    };
    await first.once();
    delivering.mailer.send = real;
    ahead(60_000);
    await runAll();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.messageId).toBe(sent[1]?.messageId);
    expect(await scene.look('select count(*)::int as n from mail where subject_id = $1', [ref.id])).toEqual([
      { n: 1 },
    ]);
  });
});

const overdue = {
  clock: 'review-start',
  due: {
    startedAt: '2020-12-01T10:00:00Z',
    startDate: '2020-12-01',
    zone: 'Europe/Amsterdam',
    calendarId: 'NL',
    calendarVersion: 1,
    rule: { amount: 5, unit: 'business-days' },
    lastDay: '2020-12-08',
    endsAt: '2020-12-08T23:00:00Z',
    skipped: [],
    beyondCoverage: false,
  },
};

async function job(claimId: string, tenantId: string, payload: object): Promise<void> {
  const now = new Date(scene.clock.now()).toISOString();
  await scene.look(
    `insert into job (tenant_id, id, kind, subject_kind, subject_id, payload, state, run_at, attempts, made_at) values ($1, $2, 'mail', 'claim', $3, $4, 'waiting', $5, 0, $5)`,
    [tenantId, newUuid(systemRandom, scene.clock.now()), claimId, JSON.stringify(payload), now],
  );
}

async function many(count: number): Promise<void> {
  const ref = await draft(scene, scene.a);
  await scene.look(
    `update claim set partner_contact = '{"name":"E. Sales","email":"claims@partner.example"}' where id = $1`,
    [ref.id],
  );
  for (let index = 0; index < count; index += 1) {
    await job(ref.id, ref.tenantId, {
      template: 'overdue',
      recipient: { to: 'partner-contact', claimId: ref.id },
      claimId: ref.id,
      language: null,
      params: overdue,
    });
  }
}

describe('a relay that is down', () => {
  it('is asked with one mail at a time, at most every half minute, and after its return everything leaves at once', async () => {
    await many(120);
    answer = () => down;
    let tries = 0;
    delivering.mailer.send = async (mail) => {
      tries += 1;
      const result = answer(mail);
      if (result.accepted) sent.push(mail);
      return result;
    };
    await runner.once();
    expect(tries).toBeLessThanOrEqual(5);
    // Two hours of outage, looked at every second of the first ten minutes.
    for (let second = 0; second < 600; second += 1) {
      ahead(1000);
      await runner.once();
    }
    expect(tries).toBeLessThan(60);
    ahead(2 * 3_600_000);
    await runner.once();
    answer = () => yes;
    const back = scene.clock.now();
    while (sent.length < 120 && scene.clock.now() < back + 61_000) {
      ahead(500);
      await runner.once();
    }
    expect(sent).toHaveLength(120);
    expect(scene.clock.now() - back).toBeLessThanOrEqual(60_000);
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(120);
    expect((await jobs()).every((row) => row.state === 'done')).toBe(true);
  });

  it('that refuses every single recipient for hours is found out too', async () => {
    await many(3);
    answer = () => later;
    for (let minute = 0; minute < 180; minute += 1) {
      ahead(60_000);
      await runner.once();
    }
    expect((await jobs()).every((row) => row.state === 'waiting')).toBe(true);
    answer = () => yes;
    const back = scene.clock.now();
    while (sent.length < 3 && scene.clock.now() < back + 61_000) {
      ahead(1000);
      await runner.once();
    }
    expect(sent).toHaveLength(3);
  });

  it('one mail that is put off lets the others pass and waits longer and longer, never dropped', async () => {
    await many(1);
    await submitted(scene, scene.b, [{ itemId: 'teams' }]);
    answer = (mail) => (mail.subject.includes('Submitted') ? later : yes);
    await runner.once();
    expect(sent).toHaveLength(1);
    const [put] = (await jobs()).filter((row) => row.template === 'claim-submitted');
    expect(put).toMatchObject({ state: 'waiting', attempts: 1, last_error: '450 4.2.0 greylisted' });
    expect((put as { run_at: Date }).run_at.getTime()).toBe(scene.clock.now() + 5000);
  });
});

describe('a relay that is dead', () => {
  it('is seen: told once when it goes and once when it is back, and counted by the age of what waits', async () => {
    await many(1);
    const told: RelayChange[] = [];
    runner = makeRunner({
      ...scene.services,
      handlers: { mail: (job) => deliverMail(delivering, job) },
      onError: (error) => errors.push(error),
      onRelay: (change) => told.push(change),
      chance: () => 1,
    });
    answer = () => ({ ...down, kind: 'tls', answer: 'self-signed certificate' }) as MailResult;
    await scene.look(`delete from job where kind = 'read'`);
    // Jobs are made by the test's clock; their age is told by the database's.
    await scene.look(`update job set made_at = now() - interval '200 seconds'`);
    const load = (): Promise<Load> =>
      scene.services.db.transact({ side: 'system' }, { mode: 'read' }, readLoad);
    for (let second = 0; second < 200; second += 1) {
      ahead(1000);
      await runner.once();
    }
    expect(told).toEqual([{ up: false, trouble: 'tls', answer: 'self-signed certificate' }]);
    const seen = await load();
    expect(seen).toMatchObject({ jobs: [{ kind: 'mail', count: 1 }], relayTrouble: 'tls' });
    expect(seen.jobsLagSeconds).toBeGreaterThanOrEqual(200);
    answer = () => yes;
    ahead(60_000);
    await runAll();
    expect(told).toMatchObject([{ up: false }, { up: true }]);
    expect(await load()).toMatchObject({ jobs: [], jobsLagSeconds: 0, relayTrouble: null });
  });
});

it('many mails share transactions, each under its own Message-ID', async () => {
  await many(60);
  let opened = 0;
  const { db } = scene.services;
  delivering.db = {
    ...db,
    transact: ((...given: Parameters<typeof db.transact>) => {
      opened += 1;
      return db.transact(...given);
    }) as typeof db.transact,
  };
  runner = makeRunner({
    ...scene.services,
    handlers: { mail: (job) => deliverMail(delivering, job) },
    onError: (error) => errors.push(error),
    ...mailsAtOnce,
  });
  expect(await runner.once()).toBe(60);
  expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(60);
  // One to plan and one to write down for each group; alone they would be a hundred and twenty.
  expect(opened).toBeLessThanOrEqual(20);
});

it('what waits too long for a lane is given back, so that nobody sends what another has taken over', async () => {
  await many(3);
  const slow = makeRunner({
    ...scene.services,
    handlers: {
      mail: async (job) => {
        ahead(31_000);
        return deliverMail(delivering, job);
      },
    },
    onError: (error) => errors.push(error),
    lanes: 1,
  });
  expect(await slow.once()).toBe(1);
  expect(
    await scene.look(`select attempts, leased_until from job where state = 'waiting' and kind = 'mail'`),
  ).toEqual(Array.from({ length: 2 }, () => ({ attempts: 0, leased_until: null })));
});

describe('several programs at once', () => {
  it('deliver each mail once', async () => {
    await many(60);
    const programs = [fresh(), fresh(), fresh()];
    const round = async (): Promise<number> =>
      (await Promise.all(programs.map((one) => one.once()))).reduce((a, b) => a + b);
    // Of those that look at the same moment one gets the mails; the others look again.
    while ((await round()) > 0);
    expect(sent).toHaveLength(60);
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(60);
  });

  it('take over what a dead one had leased, after the lease', async () => {
    await many(1);
    await scene.look(`update job set leased_until = $1`, [
      new Date(scene.clock.now() + 120_000).toISOString(),
    ]);
    expect(await runner.once()).toBe(0);
    ahead(120_001);
    expect(await runner.once()).toBe(1);
  });
});

it('a mail this program cannot write is kept, and the failure told', async () => {
  const ref = await inWindow(scene, scene.a);
  await scene.look('delete from job');
  await job(ref.id, ref.tenantId, {
    template: 'from-the-future',
    recipient: { to: 'partner-contact', claimId: ref.id },
    claimId: ref.id,
    language: null,
    params: {},
  });
  expect(await runner.once()).toBe(0);
  expect(errors.map((error) => error.message)).toEqual(['there is no mail template from-the-future']);
  expect(await jobs()).toMatchObject([
    { state: 'waiting', last_error: 'there is no mail template from-the-future' },
  ]);
});

it('has the reasons and the text that are in force when it leaves', async () => {
  const done = (): { reply: { status: number; headers: Record<string, string>; body: string } } => ({
    reply: { status: 200, headers: {}, body: '' },
  });
  const ref = await underReview(scene, scene.a);
  await runAll();
  sent = [];
  const mail = { template: 'information-requested', language: 'en' };
  const text = { subject: '{subject} ({owner})', body: '{greeting}\n\n{letter}\n\nThank you, {partner}.' };
  await draftMailText(
    scene.context(administrator(scene), { ifMatch: 1 }),
    mail,
    { text, why: 'Kinder.' },
    done,
  );
  await requestInformation(
    scene.context(scene.reviewer),
    ref,
    { codes: ['missing-products'], comment: 'Page 2.' },
    plain,
  );
  // Written before either was in force, and sent after.
  await approveMailText(
    scene.context(administrator(scene, 'Other Person'), { ifMatch: 2 }),
    mail,
    { why: '' },
    done,
  );
  const reason = builtInReasons.information[
    'missing-products'
  ] as (typeof builtInReasons.information)[string];
  const texts = {
    ...reason,
    en: { title: 'Name it', text: 'A workload is not named.', remedy: 'Name each one.' },
  };
  await changeReason(
    scene.context(administrator(scene), { ifMatch: 1 }),
    { family: 'information', code: 'missing-products' },
    { texts, why: 'Shorter.' },
    done,
  );
  await runAll();
  expect(await scene.look(`select text_version from mail where template = 'information-requested'`)).toEqual([
    { text_version: 'own 2' },
  ]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toMatch(/More information needed by .* \(Fabrikam Cloud\)$/);
  expect(sent[0]?.text).toContain('A workload is not named.');
  expect(sent[0]?.text).toContain('Name each one.');
  expect(sent[0]?.text.trimEnd()).toMatch(
    /Thank you, Kade Nine Consulting\.\n\nFabrikam Cloud, programme for partners of record$/,
  );
  expect(errors).toEqual([]);
});
