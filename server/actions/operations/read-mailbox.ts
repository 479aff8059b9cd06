/** The demo's own mailbox: every mail that was sent, as its reader has it. */
import {
  listMails,
  readMail as readOne,
  type MailboxEntry,
  type MailboxMail,
  type MailboxQuery,
} from '../../store/engine/mailbox.ts';
import type { Services } from '../run/context.ts';

export type { MailboxEntry, MailboxMail };

type Reading = Pick<Services, 'db'>;

export function readMailbox({ db }: Reading, query: MailboxQuery): Promise<MailboxEntry[]> {
  return db.transact({ side: 'system' }, (tx) => listMails(tx, query), 'read');
}

export function readMail({ db }: Reading, tenantId: string, id: string): Promise<MailboxMail | null> {
  return db.transact({ side: 'system' }, (tx) => readOne(tx, tenantId, id), 'read');
}
