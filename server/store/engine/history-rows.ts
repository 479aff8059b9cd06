/**
 * What a step becomes when it is written: rows that are new get their ids, the subject its next version, and its history the entries
 * with numbers, each tied to the one before. Everything is given to a copy.
 */
import type { Instant } from '../../../rules/time/meant.ts';
import type { AnyStep, CommentOf, EntryOf } from '../../../rules/engine/step.ts';
import { sumOf, sumOfComment, type Seal } from './seal.ts';
import type { SubjectRows } from './subject-rows.ts';
import { nameOf, type Table } from './tables.ts';

export type Row = Record<string, unknown>;

export interface Writing {
  now: Instant;
  /** Real time, for what runs on real time. */
  realNow: string;
  requestId: string | null;
  newId(): string;
}

/** Rows that are new have no id yet. */
export function withIds<T extends { id?: string }>(rows: T[], { newId }: Writing): T[] {
  return rows.every(({ id }) => id !== undefined)
    ? rows
    : rows.map((row) => (row.id === undefined ? { ...row, id: newId() } : row));
}

interface Numbering<World, Facts, Step extends AnyStep<World>> {
  process: SubjectRows<World, Facts, Step>;
  old: Facts | null;
  /** Of this subject. */
  entries: readonly EntryOf<object, string>[];
  comments: readonly CommentOf<object>[];
  writing: Writing;
}

/** The subject with ids, its next version and its longer history, and the history's new rows. */
export function numbered<World, Facts, Step extends AnyStep<World>>(
  facts: Facts,
  { process, old, entries, comments, writing }: Numbering<World, Facts, Step>,
): { written: Facts; history: Row[] } {
  const given = process.withIds(facts, (rows) => withIds(rows, writing), entries.length > 0);
  if (entries.length === 0) return { written: given, history: [] };
  const head = { ...process.headOf(given) };
  const { history: table } = process.shared;
  const history = entries.map((entry) => {
    const row = rowOf(entry, writing);
    row[nameOf(table, 'subject_id')] = head.id;
    row['number'] = head.historyLength += 1;
    row['seal'] = entry === entries.at(-1) ? sealOf(process.sealOf(given), comments) : null;
    row['previousHash'] = head.historyHash;
    row['hash'] = head.historyHash = historyHash(table, row);
    return { ...row, partnerId: head.partnerId };
  });
  head.version = (old ? process.headOf(old).version : 0) + 1;
  head.updatedAt = writing.now;
  return { written: process.withHead(given, head), history };
}

function rowOf(entry: EntryOf<object, string>, writing: Writing): Row {
  return {
    id: writing.newId(),
    act: entry.act,
    at: entry.at,
    recordedAt: writing.now,
    actorSide: entry.actor.side,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    actorRole: entry.actor.role,
    reason: entry.reason,
    before: entry.before,
    after: entry.after,
    detail: entry.detail,
    visibleTo: entry.visibleTo,
    requestId: writing.requestId,
  };
}

/**
 * SHA-256 over the entry's canonical JSON (keys sorted at every level, instants in UTC), the previous hash being one of its values.
 * The seal counts where there is one: entries from before there were seals keep their hashes.
 */
export function historyHash(table: Table, entry: Row): string {
  const names = Object.keys(table.columns)
    .map((column) => nameOf(table, column))
    .filter((name) => name !== 'hash' && name !== 'partnerId' && (name !== 'seal' || entry['seal'] != null));
  return sumOf(Object.fromEntries(names.map((name) => [name, entry[name] ?? null])));
}

/** Of the last entry of a step: all of the step's changes are in the rows by then. */
function sealOf(rows: string, comments: readonly CommentOf<object>[]): Seal {
  return {
    rows,
    ...(comments.length > 0 && {
      comments: Object.fromEntries(
        comments.map(({ id, visibility, text, at, author }) => [
          id as string,
          sumOfComment({
            visibility,
            text,
            at,
            authorSide: author.side,
            authorId: author.id,
            authorName: author.name,
          }),
        ]),
      ),
    }),
  };
}
