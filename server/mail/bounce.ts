/**
 * A delivery status notification (RFC 3464) that came back after the relay had accepted a mail. The operator's mail system
 * hands it over as it is; nothing is believed but the status and the Message-ID, which nobody can guess.
 */
import { readMessageId, type MailOrigin } from './message-id.ts';

export interface Bounce {
  /** Which of our mails it is about. */
  origin: MailOrigin;
  recipient: string | null;
  /** Never deliverable: class 5 and not a matter of policy (RFC 3463). */
  hard: boolean;
  status: string;
}

const atMost = 256 * 1024;

/** null when it is no such notification, or not about a mail of ours. */
export function readBounce(raw: string, host: string): Bounce | null {
  const message = unfold(raw.slice(0, atMost));
  if (!/^content-type:\s*multipart\/report\b.*report-type\s*=\s*"?delivery-status/im.test(message))
    return null;
  const origin = [
    ...message.matchAll(/^(?:message-id|references|in-reply-to|x-original-message-id):(.*)$/gim),
  ]
    .map(([, value]) => readMessageId(host, value ?? ''))
    .find((found) => found !== null);
  const status = /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(message)?.[1];
  const action = /^action:\s*([a-z]+)/im.exec(message)?.[1]?.toLowerCase();
  if (!origin || !status) return null;
  const recipient = /^final-recipient:\s*[a-z0-9-]+\s*;\s*(\S+)/im.exec(message)?.[1]?.toLowerCase() ?? null;
  return {
    origin,
    recipient,
    status,
    hard: action === 'failed' && status.startsWith('5.') && !status.startsWith('5.7.'),
  };
}

/** A header that was folded over several lines is one line again (RFC 5322, 2.2.3). */
function unfold(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/\n[ \t]+/g, ' ');
}
