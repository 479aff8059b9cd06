/**
 * The administrators' log: who changed what all tenants share, a company or a customer, when and why. Its entries are the histories of
 * those subjects, read together.
 */
import { ownerRealm, type NamedSubject } from '../../../rules/engine/subject.ts';
import { valueOfToday } from '../engine/former-words.ts';
import { appendEntry } from '../engine/named-subjects.ts';
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface AdminEntry {
  /** Made in order of time, so that it is also the order of the list. */
  id: string;
  at: string;
  byId: string;
  byName: string;
  /** The act's word, e.g. 'change-calendar'. */
  what: string;
  /** What it was done to, e.g. 'calendar:NL'. */
  subject: string;
  /** Only what differs, as it was and as it is; null where there was or is nothing. */
  before: unknown;
  after: unknown;
  why: string | null;
  /** Whose change it is, for what is done to people: they can read it. */
  memberId?: string;
}

export interface NewAdminEntry extends AdminEntry {
  by: { side: string; role: string };
  /** Whose history it belongs to, where the word of the subject does not say so. */
  of?: NamedSubject | undefined;
}

const settings = ['calendar', 'policy', 'reason', 'mail-text'] as const;

/** 'calendar:NL' is the owner's calendar NL, 'people:<partner>' the people of that partner. */
export function subjectOfWord(word: string): NamedSubject {
  const [kind = '', ...rest] = word.split(':');
  const name = rest.join(':');
  const setting = settings.find((one) => one === kind);
  if (setting && name) return { realm: ownerRealm, kind: setting, name };
  if (word === 'catalog') return { realm: ownerRealm, kind: 'catalog', name: '' };
  if (kind === 'people') return { realm: name === 'owner' ? ownerRealm : name, kind, name: '' };
  return { realm: ownerRealm, kind: 'programme', name: '' };
}

export async function writeAdminLog(tx: Tx, entry: NewAdminEntry): Promise<void> {
  const { id, at, byId, byName, by, what, subject, before, after, why, memberId, of } = entry;
  await appendEntry(tx, of ?? subjectOfWord(subject), {
    id,
    act: what,
    at,
    actor: { ...by, id: byId, name: byName },
    reason: why,
    before,
    after,
    detail: {},
    label: subject,
    memberId,
    visibleTo: ['owner'],
  });
}

/** As the indexes of the log have it. */
const administered = `h.subject_kind in ('customer', 'partner', 'people', 'programme', 'calendar', 'policy', 'catalog', 'reason', 'mail-text')`;

/** The newest first; of one thing when a subject is given, of one person when a member is. Fans out by history_administration. */
export async function findAdminLog(
  tx: Tx,
  page: { subject: string | null; memberId?: string; after: string | null; limit: number },
): Promise<AdminEntry[]> {
  const values = new Values();
  const where = [
    administered,
    ...(page.subject === null ? [] : [`h.label = ${values.add(page.subject, 'text')}`]),
    ...(page.memberId === undefined ? [] : [`h.member_id = ${values.add(page.memberId, 'uuid')}`]),
    ...(page.after === null ? [] : [`h.id < ${values.add(page.after, 'uuid')}`]),
  ];
  const rows = await tx.query<AdminEntry>(
    `select h.id, ${instantText('h.at')} as at, h.actor_id as "byId", h.actor_name as "byName", h.act as what,
       h.label as subject, h.before, h.after, h.reason as why
     from history h where ${where.join(' and ')} order by h.id desc limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
  return rows.map((row) => ({ ...row, before: valueOfToday(row.before), after: valueOfToday(row.after) }));
}
