import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWindow, notices } from '../../test/acts.ts';
import { makeScene, type Scene } from '../../test/scene.ts';
import type { ClaimRef } from '../actions/run/context.ts';
import { messageId, type MailOrigin } from '../mail/message-id.ts';
import { takeBounce } from './take-bounce.ts';

let scene: Scene;
let ref: ClaimRef;
let notice: string;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
  ref = await inWindow(scene, scene.a);
  notice = (await notices(scene, ref)).find((row) => row.named)?.id as string;
});
afterAll(() => scene.close());

const returned = (origin: MailOrigin, status: string, action: string): string =>
  [
    'From: mailer-daemon@relay.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; it-manager@harbourseeds.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${messageId('localhost', origin)}`,
    '',
    'text',
    '--b--',
    '',
  ].join('\n');
const mine = (): MailOrigin => ({ kind: 'notice', tenantId: ref.tenantId, id: notice });
const round = async (): Promise<string> =>
  (await scene.look<{ state: string }>('select state from consent_round where claim_id = $1', [ref.id]))[0]
    ?.state ?? '';

it('what is late is written down, what can never arrive pauses the window, once', async () => {
  expect(await takeBounce(scene.services, returned(mine(), '4.4.7', 'delayed'))).toBe('noted');
  expect(await round()).toBe('open');
  expect(await takeBounce(scene.services, returned(mine(), '5.1.1', 'failed'))).toBe('bounced');
  expect(await round()).toBe('paused');
  const before = await scene.look('select number from history where subject_id = $1', [ref.id]);
  expect(await takeBounce(scene.services, returned(mine(), '5.1.1', 'failed'))).toBe('bounced');
  expect(await scene.look('select number from history where subject_id = $1', [ref.id])).toEqual(before);
});

it('other mails, other tenants and other programs change nothing', async () => {
  expect(await takeBounce(scene.services, returned({ ...mine(), kind: 'job' }, '5.1.1', 'failed'))).toBe(
    'other-mail',
  );
  expect(
    await takeBounce(
      scene.services,
      returned({ ...mine(), tenantId: scene.otherTenantId }, '5.1.1', 'failed'),
    ),
  ).toBe('not-ours');
  expect(await takeBounce(scene.services, 'Subject: hello\n\nhello')).toBe('not-ours');
});
