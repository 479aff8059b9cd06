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

/** JSON with sorted keys at every level. A sweep makes it twice for each of a hundred thousand claims, so it copies nothing. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonical(item) : `,${canonical(item)}`;
    return `[${text}]`;
  }
  for (const name of Object.keys(value).toSorted()) {
    const item = (value as Row)[name];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(item)}`;
  }
  return `{${text}}`;
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
  const rows = list.map((item) => {
    const row: Row = {};
    for (const name of names) {
      const value = (item as Row)[name];
      if (value !== null && value !== undefined) row[name] = value;
    }
    return row;
  });
  return rows.length < 2 ? rows : rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
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
