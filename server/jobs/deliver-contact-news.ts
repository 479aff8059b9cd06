/**
 * Tells somebody trusted that another trusted contact was added, with the link to object: at least once with one Message-ID, like
 * every mail. The link is made here and stored nowhere.
 */
import { makeObjectionToken } from '../actions/consent/objection-link.ts';
import { cleanLine, isAddress } from '../mail/clean.ts';
import { languageOf } from '../mail/dates.ts';
import { messageId } from '../mail/message-id.ts';
import { addedContactMail } from '../mail/trusted-contact.ts';
import { newUuid } from '../ports/random.ts';
import { findContactNews } from '../store/consent/contact-reads.ts';
import { failJob, finishJob, type Job } from '../store/engine/jobs.ts';
import { insertMail } from '../store/engine/mails.ts';
import type { Delivering } from './deliver-mail.ts';
import type { JobResult } from './run-jobs.ts';

export function isContactNews({ payload }: Job): boolean {
  return payload['template'] === 'trusted-contact-added';
}

export async function deliverContactNews(services: Delivering, job: Job): Promise<JobResult> {
  const { id: readerId } = job.payload['to'] as { id: string };
  const ref = { tenantId: job.tenantId, contactId: String(job.payload['contactId']), readerId };
  const found = await services.db.transact({ side: 'system' }, (tx) => findContactNews(tx, ref), 'read');
  if (!found?.reader || !found.contact.inForce) {
    // Removed before it left, or the reader was: there is nothing to object to any more.
    await services.db.transact({ side: 'system' }, (tx) => finishJob(tx, job, real(services)));
    return { kind: 'done' };
  }
  const { reader } = found;
  const language = languageOf(found.language);
  const mail = addedContactMail(language, {
    reader: reader.name,
    customer: found.customer,
    owner: services.mail.owner,
    contact: found.contact,
    url: `${services.publicUrl.replace(/\/$/, '')}/contact/${makeObjectionToken(services.secret, ref)}`,
  });
  const identity = messageId(new URL(services.publicUrl).hostname, {
    kind: 'job',
    tenantId: job.tenantId,
    id: job.id,
  });
  const result = isAddress(reader.email)
    ? await services.mailer.send({
        envelopeTo: reader.email,
        from: services.mail.from,
        to: { name: cleanLine(reader.name, 80), address: reader.email },
        ...mail,
        messageId: identity,
        language,
      })
    : { accepted: false as const, permanent: true as const, answer: '501 not an address' };
  if (!result.accepted && !result.permanent)
    return { kind: 'later', relay: result.trouble === 'relay' ? result.kind : null, error: result.answer };
  await services.db.transact({ side: 'system' }, {}, async (tx, at) => {
    if (result.accepted) await finishJob(tx, job, real(services));
    else await failJob(tx, job, real(services), result.answer);
    await insertMail(tx, {
      tenantId: job.tenantId,
      id: newUuid(services.random, services.clock.now()),
      messageId: identity,
      claimId: null,
      noticeId: null,
      sent: null,
      template: 'trusted-contact-added',
      language,
      sender: services.mail.from.address,
      recipient: reader.email,
      subject: mail.subject,
      at,
      bodyText: services.mailer.keepsHere ? mail.text : null,
      bodyHtml: services.mailer.keepsHere ? mail.html : null,
      outcome: result.accepted ? 'accepted' : 'refused',
      relayAnswer: cleanLine(result.answer, 1000),
    });
  });
  return { kind: 'done' };
}

function real(services: Pick<Delivering, 'clock'>): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(services.clock.now())).toString();
}
