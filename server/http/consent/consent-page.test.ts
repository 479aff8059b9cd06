import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { factsOf, inWindow, notices, type NoticeRow } from '../../../test/acts.ts';
import { confirm, formOf, formsOf, visit, type Visit } from '../../../test/consent-visit.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { makeToken, sixDigitCode } from '../../actions/consent/consent-link.ts';
import { noticeDelivered } from '../../actions/consent/deliver-notice.ts';
import { makeLimits } from '../frame/limits.ts';
import { withdrawClaim } from '../../actions/claims/withdraw-claim.ts';
import { textsEn } from './page/texts-en.ts';
import { textsNl } from './page/texts-nl.ts';

let scene: Scene;
let v: Visit;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
});
afterAll(() => scene.close());
beforeEach(async () => {
  v = await visit(scene);
});

describe('the page', () => {
  it.each([
    ['nl', textsNl],
    ['en', textsEn],
  ] as const)('says who asks, for what, until when and how that was found (%s)', async (language, texts) => {
    const { status, text, headers } = await v.get(`${v.link(v.named)}?lang=${language}`);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    for (const part of [
      'Kade Nine Consulting',
      'Kade Nine Consulting HQ',
      'E. Sales',
      'claims@partner.example',
      'Harbourseeds B.V.',
      'Fabrikam Cloud',
      ...(language === 'nl'
        ? ['Exchange Online – Gebruik', 'Teams – Gebruik', 'twee werkdagen']
        : ['Exchange Online – Usage', 'Teams – Usage', 'two business days']),
      '182',
      texts.howFound,
      texts.refuse.button,
      texts.seen,
      texts.refuse.intro,
      language === 'nl' ? 'wo 23 dec. 2020' : 'Wed 23 Dec 2020',
    ])
      expect(text).toContain(part.replaceAll("'", '&#39;'));
    expect(text).toContain(language === 'nl' ? 'do 17 dec. 2020: dag 1' : 'Thu 17 Dec 2020: day 1');
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
    expect(text).not.toMatch(/undefined|\[object|<script| on\w+=|<img|https?:\/\//);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('speaks the customer’s language unless asked otherwise', async () => {
    expect((await v.get(v.link(v.named), { 'accept-language': 'en' })).text).toContain('<html lang="nl">');
  });

  it('stays under 30 kB with forty lines and a form that came back', async () => {
    const [line] = await scene.look<{ id: string }>('select id from claim_line where claim_id = $1 limit 1', [
      v.ref.id,
    ]);
    await scene.look(
      `insert into claim_line select tenant_id, gen_random_uuid(), claim_id, partner_id, 10 + n, item_kind, item_id, subscription_id, activity, kind, key || n, review, rejection_codes,
      rejection_text, rejected_by, rejected_at, dispute_until, final, disputed, consent, consent_by, round, consent_ends_at, association, evaluation, arbitration
      from claim_line, generate_series(1, 38) n where id = $1`,
      [line?.id],
    );
    const { text } = await v.get(v.link(v.named));
    expect(formsOf(text).find((one) => one.act === 'refuse')?.lines).toHaveLength(41);
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
  });

  it('every control has a label of its own, every id stands once', async () => {
    const { text } = await v.get(v.link(v.trusted));
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = new Set([...text.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id));
    const controls = [...text.matchAll(/<(?:input|textarea)[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('type="hidden"'));
    for (const control of controls) expect(labels.has(/ id="([^"]+)"/.exec(control)?.[1])).toBe(true);
    expect(controls.filter((tag) => / checked| required/.test(tag))).toEqual([]);
  });

  it('asks for a code from v.trusted contacts only, and shows none', async () => {
    const page = await v.get(v.link(v.trusted));
    expect(page.text).toContain('name="code"');
    expect(page.text).not.toContain(sixDigitCode(scene.services.secret, v.trusted.id));
    expect((await v.get(v.link(v.named))).text).not.toContain('name="code"');
  });
});

describe('a scanner', () => {
  it('opens, asks for the head, and sends every form untouched: nothing changes', async () => {
    const before = await v.state();
    for (const notice of [v.named, v.trusted]) {
      const { text } = await v.get(v.link(notice));
      expect((await v.app.request(v.link(notice), { method: 'HEAD' })).status).toBe(200);
      expect(
        formsOf(text)
          .map((one) => one.act)
          .sort(),
      ).toEqual(['agree', 'ask', 'not-me', 'refuse']);
      for (const one of formsOf(text)) {
        const answer = await v.send(v.link(notice), one);
        expect(answer.status).toBe(422);
        expect(answer.text).toContain('role="alert"');
        expect(answer.text).toContain('<title>Fout: ');
        expect(answer.text).toMatch(/aria-invalid="true"/);
      }
      for (const method of ['PUT', 'DELETE', 'PATCH'])
        expect((await v.app.request(v.link(notice), { method })).status).toBe(404);
      for (const query of ['?act=refuse&confirm=yes&line=all', '?done=refuse', '?done=agree']) {
        const { text: shown } = await v.get(`${v.link(notice)}${query}`);
        expect(shown).not.toContain('role="status"');
      }
    }
    expect(await v.state()).toBe(before);
  });

  it.each([
    ['text/plain', 'act=refuse&line=all&confirm=yes'],
    ['application/json', '{"act":"refuse"}'],
    ['application/x-www-form-urlencoded', `act=refuse&line=all&confirm=yes&reason=${'x'.repeat(40_000)}`],
    ['application/x-www-form-urlencoded', 'act=burn&confirm=yes'],
    ['application/x-www-form-urlencoded', 'act=undo&confirm=yes'],
    ['application/x-www-form-urlencoded', `act=refuse&line=all&confirm=yes&reason=${'x'.repeat(2001)}`],
    ['application/x-www-form-urlencoded', 'act=refuse&line=lin_nonsense&confirm=yes'],
  ])('%s %s changes nothing', async (type, body) => {
    const before = await v.state();
    const response = await v.app.request(v.link(v.named), {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    expect(response.status).toBe(422);
    expect(await v.state()).toBe(before);
  });

  it('another site cannot send a form', async () => {
    const { text } = await v.get(v.link(v.named));
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }] as Record<
      string,
      string
    >[]) {
      expect(
        (await v.send(v.link(v.named), formOf(text, 'refuse'), [['line', 'all'], confirm], headers)).status,
      ).toBe(403);
    }
    expect(await v.consents()).toEqual(['open', 'open']);
  });
});

describe('a link', () => {
  it('that is unknown, foreign or changed gets one answer', async () => {
    const nobody = '0197f3a0-0000-7000-8000-000000000001';
    const good = v.link(v.named);
    const paths = [
      v.link({ id: nobody }),
      v.link(v.named, scene.otherTenantId),
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      `/consent/${'A'.repeat(70)}`,
      '/consent/x',
      `/consent/${makeToken('another secret that is long enough', { tenantId: v.ref.tenantId, noticeId: v.named.id })}`,
    ];
    const answers = await Promise.all(paths.map((path) => v.get(path)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.text).toContain(textsEn.unknown.text);
    for (const path of paths)
      expect(
        (
          await v.app.request(path, {
            method: 'POST',
            body: 'act=refuse&line=all&confirm=yes',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          })
        ).status,
      ).toBe(404);
  });

  it('of a withdrawn claim says what to do', async () => {
    factsOf(await withdrawClaim(scene.context(scene.a.admin), v.ref, { reason: 'A mistake' }, plain));
    const { status, text } = await v.get(`${v.link(v.named)}?lang=en`);
    expect(status).toBe(410);
    expect(text).toContain(textsEn.gone.why.withdrawn);
  });

  it('that bounced later shows the pause, and its holder can still refuse', async () => {
    await noticeDelivered(scene.services, { ...v.ref, claimId: v.ref.id, noticeId: v.named.id }, 'bounced');
    const { text } = await v.get(`${v.link(v.trusted)}?lang=en`);
    expect(text).toContain(textsEn.standing.paused);
    expect(text).not.toContain('Wed 23 Dec 2020');
    expect(formsOf(text).map((one) => one.act)).toEqual(['refuse', 'ask']);
  });
});

it('what the partner typed stands there as text', async () => {
  await scene.look('truncate claim cascade');
  const partnerContact = {
    name: '"><script>alert(1)</script> www.evil.example',
    email: 'a@partner-b.example',
  };
  const [row] = await notices(
    scene,
    await inWindow(scene, scene.b, [{ itemId: 'teams' }], { partnerContact }),
  );
  const { status, text } = await v.get(v.link(row as NoticeRow));
  expect(status).toBe(200);
  expect(text).toContain('a@partner-b.example');
  expect(text).not.toMatch(/<script|www\.evil|https:/);
});

describe('a limit, and a wrong address', () => {
  it('counts by link, answers with its own page in the reader’s language, and never stops a refusal', async () => {
    const limited = await visit(
      scene,
      makeLimits(() => 0),
    );
    const link = `${limited.link(limited.named)}?lang=nl`;
    const page = (await limited.get(link)).text;
    for (let turn = 0; turn < 60; turn += 1) await limited.get(link);
    const busy = await limited.get(link);
    expect(busy.status).toBe(429);
    expect(busy.headers.get('content-type')).toContain('text/html');
    expect(busy.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(busy.text).toContain(textsNl.busy.title);
    // A colleague behind the same address is not kept out, and the refusal of a valid link gets through.
    expect((await limited.get(limited.link(limited.trusted))).status).toBe(200);
    const denial = await limited.send(limited.link(limited.named), formOf(page, 'refuse'), [
      ['line', 'all'],
      confirm,
    ]);
    expect(denial.status).toBe(303);
    expect(await limited.consents()).toEqual(['refused', 'refused']);
  });

  it.each(['', '/', '/x', '/x/y', '/consent/z/'])('/consent%s is a page, not JSON', async (path) => {
    for (const language of ['nl', 'en'] as const) {
      const answer = await v.get(`/consent${path}`, { 'accept-language': language });
      expect(answer.status).toBe(path === '' || path === '/' ? 200 : 404);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.text).toContain(`<html lang="${language}">`);
    }
    expect((await v.get(`${v.link(v.named)}/`)).headers.get('content-type')).toContain('text/html');
  });

  it('every page says who asks, how to check it, and what becomes of the reader’s data', async () => {
    for (const path of [v.link(v.named), '/consent', '/consent/wrong'])
      for (const part of [
        'Fabrikam Cloud B.V.',
        '+31 20 000 00 00',
        'localhost:8080/consent',
        '84 maanden',
        'privacy@fabrikam.example',
      ])
        expect((await v.get(`${path}?lang=nl`)).text).toContain(part);
  });

  it('a form that is too long is told as that', async () => {
    const form = formOf((await v.get(`${v.link(v.named)}?lang=en`)).text, 'ask');
    const answer = await v.send(v.link(v.named), form, [['text', 'x'.repeat(40_000)]]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(textsEn.errors['value-too-long']);
  });
});
