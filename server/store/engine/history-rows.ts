/**
 * What a step becomes when it is written: rows that are new get their ids, the claim its next version, and its history the entries
 * with numbers, each tied to the one before. Everything is given to a copy.
 */
import type { ClaimFacts } from '../../../rules/claim/facts.ts';
import type { CommentDraft, Entry } from '../../../rules/claim/step.ts';
import { sumOf, sumOfComment, sumOfRows, type Seal } from './seal.ts';
import { historyTable, nameOf } from './tables.ts';

export type Row = Record<string, unknown>;

export interface Writing {
  now: string;
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

interface Numbering {
  old: ClaimFacts | null;
  entries: Entry[];
  comments: CommentDraft[];
  writing: Writing;
}

/** The claim with ids, its next version and its longer history, and the history's new rows. */
export function numbered(
  facts: ClaimFacts,
  { old, entries, comments, writing }: Numbering,
): { written: ClaimFacts; history: Row[] } {
  // The desk's work of a case may lie at a claim to which nothing else happens: the party that answered last was another one.
  const tasks = withIds(facts.tasks, writing);
  if (entries.length === 0) return { written: { ...facts, tasks }, history: [] };
  const notices = withIds(facts.notices, writing);
  const associations = withIds(facts.associations, writing);
  const written: ClaimFacts = { ...facts, tasks, notices, associations, claim: { ...facts.claim } };
  const history = entries.map((entry) => {
    const seal = entry === entries.at(-1) ? sealOf(written, comments) : null;
    return { ...chain(written, entry, seal, writing), partnerId: facts.claim.partnerId };
  });
  written.claim.version = (old?.claim.version ?? 0) + 1;
  written.claim.updatedAt = writing.now;
  return { written, history };
}

/** Gives the entry its number and ties it to the one before. The claim's length and last hash move on with it. */
function chain(facts: ClaimFacts, entry: Entry, seal: Seal | null, writing: Writing): Row {
  const { claim } = facts;
  const number = claim.historyLength + 1;
  const row: Row = {
    claimId: claim.id,
    number,
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
    seal,
    previousHash: claim.historyHash,
  };
  row.hash = historyHash(row);
  claim.historyLength = number;
  claim.historyHash = row.hash as string;
  return row;
}

const hashed = Object.keys(historyTable.columns)
  .map((column) => nameOf(historyTable, column))
  .filter((name) => name !== 'hash' && name !== 'partnerId');

/**
 * SHA-256 over the entry's canonical JSON (keys sorted at every level, instants in UTC), the previous hash being one of its values.
 * The seal counts where there is one: entries from before there were seals keep their hashes.
 */
export function historyHash(entry: Row): string {
  const names = entry['seal'] == null ? hashed.filter((name) => name !== 'seal') : hashed;
  return sumOf(Object.fromEntries(names.map((name) => [name, entry[name] ?? null])));
}

/** Of the last entry of a step: all of the step's changes are in the rows by then. */
function sealOf(facts: ClaimFacts, comments: CommentDraft[]): Seal {
  const own = comments.filter((comment) => comment.claimId === facts.claim.id);
  return {
    rows: sumOfRows(facts),
    ...(own.length > 0 && {
      comments: Object.fromEntries(
        own.map(({ id, author, ...comment }) => [
          id as string,
          sumOfComment({ ...comment, authorSide: author.side, authorId: author.id, authorName: author.name }),
        ]),
      ),
    }),
  };
}
