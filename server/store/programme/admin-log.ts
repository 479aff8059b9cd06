/** The administration log: who changed what all tenants share, when and why. Append-only by grant. */
import { valueOfToday } from '../engine/former-words.ts';
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

export async function writeAdminLog(tx: Tx, entry: AdminEntry): Promise<void> {
  const json = (value: unknown): string | null =>
    value === null || value === undefined ? null : JSON.stringify(value);
  await tx.query(
    `insert into admin_log (id, at, by_id, by_name, what, subject, before, after, why, member_id)
     values ($1::uuid, $2::timestamptz, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10::uuid)`,
    [
      entry.id,
      entry.at,
      entry.byId,
      entry.byName,
      entry.what,
      entry.subject,
      json(entry.before),
      json(entry.after),
      entry.why,
      entry.memberId ?? null,
    ],
  );
}

/** The newest first; of one thing when a subject is given, of one person when a member is. */
export async function findAdminLog(
  tx: Tx,
  page: { subject: string | null; memberId?: string; after: string | null; limit: number },
): Promise<AdminEntry[]> {
  const values = new Values();
  const where = [
    ...(page.subject === null ? [] : [`subject = ${values.add(page.subject, 'text')}`]),
    ...(page.memberId === undefined ? [] : [`member_id = ${values.add(page.memberId, 'uuid')}`]),
    ...(page.after === null ? [] : [`id < ${values.add(page.after, 'uuid')}`]),
  ];
  const rows = await tx.query<AdminEntry>(
    `select id, ${instantText('at')} as at, by_id as "byId", by_name as "byName", what, subject, before, after, why
     from admin_log ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by id desc limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
  return rows.map((row) => ({ ...row, before: valueOfToday(row.before), after: valueOfToday(row.after) }));
}
