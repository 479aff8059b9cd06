import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, underReview } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { noticeDelivered } from '../../actions/consent/deliver-notice.ts';
import { deliverMail, type Delivering } from '../../jobs/deliver-mail.ts';
import { makeRunner } from '../../jobs/run-jobs.ts';
import { mailboxMailer } from '../../ports/mail.ts';
import { makeApp } from '../app.ts';
import { mailboxPage } from './mailbox-page.ts';

let scene: Scene;
let app: ReturnType<typeof makeApp>;
let ref: ClaimRef;

beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
  const { services } = scene;
  app = makeApp(services, async () => null, {
    budgets: null,
    mount: (kit) =>
      kit.app.route(
        '/mailbox',
        mailboxPage(services, { bounce: (notice) => noticeDelivered(services, notice, 'bounced') }),
      ),
  });
  ref = await underReview(scene, scene.a);
  await approve(scene, ref);
  const delivering: Delivering = {
    ...services,
    mailer: mailboxMailer(),
    noticeDelivered: (notice, outcome, also) => noticeDelivered(services, notice, outcome, also),
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
      owner: 'Fabrikam Cloud',
      claimUrl: () => 'http://localhost:8080',
    },
  };
  const runner = makeRunner({
    ...services,
    handlers: { mail: (job) => deliverMail(delivering, job) },
    onError: (error) => {
      throw error;
    },
  });
  while ((await runner.once()) > 0);
});
afterAll(() => scene.close());

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await app.request(path);
  return { status: response.status, text: await response.text() };
};
const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const linkTo = async (recipient: string): Promise<string> => {
  const { text } = await get(`/mailbox?to=${encodeURIComponent(recipient)}&q=gekoppeld`);
  return /href="(\/mailbox\/[0-9a-f-]+\/[0-9a-f-]+)"/.exec(text)?.[1] as string;
};

describe('the mailbox', () => {
  it('lists, finds and filters', async () => {
    const all = await get('/mailbox');
    expect(all.text).toContain('claims@partner.example');
    expect(all.text).toContain('it-manager@harbourseeds.example');
    const one = await get('/mailbox?to=claims%40partner.example');
    expect(one.text).toContain('claims@partner.example');
    expect(one.text).not.toContain('href="?to=it-manager');
    expect((await get('/mailbox?q=100%25_nothing')).text).toContain('No mail fits.');
    expect((await get('/mailbox?q=%3Cscript%3E')).text).not.toContain('<script>');
    expect((await get('/mailbox?before=nonsense')).status).toBe(200);
  });

  it('shows a mail as text and in a frame that can run nothing, with a link that works', async () => {
    const { status, text } = await get(await linkTo('it-admin@harbourseeds.example'));
    expect(status).toBe(200);
    expect(text).toMatch(
      /<iframe\s+title="[^"]+"\s+style="height:\d+rem"\s+sandbox="allow-top-navigation-by-user-activation"\s+srcdoc="/,
    );
    expect(text).toMatch(/<a href="http:\/\/localhost:8080\/consent\/[\w-]{70}">/);
    expect(decoded(/srcdoc="([^"]*)"/.exec(text)?.[1] ?? '')).toContain('<base target="_top">');
    expect(text).toMatch(/Code: \d{6}/);
  });

  it('lets a notice come back', async () => {
    const mail = await linkTo('it-manager@harbourseeds.example');
    expect(
      (await app.request(`${mail}/bounce`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }))
        .status,
    ).toBe(404);
    expect((await app.request(`${mail}/bounce`, { method: 'POST' })).status).toBe(303);
    expect(await scene.look('select state from consent_round where claim_id = $1', [ref.id])).toEqual([
      { state: 'paused' },
    ]);
  });

  it.each([
    '/mailbox/x/y',
    '/mailbox/0197f3a0-0000-7000-8000-000000000001/0197f3a0-0000-7000-8000-000000000001',
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
    expect((await app.request(`${path}/bounce`, { method: 'POST' })).status).toBe(404);
  });
});
