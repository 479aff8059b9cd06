/**
 * Sends an invitation's mail: at least once with one Message-ID, like every mail. The link is made here and stored
 * nowhere.
 */
import { makeInvitationToken } from '../actions/parties/invitation-link.ts';
import { stateOf } from '../actions/parties/invitation-mail.ts';
import { cleanLine, isAddress } from '../mail/clean.ts';
import { languageOf } from '../mail/dates.ts';
import { invitationMail } from '../mail/invitation.ts';
import { messageId } from '../mail/message-id.ts';
import { newUuid } from '../ports/random.ts';
import { readInvitationRow, type InvitationRow } from '../store/parties/invitations.ts';
import { failJob, finishJob, type Job } from '../store/engine/jobs.ts';
import { insertMail } from '../store/engine/mails.ts';
import type { Delivering } from './deliver-mail.ts';
import type { JobResult } from './run-jobs.ts';

export function isInvitation({ payload }: Job): boolean {
  return payload['template'] === 'invitation';
}

export async function deliverInvitation(services: Delivering, job: Job): Promise<JobResult> {
  const id = String(job.payload['invitationId']);
  const found = await services.db.transact(
    { side: 'system' },
    (tx) => readInvitationRow(tx, id, false),
    'read',
  );
  if (!found || stateOf(found, services) !== 'open') {
    // Used or replaced before it left: there is nothing to send any more.
    await services.db.transact({ side: 'system' }, (tx) => finishJob(tx, job, real(services)));
    return { kind: 'done' };
  }
  const mail = mailOf(services, found);
  const identity = messageId(new URL(services.publicUrl).hostname, {
    kind: 'job',
    tenantId: job.tenantId,
    id: job.id,
  });
  const to = { name: cleanLine(found.name, 80), address: found.email };
  const result = isAddress(found.email)
    ? await services.mailer.send({
        envelopeTo: found.email,
        from: services.mail.from,
        to,
        ...mail,
        messageId: identity,
        language: languageOf(found.language),
      })
    : { accepted: false as const, permanent: true as const, answer: '501 not an address' };
  if (!result.accepted && !result.permanent)
    return {
      kind: 'later',
      relay: result.trouble === 'relay' ? result.kind : null,
      error: result.answer,
    };
  await services.db.transact({ side: 'system' }, {}, async (tx, at) => {
    if (result.accepted) await finishJob(tx, job, real(services));
    else await failJob(tx, job, real(services), result.answer);
    await insertMail(tx, {
      tenantId: job.tenantId,
      id: newUuid(services.random, services.clock.now()),
      messageId: identity,
      claimId: null,
      template: 'invitation',
      language: languageOf(found.language),
      sender: services.mail.from.address,
      recipient: found.email,
      subject: mail.subject,
      at,
      bodyText: services.mailer.keepsHere ? mail.text : null,
      bodyHtml: services.mailer.keepsHere ? mail.html : null,
      outcome: result.accepted ? 'accepted' : 'refused',
      relayAnswer: cleanLine(result.answer, 1000),
      noticeId: null,
      sent: null,
    });
  });
  return { kind: 'done' };
}

function mailOf(
  { secret, publicUrl, mail, owner }: Delivering,
  found: InvitationRow,
): ReturnType<typeof invitationMail> {
  return invitationMail(languageOf(found.language), {
    name: found.name,
    company: found.company,
    byOwner: found.byOwner,
    owner: mail.owner,
    invitedBy: found.invitedBy,
    expiresAt: found.expiresAt,
    zone: owner.zone,
    url: `${publicUrl.replace(/\/$/, '')}/invitation/${makeInvitationToken(secret, found.id)}`,
  });
}

function real(services: Pick<Delivering, 'clock'>): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(services.clock.now())).toString();
}
