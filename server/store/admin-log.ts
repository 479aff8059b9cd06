/** The log of administration: who changed what all share, when, from what to what, and why. Append-only by grant. */
import type { Tx } from './tx.ts';

export interface AdminEntry {
  id: string;
  at: string;
  byId: string;
  byName: string;
  /** The act's one word. */
  what: string;
  /** What it was done to, in words that people know it by. */
  subject: string;
  before: object | null;
  after: object | null;
  why: string | null;
}

export async function writeAdminLog(tx: Tx, entry: AdminEntry): Promise<void> {
  await tx.query(
    `insert into admin_log (id, at, by_id, by_name, what, subject, before, after, why)
     values ($1::uuid, $2::timestamptz, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9)`,
    [entry.id, entry.at, entry.byId, entry.byName, entry.what, entry.subject, entry.before && JSON.stringify(entry.before),
      entry.after && JSON.stringify(entry.after), entry.why]);
}
