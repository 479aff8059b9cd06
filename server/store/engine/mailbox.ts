/** Reads of the built-in mailbox. Fans out over every tenant by mail_at; there is no such page outside the demo. */
import type { Tx } from '../postgres/tx.ts';

export interface MailboxEntry {
  tenantId: string;
  id: string;
  at: string;
  recipient: string;
  subject: string;
  outcome: 'accepted' | 'refused';
}

export interface MailboxMail extends MailboxEntry {
  messageId: string;
  claimId: string | null;
  template: string;
  language: string;
  sender: string;
  bodyText: string | null;
  bodyHtml: string | null;
  relayAnswer: string;
}

export interface MailboxQuery {
  search: string;
  recipient: string;
  before: { at: string; id: string } | null;
  limit: number;
}

const entry = `tenant_id as "tenantId", id, to_json(at) #>> '{}' as at, recipient, subject, outcome`;

/** Newest first, a page at a time. */
export function listMails(
  tx: Tx,
  { search, recipient, before, limit }: MailboxQuery,
): Promise<MailboxEntry[]> {
  const like = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return tx.query<MailboxEntry>(
    `select ${entry} from mail
     where ($1 = '%%' or subject ilike $1 or recipient ilike $1 or body_text ilike $1) and ($2 = '' or recipient = lower($2))
       and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
     order by at desc, id desc limit $5`,
    [like, recipient, before?.at ?? null, before?.id ?? null, limit],
  );
}

export async function readMail(tx: Tx, tenantId: string, id: string): Promise<MailboxMail | null> {
  const rows = await tx.query<MailboxMail>(
    `select ${entry}, message_id as "messageId", case when subject_kind = 'claim' then subject_id end as "claimId", template, language, sender, body_text as "bodyText",
       body_html as "bodyHtml", relay_answer as "relayAnswer"
     from mail where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}
