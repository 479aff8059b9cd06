/** Who receives a message, with which Message-ID, and what stands around its words. Found when it leaves, not when it was written. */
import { deadline, type DeadlineBasis } from '../../rules/time/deadline.ts';
import { isOwnAddress } from '../../rules/rights/mail-domains.ts';
import { noticeTemplates } from '../../rules/claim/messages.ts';
import type { Policy } from '../../rules/programme/policy.ts';
import type { AllReasons } from '../../rules/programme/reason-text.ts';
import type { Message, Recipient } from '../../rules/claim/step.ts';
import { makeToken, sixDigitCode } from '../actions/consent/consent-link.ts';
import type { Services } from '../actions/run/context.ts';
import { cleanName, isAddress } from '../mail/clean.ts';
import { languageOf } from '../mail/dates.ts';
import type { OwnerIdentity } from '../mail/identity.ts';
import type { Frame } from '../mail/letter.ts';
import { messageId } from '../mail/message-id.ts';
import { programVersion } from '../mail/program-version.ts';
import type { MailSecrets } from '../mail/sent-words.ts';
import type { Job } from '../store/engine/jobs.ts';
import {
  findAssignee,
  findDesk,
  findLanguage,
  findNotice,
  findSubmitter,
  mayBeReminded,
  readMailFacts,
  settledMails,
  type MailFacts,
  type NoticeRow,
} from '../store/engine/mails.ts';
import { findOwnPeople } from '../store/parties/members.ts';
import { textsInForce, type TextInForce } from '../store/programme/mail-texts.ts';
import { readReference } from '../store/engine/reference.ts';
import type { Tx } from '../store/postgres/tx.ts';
import { readTogether } from './together.ts';

export interface MailSettings {
  from: { name: string; address: string };
  /** The programme owner as people know it; stands in the texts. */
  owner: string;
  /** Who that is to a customer; null until the operator has set it. */
  identity?: OwnerIdentity | null;
  /** Address of a claim in the portal. */
  claimUrl(tenantId: string, claimId: string): string;
}

export interface Planning extends Pick<
  Services,
  'db' | 'clock' | 'random' | 'secret' | 'publicUrl' | 'owner'
> {
  mail: MailSettings;
}

export interface Addressed {
  email: string;
  messageId: string;
  /** The notice whose delivery this is; null for every other mail. */
  countsForNotice: string | null;
  /** The notice it is written to, whose link stands in it; null for mails to partner and desk. */
  noticeId: string | null;
  /** Of what its text is made: 'own 3', an administrator's third text, or 'program 1.4.0', that program's. */
  textVersion: string;
  secrets: MailSecrets;
  frame: Frame;
}

export interface MailPlan {
  /** Those who have not got it yet. */
  open: Addressed[];
  /** How many it goes to in all. */
  people: number;
  /** Why there is nobody, where there should have been somebody. */
  nobody: string | null;
}

interface To {
  side: Frame['side'];
  name: string;
  email: string;
  language: string | null;
  suffix: string | null;
  notice: NoticeRow | null;
}

export function planMail(services: Planning, job: Job, message: Message): Promise<MailPlan> {
  return readTogether(services.db)((tx, now) => planIn(tx, services, { job, message, now }));
}

type OfJob = Pick<Job, 'id' | 'tenantId'>;

export async function planIn(
  tx: Tx,
  services: Planning,
  { job, message, now: at }: { job: OfJob; message: Message; now: string },
): Promise<MailPlan> {
  const now = Temporal.Instant.from(at);
  const stored = await readMailFacts(tx, job.tenantId, message.claimId);
  if (!stored) return { open: [], people: 0, nobody: 'the claim is gone' };
  const facts = { ...stored, partnerContact: await contactOf(tx, stored) };
  const { to, nobody } = await recipientsOf(tx, facts, message, at);
  const reference = await readReference(tx, [facts.policyId]);
  const policy = reference.policies.get(facts.policyId);
  if (!policy) throw new Error(`policy ${facts.policyId} is missing`);
  const calendar = noticeTemplates.includes(message.template)
    ? reference.calendars[facts.customerCountry]
    : undefined;
  // What the notice cannot know is told as what it would be: the window starts with the delivery (domain 5.3).
  const end = calendar ? deadline(policy.refusalWindow, now, facts.customerZone, calendar) : null;
  const wordings = await textsInForce(tx, message.template);
  const around = { job, message, facts, policy, end, now, reasons: reference.reasons, wordings };
  const all = to.map((person) => addressed(services, around, person));
  const settled = await settledMails(
    tx,
    job.tenantId,
    all.map((one) => one.messageId),
  );
  return { open: all.filter((one) => !settled.has(one.messageId)), people: all.length, nobody };
}

interface Around {
  job: OfJob;
  message: Message;
  facts: MailFacts;
  policy: Policy;
  end: DeadlineBasis | null;
  now: Temporal.Instant;
  reasons: AllReasons;
  /** Texts in force, by language. */
  wordings: Map<string, TextInForce>;
}

/** A notice's own mail: the request, or the receipt with the undo link. Its Message-ID is the notice's, and its delivery counts. */
function isNoticeItself(message: Message, notice: NoticeRow | null): notice is NoticeRow {
  return (
    notice !== null &&
    (notice.purpose === 'undo'
      ? message.template === 'customer-receipt' || message.template === 'decision-made'
      : noticeTemplates.includes(message.template))
  );
}

function addressed(services: Planning, around: Around, to: To): Addressed {
  const { job, message, facts, policy, end, now, reasons, wordings } = around;
  const { notice } = to;
  const itself = isNoticeItself(message, notice);
  const host = new URL(services.publicUrl).hostname;
  const origin = itself
    ? ({ kind: 'notice', tenantId: job.tenantId, id: notice.id } as const)
    : ({ kind: 'job', tenantId: job.tenantId, id: job.id } as const);
  const contact = facts.partnerContact;
  const language = languageOf(message.language ?? to.language);
  const wording = wordings.get(language);
  const token =
    notice && notice.state !== 'void'
      ? makeToken(services.secret, { tenantId: job.tenantId, noticeId: notice.id })
      : null;
  const code =
    itself && message.template === 'customer-notice' && notice.trusted
      ? sixDigitCode(services.secret, notice.id)
      : null;
  const zones = { customer: facts.customerZone, partner: facts.locationZone, owner: services.owner.zone };
  return {
    email: to.email,
    messageId: messageId(host, origin, itself ? null : to.suffix),
    countsForNotice: itself ? notice.id : null,
    noticeId: notice?.id ?? null,
    textVersion: wording?.text ? `own ${wording.version}` : `program ${programVersion}`,
    secrets: { token, code },
    frame: {
      language,
      now,
      reasons,
      wording: wording?.text ?? null,
      side: to.side,
      owner: services.mail.owner,
      identity: services.mail.identity ?? null,
      recipient: {
        name: cleanName(to.name),
        email: to.email,
        named: notice?.named ?? false,
        trusted: notice?.trusted ?? false,
      },
      claim: {
        number: facts.number,
        name: facts.name,
        customer: facts.customerName,
        partner: facts.partnerName,
        location: facts.locationName,
        partnerContact:
          contact && isAddress(contact.email)
            ? { name: cleanName(contact.name), email: contact.email }
            : null,
        window: policy.refusalWindow,
        windowStarts: policy.windowStarts,
        undo: policy.undo,
        silence: facts.silence ?? (facts.agreementRequired ? 'refuses' : policy.silence),
      },
      zone: zones[to.side],
      claimUrl: services.mail.claimUrl(facts.tenantId, facts.claimId),
      pageUrl: token && `${services.publicUrl.replace(/\/$/, '')}/consent/${token}`,
      code,
      endIfDeliveredNow: end,
    },
  };
}

interface Found {
  to: To[];
  nobody: string | null;
}

async function recipientsOf(tx: Tx, facts: MailFacts, message: Message, now: string): Promise<Found> {
  const { recipient } = message;
  switch (recipient.to) {
    case 'notice':
      return toNotice(tx, facts, { message, recipient, now });
    case 'partner-contact':
      return toPartner(tx, facts);
    case 'person':
      return one({
        side: 'customer',
        name: recipient.name,
        email: recipient.email,
        language: (await findLanguage(tx, 'customer', recipient.email)) ?? facts.customerLanguage,
        suffix: null,
        notice: null,
      });
    case 'assignee-or-reviewers': {
      const assignee = await assigneeOf(tx, facts);
      return assignee ? desk([assignee]) : toDesk(tx, facts, ['reviewer', 'senior-reviewer']);
    }
    case 'senior-reviewers':
      return toDesk(tx, facts, ['senior-reviewer']);
    case 'assignee-and-senior-reviewers': {
      const assignee = await assigneeOf(tx, facts);
      if (!assignee) return toDesk(tx, facts, ['reviewer', 'senior-reviewer']);
      const { to } = await toDesk(tx, facts, ['senior-reviewer']);
      return {
        to: [...desk([assignee]).to, ...to.filter(({ suffix }) => suffix !== assignee.id)],
        nobody: null,
      };
    }
    case 'programme-admins':
      return toDesk(tx, facts, ['programme-admin']);
  }
}

const one = (to: To): Found => ({ to: [to], nobody: null });

const assigneeOf = (tx: Tx, { assigneeId }: MailFacts) =>
  assigneeId === null ? null : findAssignee(tx, assigneeId);

async function toNotice(
  tx: Tx,
  facts: MailFacts,
  {
    message,
    recipient,
    now,
  }: { message: Message; recipient: Extract<Recipient, { to: 'notice' }>; now: string },
): Promise<Found> {
  const notice = await findNotice(tx, facts.tenantId, recipient);
  if (!notice) return { to: [], nobody: 'the notice is gone' };
  // A request that was taken back, or that has its answer from the relay, is not sent (again).
  if (isNoticeItself(message, notice) && notice.state !== 'queued') return { to: [], nobody: null };
  if (
    message.template === 'customer-reminder' &&
    !(await mayBeReminded(tx, facts.tenantId, recipient, notice.id, now))
  )
    return { to: [], nobody: null };
  return one({
    side: 'customer',
    name: notice.name,
    email: notice.email,
    language: facts.customerLanguage,
    suffix: null,
    notice,
  });
}

/**
 * The contact that the claim names, while the address is the partner's own. The claim may be older than that rule, or the address no
 * longer the partner's: then whoever submitted the claim is the contact.
 */
async function contactOf(tx: Tx, facts: MailFacts): Promise<MailFacts['partnerContact']> {
  const { partnerContact: named, partnerId, mailDomains } = facts;
  if (!named) return null;
  const people = await findOwnPeople(tx, partnerId, named.email);
  if (isOwnAddress(named.email, { mailDomains, people })) return named;
  const submitter = await findSubmitter(tx, facts);
  return submitter && { name: submitter.name, email: submitter.email };
}

async function toPartner(tx: Tx, facts: MailFacts): Promise<Found> {
  const contact = facts.partnerContact;
  if (!contact) return { to: [], nobody: 'nobody at the partner can be written to' };
  return one({
    side: 'partner',
    ...contact,
    language: await findLanguage(tx, 'partner', contact.email),
    suffix: null,
    notice: null,
  });
}

/** Where nobody holds the role, the programme's administrators get it: somebody has to. */
async function toDesk(tx: Tx, facts: MailFacts, roles: string[]): Promise<Found> {
  const people = await findDesk(tx, roles, facts);
  return desk(people.length > 0 ? people : await findDesk(tx, ['programme-admin'], facts));
}

function desk(people: { id: string; name: string; email: string; language: string }[]): Found {
  const to = people.map((person): To => ({
    side: 'owner',
    name: person.name,
    email: person.email,
    language: person.language,
    suffix: person.id,
    notice: null,
  }));
  return { to, nobody: to.length > 0 ? null : 'nobody holds the role' };
}
