import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactOf, factsOf, inWindow, notices, submitted, type NoticeRow } from '../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../test/scene.ts';
import { askQuestion } from '../actions/ask-question.ts';
import { makeToken, sixDigitCode } from '../actions/consent-link.ts';
import type { ClaimRef } from '../actions/context.ts';
import { noticeDelivered } from '../actions/deliver-notice.ts';
import { endAssociation } from '../actions/end-association.ts';
import { keep } from '../actions/keep.ts';
import { notMe } from '../actions/not-me.ts';
import { optOut } from '../actions/opt-out.ts';
import { sweep } from '../actions/sweep.ts';
import { undoDecision } from '../actions/undo-decision.ts';
import { withdrawClaim } from '../actions/withdraw-claim.ts';
import { makeApp } from './app.ts';
import { consentPage } from './consent-page.ts';
import { textsEn } from './consent/texts-en.ts';
import { textsNl } from './consent/texts-nl.ts';

let scene: Scene;
let app: ReturnType<typeof makeApp>;
let ref: ClaimRef;
let named: NoticeRow;
let trusted: NoticeRow;

beforeAll(async () => { scene = await makeScene({ start: '2020-12-16T10:00:00Z' }); });
afterAll(() => scene.close());
afterEach(() => scene.clock.set('2020-12-16T10:00:00Z'));

beforeEach(async () => {
  await scene.look('truncate claim, claim_line, line_key, claim_file, comment, history, consent_round, notice, deadline, task, association, arbitration_case, arbitration_party, job, event, mail cascade');
  app = makeApp(scene.services, async () => null, {
    budgets: null, mount: (kit) => kit.app.route('/consent', consentPage(scene.services, {
      acts: { keep, optOut, notMe, askQuestion, undoDecision, endAssociation }, owner: 'Fabrikam Cloud', limits: null,
    })),
  });
  ref = await inWindow(scene, scene.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
  const rows = await notices(scene, ref);
  named = rows.find((row) => row.named) as NoticeRow;
  trusted = rows.find((row) => row.trusted) as NoticeRow;
});

const link = (notice: { id: string }, tenantId = ref.tenantId): string => `/consent/${makeToken(scene.services.secret, { tenantId, noticeId: notice.id })}`;
const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await app.request(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

interface Form { act: string; action: string; fields: [string, string][]; lines: { value: string; label: string }[] }

/** The forms of a page as a browser would send them: ticked boxes and filled fields only. */
function formsOf(text: string): Form[] {
  return [...text.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, action = '', inner = '']) => {
    const fields: [string, string][] = [];
    const lines: Form['lines'] = [];
    for (const [input] of inner.matchAll(/<input[^>]*>/g)) {
      const attribute = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
      const kind = attribute('type');
      const name = attribute('name') ?? '';
      if (name === 'line') lines.push({ value: attribute('value') ?? '', label: '' });
      if ((kind === 'checkbox' || kind === 'radio') && !/ checked/.test(input)) continue;
      fields.push([name, attribute('value') ?? '']);
    }
    for (const [, name = '', value = ''] of inner.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)) fields.push([name, value]);
    return { act: fields.find(([name]) => name === 'act')?.[1] ?? '', action, fields, lines };
  });
}

async function send(path: string, form: Form | undefined, more: [string, string][] = [], headers: Record<string, string> = {}): Promise<{ status: number; text: string; location: string | null }> {
  if (!form) throw new Error('there is no such form');
  const given = new Set(more.map(([name]) => name));
  const body = new URLSearchParams([...form.fields.filter(([name]) => !given.has(name)), ...more]).toString();
  const response = await app.request(`${path}${form.action}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}

const form = (text: string, act: string): Form | undefined => formsOf(text).find((one) => one.act === act);
const confirm: [string, string] = ['confirm', 'yes'];

/** Everything that a decision could change. */
const state = async (): Promise<string> => JSON.stringify(await scene.look(
  `select (select jsonb_agg(to_jsonb(c) order by id) from claim c) as claims, (select jsonb_agg(to_jsonb(l) order by id) from claim_line l) as lines,
     (select jsonb_agg(to_jsonb(n) order by id) from notice n) as notices, (select count(*) from history) as history, (select count(*) from job) as jobs,
     (select jsonb_agg(to_jsonb(d) order by claim_id, kind, round, party) from deadline d) as deadlines`));
const consents = async (): Promise<string[]> =>
  (await scene.look<{ consent: string }>('select consent from claim_line where claim_id = $1 order by ordinal', [ref.id])).map((row) => row.consent);

describe('the page', () => {
  it.each([['nl', textsNl], ['en', textsEn]] as const)('says who asks, for what, until when and how that was found (%s)', async (language, texts) => {
    const { status, text, headers } = await get(`${link(named)}?lang=${language}`);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    for (const part of [
      'Kade Nine Consulting', 'Kade Nine Consulting HQ', 'E. Sales', 'claims@partner.example', 'Harbourseeds B.V.', 'Fabrikam Cloud', 'Exchange Online – Usage', 'Teams – Usage',
      '182', texts.howFound, texts.refuse.button, texts.seen, texts.refuse.intro, language === 'nl' ? 'wo 23 dec. 2020' : 'Wed 23 Dec 2020',
    ]) expect(text).toContain(part.replaceAll("'", '&#39;'));
    expect(text).toContain(language === 'nl' ? 'do 17 dec. 2020: dag 1' : 'Thu 17 Dec 2020: day 1');
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
    expect(text).not.toMatch(/undefined|\[object|<script| on\w+=|<img|https?:\/\//);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('speaks the customer’s language unless asked otherwise', async () => {
    expect((await get(link(named), { 'accept-language': 'en' })).text).toContain('<html lang="nl">');
  });

  it('stays under 30 kB with forty lines and a form that came back', async () => {
    const [line] = await scene.look<{ id: string }>('select id from claim_line where claim_id = $1 limit 1', [ref.id]);
    await scene.look(`insert into claim_line select tenant_id, gen_random_uuid(), claim_id, partner_id, 10 + n, item_kind, item_id, subscription_id, activity, kind, key || n, review, rejection_codes,
      rejection_text, rejected_by, rejected_at, dispute_until, final, disputed, consent, consent_by, round, consent_ends_at, association, evaluation, arbitration
      from claim_line, generate_series(1, 38) n where id = $1`, [line?.id]);
    const { text } = await get(link(named));
    expect(formsOf(text).find((one) => one.act === 'refuse')?.lines).toHaveLength(41);
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
  });

  it('every control has a label of its own, every id stands once', async () => {
    const { text } = await get(link(trusted));
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = new Set([...text.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id));
    const controls = [...text.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('type="hidden"'));
    for (const control of controls) expect(labels.has(/ id="([^"]+)"/.exec(control)?.[1])).toBe(true);
    expect(controls.filter((tag) => / checked| required/.test(tag))).toEqual([]);
  });

  it('asks for a code from trusted contacts only, and shows none', async () => {
    const page = await get(link(trusted));
    expect(page.text).toContain('name="code"');
    expect(page.text).not.toContain(sixDigitCode(scene.services.secret, trusted.id));
    expect((await get(link(named))).text).not.toContain('name="code"');
  });
});

describe('a scanner', () => {
  it('opens, asks for the head, and sends every form untouched: nothing changes', async () => {
    const before = await state();
    for (const notice of [named, trusted]) {
      const { text } = await get(link(notice));
      expect((await app.request(link(notice), { method: 'HEAD' })).status).toBe(200);
      expect(formsOf(text).map((one) => one.act).sort()).toEqual(['ask', 'keep', 'not-me', 'refuse']);
      for (const one of formsOf(text)) {
        const answer = await send(link(notice), one);
        expect(answer.status).toBe(422);
        expect(answer.text).toContain('role="alert"');
        expect(answer.text).toContain('<title>Fout: ');
        expect(answer.text).toMatch(/aria-invalid="true"/);
      }
      for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await app.request(link(notice), { method })).status).toBe(404);
      for (const query of ['?act=refuse&confirm=yes&line=all', '?done=refuse', '?done=keep']) {
        const { text: shown } = await get(`${link(notice)}${query}`);
        expect(shown).not.toContain('role="status"');
      }
    }
    expect(await state()).toBe(before);
  });

  it.each([['text/plain', 'act=refuse&line=all&confirm=yes'], ['application/json', '{"act":"refuse"}'], ['application/x-www-form-urlencoded', `act=refuse&line=all&confirm=yes&reason=${'x'.repeat(40_000)}`],
    ['application/x-www-form-urlencoded', 'act=burn&confirm=yes'], ['application/x-www-form-urlencoded', 'act=undo&confirm=yes'], ['application/x-www-form-urlencoded', `act=refuse&line=all&confirm=yes&reason=${'x'.repeat(2001)}`],
    ['application/x-www-form-urlencoded', 'act=refuse&line=lin_nonsense&confirm=yes']])('%s %s changes nothing', async (type, body) => {
    const before = await state();
    const response = await app.request(link(named), { method: 'POST', body, headers: { 'content-type': type } });
    expect(response.status).toBe(422);
    expect(await state()).toBe(before);
  });

  it('another site cannot send a form', async () => {
    const { text } = await get(link(named));
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      expect((await send(link(named), form(text, 'refuse'), [['line', 'all'], confirm], headers)).status).toBe(403);
    }
    expect(await consents()).toEqual(['open', 'open']);
  });
});

describe('deciding', () => {
  it('refuses all', async () => {
    const { text } = await get(link(named));
    const answer = await send(link(named), form(text, 'refuse'), [['line', 'all'], confirm, ['reason', 'We do not know them.']], { origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(303);
    expect(await consents()).toEqual(['refused', 'refused']);
    const after = await get(answer.location as string);
    expect(after.text).toContain(textsNl.done.refuse);
    expect(formsOf(after.text).map((one) => one.act)).toEqual(['ask']);
    expect(await scene.look(`select count(*)::int as n from history where claim_id = $1 and act = 'opt-out' and reason = 'We do not know them.'`, [ref.id])).toEqual([{ n: 1 }]);
  });

  it('refuses one and leaves the other', async () => {
    const { text } = await get(link(named));
    const refuse = form(text, 'refuse') as Form;
    expect((await send(link(named), refuse, [['line', refuse.lines[2]?.value as string], confirm])).status).toBe(303);
    expect(await consents()).toEqual(['open', 'refused']);
  });

  it('keeps what was chosen and written when something is missing', async () => {
    const { text } = await get(link(named));
    const refuse = form(text, 'refuse') as Form;
    const answer = await send(link(named), refuse, [['line', refuse.lines[1]?.value as string], ['reason', '<b>"Why"</b>']]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('&lt;b&gt;&quot;Why&quot;&lt;/b&gt;');
    expect(form(answer.text, 'refuse')?.fields.filter(([name]) => name === 'line')).toEqual([['line', refuse.lines[1]?.value]]);
    expect(answer.text).toContain(textsNl.errors['confirmation-required']);
    expect(answer.text).toContain('href="#refuse-confirm"');
  });

  it('accepts early with the code, five wrong ones lock it, refusing stays possible', async () => {
    const right = sixDigitCode(scene.services.secret, trusted.id);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let index = 0; index < 5; index += 1) {
      const { text } = await get(link(trusted));
      const answer = await send(link(trusted), form(text, 'keep'), [confirm, ['code', wrong]]);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(textsNl.errors['code-wrong']);
      expect(answer.text).not.toContain(`value="${wrong}"`);
    }
    const { text } = await get(link(trusted));
    expect(text).toContain(textsNl.keep.locked);
    expect(text).not.toContain('name="code"');
    const locked = await send(link(trusted), form(text, 'keep'), [confirm, ['code', right]]);
    expect(locked.status).toBe(409);
    expect(await consents()).toEqual(['open', 'open']);
    expect((await send(link(trusted), form(text, 'refuse'), [['line', 'all'], confirm])).status).toBe(303);
    expect(await consents()).toEqual(['refused', 'refused']);
  });

  it('with the right code it is official at once, and can be ended later', async () => {
    const { text } = await get(link(trusted));
    const code = sixDigitCode(scene.services.secret, trusted.id);
    const answer = await send(link(trusted), form(text, 'keep'), [confirm, ['code', `${code.slice(0, 3)} ${code.slice(3)}`]]);
    expect(answer.status).toBe(303);
    expect(await scene.look('select association from claim_line where claim_id = $1', [ref.id])).toEqual([{ association: 'official' }, { association: 'official' }]);
    // Within the window any contact may still refuse; afterwards it is offered as an end.
    expect(formsOf((await get(link(named))).text).map((one) => one.act)).toEqual(['refuse', 'ask']);
    scene.clock.set('2020-12-28T10:00:00Z');
    await sweep(scene.services);
    const later = await get(link(named));
    const end = form(later.text, 'end') as Form;
    expect((await send(link(named), end)).status).toBe(422);
    expect((await send(link(named), end, [['line', end.lines[0]?.value as string], confirm])).status).toBe(303);
    expect(await scene.look('select association from claim_line where claim_id = $1 order by ordinal', [ref.id])).toEqual([{ association: 'ended' }, { association: 'official' }]);
  });

  it('shows what the clock has made true, whether a job has written it or not', async () => {
    scene.clock.set('2020-12-24T00:00:00Z');
    const { text } = await get(link(named));
    expect(text).toContain('geregistreerd sinds do 24 dec. 2020, 00:00 (Amsterdam)');
    expect(formsOf(text).map((one) => one.act)).toEqual(['end', 'ask']);
  });

  it('a page that is behind is told, except when it refuses', async () => {
    const { text } = await get(link(trusted));
    const stale = await get(link(named));
    const refuse = form(text, 'refuse') as Form;
    expect((await send(link(trusted), refuse, [['line', refuse.lines[1]?.value as string], confirm])).status).toBe(303);
    const kept = await send(link(named), form(stale.text, 'keep'), [confirm]);
    expect(kept.status).toBe(409);
    expect(kept.text).toContain(textsNl.stale);
    expect((await send(link(named), form(kept.text, 'keep'), [confirm])).status).toBe(303);
    const behind = form(stale.text, 'refuse') as Form;
    expect((await send(link(named), behind, [['line', behind.lines[2]?.value as string], confirm])).status).toBe(303);
    expect(await consents()).toEqual(['refused', 'refused']);
  });

  it('refusing twice says that it is done', async () => {
    const { text } = await get(link(named));
    const refuse = form(text, 'refuse') as Form;
    await send(link(named), refuse, [['line', 'all'], confirm]);
    const again = await send(link(named), refuse, [['line', 'all'], confirm]);
    expect(again.status).toBe(409);
    expect(again.text).toContain(textsNl.errors['already-decided']);
  });
});

describe('not me, and a question', () => {
  it('passes the request on to a colleague; the old link is void', async () => {
    const { text } = await get(link(named));
    const answer = await send(link(named), form(text, 'not-me'), [['name', 'Els Bakker'], ['title', 'CIO'], ['email', 'els@harbourseeds.example'], confirm]);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(textsNl.passedOn.text);
    const gone = await get(link(named));
    expect(gone.status).toBe(410);
    expect(gone.text).toContain(textsNl.gone.text);
    expect((await notices(scene, ref)).map((row) => row.email)).toContain('els@harbourseeds.example');
    const waiting = await get(link(trusted));
    expect(waiting.status).toBe(200);
    expect(waiting.text).not.toContain('23 dec. 2020');
  });

  it('another address becomes a task, and the link stays', async () => {
    const { text } = await get(link(named));
    expect((await send(link(named), form(text, 'not-me'), [['name', 'Els'], ['title', ''], ['email', 'els@elsewhere.example'], confirm])).status).toBe(200);
    expect((await get(link(named))).status).toBe(200);
    expect(await scene.look('select kind from task')).toEqual([{ kind: 'replacement-contact' }]);
  });

  it('says at the field what is wrong with an address', async () => {
    const { text } = await get(link(named));
    const answer = await send(link(named), form(text, 'not-me'), [['name', ''], ['email', 'nonsense'], ['title', 'x'], confirm]);
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/id="not-me-email-error">[^<]+adres/);
    expect(answer.text).toMatch(/id="not-me-name-error">/);
    expect(answer.text).toMatch(/<details class="box screen" open>/);
  });

  it('takes a question', async () => {
    const { text } = await get(link(named));
    const answer = await send(link(named), form(text, 'ask'), [['text', 'Wat ziet deze partner precies?']]);
    expect(answer.status).toBe(303);
    expect((await get(answer.location as string)).text).toContain(textsNl.done.ask);
    expect(await scene.look('select visibility, text from comment')).toEqual([{ visibility: 'customer', text: 'Wat ziet deze partner precies?' }]);
  });
});

describe('undoing', () => {
  async function undoLink(): Promise<string> {
    factsOf(await optOut(scene.context(contactOf(scene, named)), ref, { lineIds: null, reason: null, confirmed: true }, plain));
    const rows = await scene.look<NoticeRow>(`select id, email, trusted, named from notice where purpose = 'undo' and email = $1`, [trusted.email]);
    return link(rows[0] as NoticeRow);
  }

  it('takes back a refusal, by a box and not by opening', async () => {
    const undo = await undoLink();
    const before = await state();
    const page = await get(undo);
    expect(page.text).toContain(textsNl.undo.intro.refused);
    expect(page.text).toContain('vr 18 dec. 2020');
    expect((await send(undo, form(page.text, 'undo'))).status).toBe(422);
    expect(await state()).toBe(before);
    const answer = await send(undo, form(page.text, 'undo'), [confirm]);
    expect(answer.status).toBe(303);
    expect(await consents()).toEqual(['open', 'open']);
    expect((await get(undo)).text).toContain(textsNl.undo.nothing);
  });

  it('is over after two business days', async () => {
    const undo = await undoLink();
    scene.clock.set('2020-12-19T00:00:00Z');
    const page = await get(undo);
    expect(page.text).toContain(textsNl.undo.over);
    expect(formsOf(page.text)).toEqual([]);
  });
});

describe('a link', () => {
  it('that is unknown, foreign or changed gets one answer', async () => {
    const nobody = '0197f3a0-0000-7000-8000-000000000001';
    const good = link(named);
    const paths = [
      link({ id: nobody }), link(named, scene.otherTenantId), `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`, `/consent/${'A'.repeat(70)}`, '/consent/x',
      `/consent/${makeToken('another secret that is long enough', { tenantId: ref.tenantId, noticeId: named.id })}`,
    ];
    const answers = await Promise.all(paths.map((path) => get(path)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.text).toContain(textsEn.unknown.text);
    for (const path of paths) expect((await app.request(path, { method: 'POST', body: 'act=refuse&line=all&confirm=yes', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(404);
  });

  it('of a withdrawn claim says what to do', async () => {
    factsOf(await withdrawClaim(scene.context(scene.a.admin), ref, { reason: 'A mistake' }, plain));
    const { status, text } = await get(`${link(named)}?lang=en`);
    expect(status).toBe(410);
    expect(text).toContain(textsEn.gone.text);
  });

  it('that bounced later shows the pause, and its holder can still refuse', async () => {
    await noticeDelivered(scene.services, { ...ref, claimId: ref.id, noticeId: named.id }, 'bounced');
    const { text } = await get(`${link(trusted)}?lang=en`);
    expect(text).toContain(textsEn.standing.paused);
    expect(text).not.toContain('Wed 23 Dec 2020');
    expect(formsOf(text).map((one) => one.act)).toEqual(['refuse', 'ask']);
  });
});

it('what the partner typed stands there as text', async () => {
  await scene.look('truncate claim cascade');
  ref = await submitted(scene, scene.a);
  await scene.look(`update claim set partner_contact = $2 where id = $1`, [ref.id, JSON.stringify({ name: '<script>x</script> see https://evil.example', email: 'a@b.example' })]);
  const next = await inWindow(scene, scene.b, [{ itemId: 'teams' }], { partnerContact: { name: '"><script>alert(1)</script> www.evil.example', email: 'a@b.example' } });
  const [row] = await notices(scene, next);
  const { text } = await get(link(row as NoticeRow));
  expect(text).not.toMatch(/<script|www\.evil|https:/);
});
