/**
 * The seal of a history entry: sums over what legal effect rests on and the claim's own state does not hold. Who was asked under which
 * address and whether it came back, when each clock ends, which bytes are the proof; and every comment, at the entry it came with.
 * It is part of what the entry's hash covers.
 */
import { createHash } from 'node:crypto';
import type { ClaimFacts } from '../../../rules/claim/facts.ts';
import { deadlineTable, fileTable, nameOf, noticeTable, type Table } from './tables.ts';

export interface Seal {
  /** SHA-256 over the rows as they were after this entry. */
  rows: string;
  /** SHA-256 of each comment, by its id; left out where none came with the entry. */
  comments?: Record<string, string>;
}

type Row = Record<string, unknown>;

/** JSON with sorted keys at every level. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(',')}}`;
}

export function sumOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** `due_at` repeats what is in the basis; whose claim it is stands at the claim. */
const namesOf = (table: Table): string[] =>
  Object.keys(table.columns)
    .filter((column) => column !== 'partner_id' && column !== 'due_at')
    .map((column) => nameOf(table, column));
const sealed = {
  notices: namesOf(noticeTable),
  deadlines: namesOf(deadlineTable),
  files: namesOf(fileTable),
};

/** Empty values are left out, so that a later migration may add an empty column without changing what was sealed before it. */
function rowsOf(list: readonly object[], names: string[], key: (row: Row) => string): Row[] {
  return list
    .map((row) =>
      Object.fromEntries(
        names
          .map((name) => [name, (row as Row)[name]])
          .filter(([, value]) => value !== null && value !== undefined),
      ),
    )
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Seals keep the first name of this clock, so that those of before it was renamed still hold. */
function inWordsOfTheSeal(deadline: ClaimFacts['deadlines'][number]): object {
  return deadline.kind === 'refusal-window' ? { ...deadline, kind: 'opt-out' } : deadline;
}

/** What of a claim is sealed, as a value: for the sum, and to say which part differs. */
export function sumOfRows({ notices, deadlines, files }: ClaimFacts): string {
  return sumOf({
    notices: rowsOf(notices, sealed.notices, (row) => String(row['id'])),
    deadlines: rowsOf(
      deadlines.map(inWordsOfTheSeal),
      sealed.deadlines,
      (row) => `${row['kind']} ${row['round']} ${row['party']}`,
    ),
    files: rowsOf(files, sealed.files, (row) => String(row['id'])),
  });
}

export interface SealedComment {
  visibility: string;
  authorSide: string;
  authorId: string;
  authorName: string;
  text: string;
  at: string;
}

export function sumOfComment({
  visibility,
  authorSide,
  authorId,
  authorName,
  text,
  at,
}: SealedComment): string {
  return sumOf({ visibility, authorSide, authorId, authorName, text, at });
}
