import { isMailTemplate, mailTemplates, type MailText } from '../../../rules/claim/mail-text.ts';
import type { TemplateName } from '../../../rules/claim/messages.ts';
import { textLanguages, type AllReasons, type TextLanguage } from '../../../rules/programme/reason-text.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { newestTexts, versionsOfText, type MailTextVersion } from '../../store/programme/mail-texts.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { administrationRead } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';

export interface MailTextRef {
  template: TemplateName;
  language: TextLanguage;
}

export interface MailTextRow extends MailTextRef {
  /** The newest, draft or not: the version for If-Match. */
  version: number;
  inForce: {
    version: number;
    own: boolean;
    madeBy: string | null;
    approvedBy: string | null;
    approvedAt: string | null;
  };
  /** What waits for another person. */
  draft: { version: number; madeBy: string; madeAt: string } | null;
}

/** Every mail in every language: which text is in force, and what waits for approval. */
export function listMailTexts(ctx: Context): Promise<Outcome<MailTextRow[]>> {
  return administrationRead(ctx, 'listMailTexts', async (tx) => {
    const stored = await newestTexts(tx);
    return accept(
      mailTemplates.flatMap((template) =>
        textLanguages.map((language) =>
          rowOf(
            { template, language },
            stored.filter((one) => one.template === template && one.language === language),
          ),
        ),
      ),
    );
  });
}

function rowOf(ref: MailTextRef, versions: MailTextVersion[]): MailTextRow {
  const approved = versions.findLast((one) => one.approvedAt !== null);
  const newest = versions.at(-1);
  return {
    ...ref,
    version: newest?.version ?? 1,
    inForce: {
      version: approved?.version ?? 1,
      own: (approved?.text ?? null) === null,
      madeBy: approved?.madeBy ?? null,
      approvedBy: approved?.approvedBy ?? null,
      approvedAt: approved?.approvedAt ?? null,
    },
    draft:
      newest && newest.approvedAt === null
        ? { version: newest.version, madeBy: newest.madeBy, madeAt: newest.madeAt }
        : null,
  };
}

export interface MailTextView extends MailTextRef {
  version: number;
  /** null: the program's own. */
  inForce: MailText | null;
  inForceVersion: number;
  draft: MailTextVersion | null;
  /** Stored versions, the newest first; the program's own comes before them all. */
  versions: MailTextVersion[];
  /** In force, for a preview. */
  reasons: AllReasons;
}

const shownVersions = 100;

export function readMailText(
  ctx: Context,
  template: string,
  language: string,
): Promise<Outcome<MailTextView>> {
  return administrationRead(ctx, 'readMailText', async (tx) => {
    const ref = mailTextRef(template, language);
    if (!ref) return deny('hidden', { code: 'not-found', pointer: '' });
    return accept(await loadView(tx, ref));
  });
}

export function mailTextRef(template: string, language: string): MailTextRef | null {
  const known = textLanguages.find((one) => one === language);
  return known && isMailTemplate(template) ? { template, language: known } : null;
}

export async function loadView(tx: Tx, ref: MailTextRef): Promise<MailTextView> {
  const [versions, { reasons }] = await Promise.all([
    versionsOfText(tx, ref.template, ref.language, shownVersions),
    readReference(tx, []),
  ]);
  return viewOf(ref, versions, reasons);
}

/** `versions` the newest first. */
export function viewOf(ref: MailTextRef, versions: MailTextVersion[], reasons: AllReasons): MailTextView {
  const approved = versions.find((one) => one.approvedAt !== null);
  const newest = versions[0];
  return {
    ...ref,
    version: newest?.version ?? 1,
    inForce: approved?.text ?? null,
    inForceVersion: approved?.version ?? 1,
    draft: newest && newest.approvedAt === null ? newest : null,
    versions,
    reasons,
  };
}
