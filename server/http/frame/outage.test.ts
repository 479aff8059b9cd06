/** While the database or the file store is away everybody is told so, and when to come back: every operation, and the customer's page. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft } from '../../../test/acts.ts';
import { pdf } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { agree } from '../../actions/consent/agree.ts';
import { makeToken } from '../../actions/consent/consent-link.ts';
import type { Services } from '../../actions/run/context.ts';
import { FilesUnavailable, folderStore } from '../../ports/files.ts';
import { OutcomeUnknown } from '../../store/postgres/tx.ts';
import { makeApp } from '../app.ts';
import { consentPage } from '../consent/consent-page.ts';
import { idOf } from './ids.ts';
import { isOpen } from './operation.ts';
import type { Kit } from './serve.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
const without = (error: Error): Services => ({
  ...scene.services,
  db: { ...scene.services.db, transact: () => Promise.reject(error) },
});

interface Built {
  app: ReturnType<typeof makeApp>;
  kit: Kit;
}
function build(services: Services, identified: 'fails' | 'partner'): Built {
  let kit: Kit | undefined;
  const identify = async (): Promise<unknown> => {
    if (identified === 'fails') throw lost;
    return { actor: scene.a.admin, session: null };
  };
  const app = makeApp(services, identify as unknown as Kit['identify'], {
    budgets: null,
    mount(made) {
      kit = made;
      const acts = {
        agree,
        refuse: agree,
        notMe: agree,
        askQuestion: agree,
        undoDecision: agree,
        endAssociation: agree,
      };
      made.app.route(
        '/consent',
        consentPage(services, { acts: acts as never, owner: 'Fabrikam', limits: null }),
      );
    },
  });
  return { app, kit: kit as Kit };
}

test('whoever is signed in, for every operation', async () => {
  const { app, kit } = build(without(lost), 'fails');
  const closed = kit.served.filter(({ spec }) => !isOpen(spec));
  expect(closed.length).toBeGreaterThan(80);
  for (const { method, spec } of closed) {
    const path = spec.path.replaceAll(/\{\w+\}/g, 'x');
    const answer = await app.request(path, { method });
    expect([path, answer.status, answer.headers.get('Retry-After')]).toEqual([path, 503, '2']);
    expect(await answer.json()).toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('Nothing was written'),
    });
  }
});

test('a commit whose answer was lost is not called undone', async () => {
  const { app } = build(without(new OutcomeUnknown(lost)), 'partner');
  const answer = await app.request('/v1/claims');
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'outcome-unknown']);
});

test('a customer reads a page, in their language, and nothing was recorded', async () => {
  const { app } = build(without(lost), 'partner');
  const token = makeToken(scene.services.secret, { tenantId: scene.tenantId, noticeId: scene.otherTenantId });
  const dutch = await app.request(`/consent/${token}`, { headers: { 'accept-language': 'nl' } });
  expect([dutch.status, dutch.headers.get('Retry-After'), dutch.headers.get('Content-Type')]).toEqual([
    503,
    '10',
    'text/html; charset=utf-8',
  ]);
  expect(await dutch.text()).toContain('Er is niets vastgelegd');
  const posted = await app.request(`/consent/${token}?lang=en`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'refuse' }),
  });
  expect([posted.status, (await posted.text()).includes('Nothing has been recorded')]).toEqual([503, true]);
});

test('a file store that is full or away: uploads and downloads are told, and it is not ready', async () => {
  const ref = await draft(scene, scene.a);
  const away = (): Promise<never> => Promise.reject(new FilesUnavailable('no space left on device'));
  const files = { ...scene.services.files, put: away, read: away, check: away };
  const { app } = build({ ...scene.services, files }, 'partner');
  const body = new FormData();
  body.append('note', 'signed');
  body.append('file', pdf(), 'proof.pdf');
  const claim = `/v1/claims/${idOf('claim', ref.tenantId, ref.id)}`;
  const upload = await app.request(`${claim}/files`, { method: 'POST', body });
  expect([upload.status, upload.headers.get('Retry-After')]).toEqual([503, '2']);
  const { items } = (await (await app.request(`${claim}/files`)).json()) as { items: { id: string }[] };
  const download = await app.request(`${claim}/files/${items[0]?.id}/content`);
  expect(download.status).toBe(503);
  const ready = await app.request('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('no space left')]);
});

test('a folder that cannot be used is an outage; one file that is gone is not', async () => {
  const nowhere = folderStore('/proc/opencpor/files');
  await expect(nowhere.check(AbortSignal.timeout(2000))).rejects.toBeInstanceOf(FilesUnavailable);
  const key = `${scene.tenantId}/${scene.otherTenantId}`;
  await expect(nowhere.read(key)).rejects.toBeInstanceOf(FilesUnavailable);
  await expect(scene.services.files.read(key)).rejects.not.toBeInstanceOf(FilesUnavailable);
});
