import { describe, expect, it } from 'vitest';
import { readBounce } from './bounce.ts';
import { messageId, readMessageId } from './message-id.ts';

const origin = {
  kind: 'notice',
  tenantId: 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1',
  id: '0197f3a0-0000-7000-8000-000000000001',
} as const;
const host = 'cpor.example.com';

function notification(more: { status?: string; action?: string; id?: string; type?: string } = {}): string {
  return [
    'From: Mail Delivery System <mailer-daemon@relay.example>',
    'To: cpor@example.com',
    'Subject: Undelivered mail',
    'MIME-Version: 1.0',
    `Content-Type: ${more.type ?? 'multipart/report; report-type=delivery-status;'}`,
    '\tboundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    'Final-Recipient: rfc822; Jan@Harbourseeds.example',
    `Action: ${more.action ?? 'failed'}`,
    `Status: ${more.status ?? '5.1.1'}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID:\r\n ${more.id ?? messageId(host, origin)}`,
    'Subject: something',
    '',
    '--b--',
    '',
  ].join('\r\n');
}

describe('a returned mail', () => {
  it('names the notice and that it can never arrive', () => {
    expect(readBounce(notification(), host)).toEqual({
      origin,
      recipient: 'jan@harbourseeds.example',
      hard: true,
      status: '5.1.1',
    });
  });

  it.each([
    [{ status: '4.2.2', action: 'delayed' }],
    [{ status: '5.7.1' }],
    [{ status: '5.1.1', action: 'delayed' }],
  ])('%j is not hard', (more) => {
    expect(readBounce(notification(more), host)?.hard).toBe(false);
  });

  it.each([
    [{ id: '<someone@else.example>' }],
    [{ id: messageId('evil.example', origin) }],
    [{ type: 'multipart/mixed;' }],
  ])('%j is none of ours', (more) => expect(readBounce(notification(more), host)).toBeNull());

  it('is not fooled by an answer of a person that quotes the mail', () => {
    expect(
      readBounce(
        `From: jan@x.example\r\nContent-Type: text/plain\r\n\r\n> Message-ID: ${messageId(host, origin)}\r\n> Status: 5.1.1\r\n`,
        host,
      ),
    ).toBeNull();
  });
});

it('Message-IDs are read back', () => {
  expect(readMessageId(host, messageId(host, origin))).toEqual(origin);
  expect(
    readMessageId(host, messageId(host, { ...origin, kind: 'job' }, '0197f3a0-0000-7000-8000-0000000000aa')),
  ).toEqual({ ...origin, kind: 'job' });
});
