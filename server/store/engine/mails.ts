/** What a mail needs to know when it leaves, who receives it, and what became of it. */
import type { Policy } from '../../../rules/programme/policy.ts';
import type { Recipient } from '../../../rules/claim/step.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface MailFacts {
  tenantId: string;
  claimId: string;
  number: string;
  name: string;
  partnerId: string;
  partnerName: string;
  locationId: string;
  locationName: string;
  locationZone: string;
  programmes: string[];
  policyId: string;
  assigneeId: string | null;
  partnerContact: { name: string; email: string } | null;
  /** The partner's verified mail domains. */
  mailDomains: string[];
  customerName: string;
  customerCountry: string;
  customerZone: string;
  customerLanguage: string;
  /** What whoever was asked last was told that silence means; null before anybody is. */
  silence: Policy['silence'] | null;
  agreementRequired: boolean;
}

export async function readMailFacts(tx: Tx, tenantId: string, claimId: string): Promise<MailFacts | null> {
  const rows = await tx.query<MailFacts>(
    `select c.tenant_id as "tenantId", c.id as "claimId", c.number, c.name, c.partner_id as "partnerId", p.name as "partnerName",
       c.location_id as "locationId", l.name as "locationName", l.zone as "locationZone", c.programmes, c.policy_id as "policyId",
       c.assignee_id as "assigneeId", c.partner_contact as "partnerContact",
       p.mail_domains as "mailDomains", k.name as "customerName", k.country as "customerCountry",
       k.zone as "customerZone", k.language as "customerLanguage",
       k.agreement_required as "agreementRequired", (select coalesce(r.silence, 'accepts') from consent_round r
         where r.tenant_id = $1 and r.claim_id = $2 order by r.number desc limit 1) as silence
     from claim c join partner p on p.id = c.partner_id join location l on l.id = c.location_id join customer k on k.tenant_id = c.tenant_id
     where c.tenant_id = $1 and c.id = $2`,
    [tenantId, claimId],
  );
  return rows[0] ?? null;
}

export interface NoticeRow {
  id: string;
  purpose: 'decide' | 'undo';
  email: string;
  name: string;
  named: boolean;
  trusted: boolean;
  state: 'queued' | 'accepted' | 'bounced' | 'failed' | 'void';
}

/** The notice a message is meant for: by its natural key, the latest where a person has several of that kind. */
export async function findNotice(
  tx: Tx,
  tenantId: string,
  to: Extract<Recipient, { to: 'notice' }>,
): Promise<NoticeRow | null> {
  const rows = await tx.query<NoticeRow>(
    `select id, purpose, email, name, named, trusted, state from notice
     where tenant_id = $1 and claim_id = $2 and round = $3 and purpose = $4 and email = lower($5) and ($6::integer is null or undoes = $6)
     order by undoes desc nulls last, queued_at desc limit 1`,
    [tenantId, to.claimId, to.round, to.purpose, to.email, to.undoes ?? null],
  );
  return rows[0] ?? null;
}

/** Is this person still asked, and has not answered? The mail may leave long after it was written. */
export async function mayBeReminded(
  tx: Tx,
  tenantId: string,
  { claimId, round }: { claimId: string; round: number },
  noticeId: string,
  now: string,
): Promise<boolean> {
  const rows = await tx.query(
    `select from notice n join consent_round r on r.tenant_id = $1 and r.claim_id = n.claim_id and r.number = n.round
     where n.tenant_id = $1 and n.claim_id = $2 and n.round = $3 and n.id = $4 and n.state = 'accepted' and n.answered_at is null
       and n.not_me_at is null and r.state = 'open' and r.ends_at > $5::timestamptz
       and exists (select from claim_line l where l.tenant_id = $1 and l.claim_id = $2 and l.round = $3 and l.consent = 'open'
         and l.consent_ends_at = r.ends_at)`,
    [tenantId, claimId, round, noticeId, now],
  );
  return rows.length > 0;
}

export interface MailPerson {
  id: string;
  name: string;
  email: string;
  language: string;
}

const person = 'm.id, m.name, m.email, m.language';

/** The one who has the claim; null when nobody has, or when that person is gone. */
export async function findAssignee(tx: Tx, memberId: string): Promise<MailPerson | null> {
  const rows = await tx.query<MailPerson>(
    `select ${person} from member m where m.id = $1 and m.side = 'owner' and m.disabled_at is null`,
    [memberId],
  );
  return rows[0] ?? null;
}

/** People of the owner who hold one of the roles for this claim's location or programmes, and who do not belong to its partner. */
export function findDesk(tx: Tx, roles: string[], facts: MailFacts): Promise<MailPerson[]> {
  return tx.query<MailPerson>(
    `select ${person} from member m
     where m.side = 'owner' and m.disabled_at is null and not ($2::uuid = any(m.conflict_partner_ids)) and exists (
       select from role_grant g where g.member_id = m.id and g.role = any($1::text[]) and (g.location_id is null or g.location_id = $3)
         and (g.programme is null or g.programme = any($4::text[])))
     order by m.id`,
    [roles, facts.partnerId, facts.locationId, facts.programmes],
  );
}

/**
 * Who of the partner answers for the claim: whoever submitted it last, else whoever drafted it, else who handles such claims there.
 * People who have left are passed over.
 */
export async function findSubmitter(tx: Tx, facts: MailFacts): Promise<MailPerson | null> {
  const acts = await tx.query<{ submitter: string | null; creator: string }>(
    `select (select h.actor_id from history h where h.tenant_id = $1 and h.subject_id = $2 and h.act = 'submit-claim'
       order by h.number desc limit 1) as submitter, c.created_by_id as creator from claim c where c.tenant_id = $1 and c.id = $2`,
    [facts.tenantId, facts.claimId],
  );
  const { submitter = null, creator = null } = acts[0] ?? {};
  const rows = await tx.query<MailPerson>(
    `select ${person} from member m where m.side = 'partner' and m.partner_id = $1 and m.disabled_at is null
       and (m.id::text in ($2, $3) or exists (select from role_grant g where g.member_id = m.id and g.role = 'incentives-admin'
         and (g.location_id is null or g.location_id = $4) and (g.programme is null or g.programme = any($5::text[]))))
     order by m.id::text = $2 desc nulls last, m.id::text = $3 desc nulls last, m.created_at, m.id limit 1`,
    [facts.partnerId, submitter, creator, facts.locationId, facts.programmes],
  );
  return rows[0] ?? null;
}

/** The language somebody reads, when he has an account on that side. */
export async function findLanguage(
  tx: Tx,
  side: 'partner' | 'owner' | 'customer',
  email: string,
): Promise<string | null> {
  const rows = await tx.query<{ language: string }>(
    'select language from member where lower(email) = lower($1) and side = $2',
    [email, side],
  );
  return rows[0]?.language ?? null;
}

/** Of these Message-IDs, the ones whose delivery came to an end. */
export async function settledMails(tx: Tx, tenantId: string, messageIds: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ messageId: string }>(
    'select message_id as "messageId" from mail where tenant_id = $1 and message_id = any($2::text[])',
    [tenantId, messageIds],
  );
  return new Set(rows.map((row) => row.messageId));
}

export interface MailRow {
  tenantId: string;
  id: string;
  messageId: string;
  claimId: string | null;
  template: string;
  language: string;
  sender: string;
  recipient: string;
  subject: string;
  /** null where a relay took it: whoever reads the database must not find links and codes. */
  bodyText: string | null;
  bodyHtml: string | null;
  at: string;
  outcome: 'accepted' | 'refused';
  relayAnswer: string;
  /** The customer's notice it was written to. */
  noticeId: string | null;
  /** Of what it was made, and what it said: only a customer's words are kept. null for an invitation. */
  sent: { textVersion: string; textSha256: string; htmlSha256: string; words: string } | null;
}

/** Once per Message-ID: a delivery repeated after a crash is not shown twice. */
export async function insertMail(tx: Tx, mail: MailRow): Promise<void> {
  await tx.query(
    `insert into mail (tenant_id, id, message_id, subject_kind, subject_id, template, language, sender, recipient, subject, body_text, body_html, at, outcome, relay_answer,
       notice_id, text_version, text_sha256, html_sha256, words)
     values ($1, $2, $3, case when $4::uuid is not null then 'claim' end, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict (tenant_id, message_id) do nothing`,
    [
      mail.tenantId,
      mail.id,
      mail.messageId,
      mail.claimId,
      mail.template,
      mail.language,
      mail.sender,
      mail.recipient,
      mail.subject,
      mail.bodyText,
      mail.bodyHtml,
      mail.at,
      mail.outcome,
      mail.relayAnswer.slice(0, 1000),
      mail.noticeId,
      mail.sent?.textVersion ?? null,
      mail.sent?.textSha256 ?? null,
      mail.sent?.htmlSha256 ?? null,
      mail.noticeId === null ? null : (mail.sent?.words ?? null),
    ],
  );
}

/** A mail that went out to a notice, as it stays with it. */
export interface SentMail {
  template: string;
  at: string;
  outcome: 'accepted' | 'refused';
  language: string;
  subject: string;
  /** null in a mail that an older program sent, as are the sums and the words. */
  textVersion: string | null;
  textSha256: string | null;
  htmlSha256: string | null;
  words: string | null;
}

/** What was sent to the holder of one notice, the oldest first. */
export function mailsToNotice(tx: Tx, tenantId: string, noticeId: string): Promise<SentMail[]> {
  return tx.query<SentMail>(
    `select template, ${instantText('at')} as at, outcome, language, subject, text_version as "textVersion",
       text_sha256 as "textSha256", html_sha256 as "htmlSha256", words
     from mail where tenant_id = $1 and notice_id = $2 order by mail.at, id`,
    [tenantId, noticeId],
  );
}
