/**
 * Delivers one message of the outbox. Outside effects are at-least-once with a stable id, inside effects exactly once: the
 * relay's answer, the job's end and what the answer means for the claim are one transaction. A crash between the relay's
 * answer and that commit repeats the mail with the same Message-ID.
 */
import type { Message } from '../../rules/claim/step.ts';
import { newUuid } from '../ports/random.ts';
import type { Mailer, MailResult, OutgoingMail } from '../ports/mail.ts';
import { cleanLine, isAddress } from '../mail/clean.ts';
import { messageId } from '../mail/message-id.ts';
import { renderMail, type Rendered } from '../mail/render.ts';
import { sentWords } from '../mail/sent-words.ts';
import { extendLease, failJob, finishJob, type Job } from '../store/engine/jobs.ts';
import { insertMail, type MailRow } from '../store/engine/mails.ts';
import type { Tx } from '../store/postgres/tx.ts';
import { writeContactNews } from './write-contact-news.ts';
import { writeEnrolment } from './write-enrolment.ts';
import { writeInvitation } from './write-invitation.ts';
import type { WriteLetter } from './letter-of-subject.ts';
import { planMail, type Addressed, type MailPlan, type Planning } from './plan-mail.ts';
import { leaseMs, type JobResult } from './run-jobs.ts';
import { writeTogether } from './together.ts';

/** The act that takes the relay's answer about a customer's notice into the claim; `also` runs inside its transaction. */
export type NoticeDelivered = (
  notice: { tenantId: string; claimId: string; noticeId: string },
  outcome: 'accepted' | 'bounced',
  also: (tx: Tx, now: string) => Promise<void>,
) => Promise<unknown>;

export interface Delivering extends Planning {
  mailer: Mailer;
  noticeDelivered: NoticeDelivered;
}

/** More than the relay has connections: while some are at the relay, others are planned or written down. */
export const mailsAtOnce = { batch: 400, lanes: 32 };

type Final = Extract<MailResult, { accepted: true } | { permanent: true }>;

/** Any mail: what a claim's step says to people, and the letters of other subjects. */
export async function deliverMail(services: Delivering, job: Job): Promise<JobResult> {
  const write = letters[String(job.payload['template'])];
  return write ? deliverLetter(services, job, write) : deliverMessage(services, job);
}

/** Letters that no claim's step has written, by their template. */
const letters: Partial<Record<string, WriteLetter>> = {
  invitation: writeInvitation,
  'trusted-contact-added': writeContactNews,
  'enrolment-to-validate': writeEnrolment,
  'enrolment-approved': writeEnrolment,
  'enrolment-returned': writeEnrolment,
};

async function deliverLetter(services: Delivering, job: Job, writeLetter: WriteLetter): Promise<JobResult> {
  const letter = await writeLetter(services, job);
  // What it speaks of is over: used, replaced or removed before it left.
  if (!letter) return endWithout(services, job, { nobody: null });
  const host = new URL(services.publicUrl).hostname;
  const { to, language, mail, template } = letter;
  const posted: Posted = {
    to,
    language,
    mail,
    template,
    messageId: messageId(host, { kind: 'job', tenantId: job.tenantId, id: job.id }),
  };
  const result = await send(services, posted);
  if (!result.accepted && !result.permanent)
    return { kind: 'later', relay: result.trouble === 'relay' ? result.kind : null, error: result.answer };
  const row: Delivered = { ...posted, noticeId: null, sent: null };
  await writeTogether(services.db)(async (tx, now) => {
    const ended = result.accepted
      ? finishJob(tx, job, real(services))
      : failJob(tx, job, real(services), result.answer);
    await Promise.all([ended, keepMail(tx, now, services, job, row, result)]);
  });
  return { kind: 'done' };
}

async function deliverMessage(services: Delivering, job: Job): Promise<JobResult> {
  const message = job.payload as unknown as Message;
  const plan = await planMail(services, job, message);
  if (plan.open.length === 0) return endWithout(services, job, plan);
  let later: JobResult | null = null;
  let left = plan.open.length;
  let leased = services.clock.now();
  for (const addressed of plan.open) {
    if (services.clock.now() > leased + leaseMs / 4) {
      await stayLeased(services, job);
      leased = services.clock.now();
    }
    const mail = renderMail(message.template, message.params, addressed.frame);
    const posted = postedOf(addressed, mail, message.template);
    const result = await send(services, posted);
    if (!result.accepted && !result.permanent) {
      later = { kind: 'later', relay: result.trouble === 'relay' ? result.kind : null, error: result.answer };
      if (result.trouble === 'relay') break;
      continue;
    }
    left -= 1;
    await settle(services, {
      job,
      plan,
      addressed,
      posted,
      result,
      last: left === 0,
    });
  }
  return later ?? { kind: 'done' };
}

/** Everybody has it already, or there is nobody (any more) to write to. */
async function endWithout(
  services: Delivering,
  job: Job,
  plan: Pick<MailPlan, 'nobody'>,
): Promise<JobResult> {
  await writeTogether(services.db)((tx) =>
    plan.nobody === null ? finishJob(tx, job, real(services)) : failJob(tx, job, real(services), plan.nobody),
  );
  return { kind: 'done' };
}

async function stayLeased(services: Delivering, job: Job): Promise<void> {
  await services.db.transact({ side: 'system' }, (tx) => extendLease(tx, job, real(services, leaseMs)));
}

/** A mail as it leaves. */
interface Posted {
  to: { name: string; email: string };
  language: string;
  mail: Rendered;
  template: string;
  messageId: string;
}

const postedOf = ({ frame, messageId, email }: Addressed, mail: Rendered, template: string): Posted => ({
  to: { name: frame.recipient.name, email },
  language: frame.language,
  mail,
  template,
  messageId,
});

function send(
  { mailer, mail: { from } }: Delivering,
  { to, language, mail, messageId }: Posted,
): Promise<MailResult> {
  if (!isAddress(to.email))
    return Promise.resolve({ accepted: false, permanent: true, answer: '501 not an address' });
  const outgoing: OutgoingMail = {
    envelopeTo: to.email,
    from,
    to: { name: cleanLine(to.name, 80), address: to.email },
    ...mail,
    messageId,
    language,
  };
  return mailer.send(outgoing);
}

interface Settling {
  job: Job;
  plan: MailPlan;
  addressed: Addressed;
  posted: Posted;
  result: Final;
  /** The last one that was open: with it the job is over. */
  last: boolean;
}

async function settle(services: Delivering, settling: Settling): Promise<void> {
  const { job, addressed, result } = settling;
  const also = (tx: Tx, now: string): Promise<void> => write(tx, now, services, settling);
  if (addressed.countsForNotice === null || job.claimId === null) {
    await writeTogether(services.db)(also);
    return;
  }
  const notice = { tenantId: job.tenantId, claimId: job.claimId, noticeId: addressed.countsForNotice };
  await services.noticeDelivered(notice, result.accepted ? 'accepted' : 'bounced', also);
}

async function write(
  tx: Tx,
  now: string,
  services: Delivering,
  { job, plan, addressed, posted, result, last }: Settling,
): Promise<void> {
  const { countsForNotice, noticeId, textVersion, secrets } = addressed;
  const failed = !result.accepted && countsForNotice === null && plan.people === 1;
  const sent = { textVersion, ...sentWords(posted.mail, secrets) };
  const kept = keepMail(tx, now, services, job, { ...posted, noticeId, sent }, result);
  const ended =
    last && (failed ? failJob(tx, job, real(services), result.answer) : finishJob(tx, job, real(services)));
  await Promise.all([kept, ended]);
}

type Delivered = Posted & Pick<MailRow, 'noticeId' | 'sent'>;

function keepMail(
  tx: Tx,
  now: string,
  services: Delivering,
  { tenantId, claimId }: Job,
  { to, language, mail, template, messageId, noticeId, sent }: Delivered,
  result: Final,
): Promise<void> {
  return insertMail(tx, {
    tenantId,
    id: newUuid(services.random, services.clock.now()),
    messageId,
    claimId,
    template,
    language,
    sender: services.mail.from.address,
    recipient: to.email,
    subject: mail.subject,
    at: now,
    bodyText: services.mailer.keepsHere ? mail.text : null,
    bodyHtml: services.mailer.keepsHere ? mail.html : null,
    outcome: result.accepted ? 'accepted' : 'refused',
    relayAnswer: cleanLine(result.answer, 1000),
    noticeId,
    sent,
  });
}

function real(services: Pick<Delivering, 'clock'>, aheadMs = 0): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(services.clock.now()) + aheadMs).toString();
}
