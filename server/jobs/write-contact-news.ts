/** Tells somebody trusted that another trusted contact was added, with the link to object. */
import { makeObjectionToken } from '../actions/consent/objection-link.ts';
import { languageOf } from '../mail/dates.ts';
import { addedContactMail } from '../mail/trusted-contact.ts';
import { findContactNews } from '../store/consent/contact-reads.ts';
import type { WriteLetter } from './letter-of-subject.ts';

export const writeContactNews: WriteLetter = async ({ db, secret, publicUrl, mail }, job) => {
  const { id: readerId } = job.payload['to'] as { id: string };
  const ref = { tenantId: job.tenantId, contactId: String(job.payload['contactId']), readerId };
  const found = await db.transact({ side: 'system' }, (tx) => findContactNews(tx, ref), 'read');
  // Removed before it left, or the reader was: there is nothing to object to any more.
  if (!found?.reader || !found.contact.inForce) return null;
  const { reader, contact, customer } = found;
  const language = languageOf(found.language);
  return {
    template: 'trusted-contact-added',
    to: reader,
    language,
    mail: addedContactMail(language, {
      reader: reader.name,
      customer,
      owner: mail.owner,
      contact,
      url: `${publicUrl.replace(/\/$/, '')}/contact/${makeObjectionToken(secret, ref)}`,
    }),
  };
};
