/**
 * Versions of mail texts. Version 1 is the program's own and is not stored; a stored one is used once somebody else
 * approved it.
 */
import type { MailText } from '../../../rules/claim/mail-text.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface MailTextVersion {
  template: string;
  language: string;
  version: number;
  /** null: the program's own text. */
  text: MailText | null;
  madeById: string;
  madeBy: string;
  madeAt: string;
  why: string;
  approvedBy: string | null;
  approvedAt: string | null;
}

const columns = `t.template, t.language, t.version, t.data as text, t.made_by_id as "madeById", t.made_by as "madeBy",
  ${instantText('t.made_at')} as "madeAt", t.why, a.approved_by as "approvedBy", ${instantText('a.approved_at')} as "approvedAt"`;
const joined = `mail_text t left join mail_text_approval a on a.template = t.template and a.language = t.language and a.version = t.version`;

export interface TextInForce {
  version: number;
  /** null: the program's own text. */
  text: MailText | null;
}

/** What is in force for a mail, by language: the newest approved text. A language without one has the program's own. */
export async function textsInForce(tx: Tx, template: string): Promise<Map<string, TextInForce>> {
  const rows = await tx.query<TextInForce & { language: string }>(
    `select distinct on (t.language) t.language, t.version, t.data as text from mail_text t
       join mail_text_approval a on a.template = t.template and a.language = t.language and a.version = t.version
     where t.template = $1 order by t.language, t.version desc`,
    [template],
  );
  return new Map(rows.map(({ language, version, text }) => [language, { version, text }]));
}

/** Every version of one text, the newest first. */
export function versionsOfText(
  tx: Tx,
  template: string,
  language: string,
  limit: number,
): Promise<MailTextVersion[]> {
  return tx.query<MailTextVersion>(
    `select ${columns} from ${joined} where t.template = $1 and t.language = $2 order by t.version desc limit $3`,
    [template, language, limit],
  );
}

/** The newest version of every text, and the newest approved one. */
export function newestTexts(tx: Tx): Promise<MailTextVersion[]> {
  return tx.query<MailTextVersion>(
    `select ${columns} from ${joined}
     where t.version = (select max(n.version) from mail_text n where n.template = t.template and n.language = t.language)
        or t.version = (select max(n.version) from mail_text_approval n where n.template = t.template and n.language = t.language)
     order by t.template, t.language, t.version`,
  );
}

export interface NewMailText {
  template: string;
  language: string;
  version: number;
  text: MailText | null;
  byId: string;
  by: string;
  at: string;
  why: string;
}

export async function insertMailText(tx: Tx, row: NewMailText): Promise<void> {
  await tx.query(
    `insert into mail_text (template, language, version, data, made_by_id, made_by, made_at, why)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7::timestamptz, $8)`,
    [
      row.template,
      row.language,
      row.version,
      row.text && JSON.stringify(row.text),
      row.byId,
      row.by,
      row.at,
      row.why,
    ],
  );
}

export async function insertApproval(
  tx: Tx,
  row: { template: string; language: string; version: number; byId: string; by: string; at: string },
): Promise<void> {
  await tx.query(
    `insert into mail_text_approval (template, language, version, approved_by_id, approved_by, approved_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz)`,
    [row.template, row.language, row.version, row.byId, row.by, row.at],
  );
}
