/**
 * Checks what is stored against itself: each claim's history has no gap and its chain of hashes holds (H-1), it is a path that the
 * rules allow and folds to the state beside it (C-3), no key ever had two official holders (A-1), every proof file is what was
 * uploaded (C-1).
 */
import { checkFold, checkHistory, type Recorded } from '../../../rules/operations/history.ts';
import type { ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { checkBeside, type FindCalendar } from '../../../rules/operations/beside.ts';
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { Entry } from '../../../rules/claim/step.ts';
import { stateOf } from '../../../rules/claim/work.ts';
import type { FileStore } from '../../ports/files.ts';
import { entryOfToday } from '../../store/engine/former-words.ts';
import type { FileRow } from '../../store/postgres/backup.ts';
import { loadWorlds, type ClaimKey } from '../../store/engine/load-world.ts';
import type { Database, Tx } from '../../store/postgres/tx.ts';
import {
  findOverlaps,
  readClaimKeys,
  readHistories,
  readStoredFiles,
  type HistoryRow,
} from '../../store/engine/verify.ts';
import {
  countBeside,
  findChangedContacts,
  findFeedGaps,
  findMissingClaims,
  findMovedInstants,
  findMovedNotices,
  findUnfoundedReads,
  readCalendarVersions,
  readComments,
  readDerived,
  type Counts,
  type Found,
} from '../../store/engine/verify-beside.ts';
import { historyHash } from '../../store/engine/history-rows.ts';
import { readWhole } from './backup.ts';
import { storageKey } from '../files/add-file.ts';
import { findLeftOver, type LeftOver } from './left-over-files.ts';
import { checkDerived, checkSeals } from './verify-claim.ts';
import { verifySubjects, type SubjectCounts } from './verify-subjects.ts';

export interface VerifyParts {
  db: Database;
  files: FileStore;
  owner: World['clocks']['owner'];
  onProblem: (problem: string) => void;
}

export interface VerifyReport extends SubjectCounts {
  claims: number;
  entries: number;
  files: number;
  comments: number;
  /** Claims and comments whose last change is from before entries were sealed: their rows beside the state are checked by rule only. */
  unsealedClaims: number;
  unsealedComments: number;
  beside: Counts;
  /** Bytes in the store that no row speaks of, older than a day. */
  leftOver: LeftOver[];
  problems: string[];
}

const claimsAtOnce = 200;

export async function verify(parts: VerifyParts): Promise<VerifyReport> {
  const { db } = parts;
  const report: VerifyReport = {
    claims: 0,
    entries: 0,
    files: 0,
    comments: 0,
    subjects: 0,
    subjectEntries: 0,
    entriesWithoutHash: 0,
    unsealedClaims: 0,
    unsealedComments: 0,
    beside: { usageReads: 0, events: 0, contacts: 0, contactsWithoutEntry: 0 },
    leftOver: [],
    problems: [],
  };
  const problem = (text: string): void => {
    report.problems.push(text);
    parts.onProblem(text);
  };
  const calendars = await db.transact({ side: 'system' }, readCalendarVersions, 'read');
  let after: ClaimKey | null = null;
  for (;;) {
    const keys: ClaimKey[] = await verifyClaims(parts, { after, calendars, report, problem });
    report.claims += keys.length;
    after = keys.at(-1) ?? null;
    if (keys.length < claimsAtOnce) break;
  }
  Object.assign(report, await verifySubjects(db, problem));
  await verifyWhole(db, report, problem);
  report.files = await verifyFiles(parts, problem);
  for await (const one of findLeftOver(parts, Date.now())) report.leftOver.push(one);
  return report;
}

/** What no single claim can tell: rivals over time, gaps, what speaks of a claim from outside. */
async function verifyWhole(
  db: Database,
  report: VerifyReport,
  problem: (text: string) => void,
): Promise<void> {
  const ask = <T>(look: (tx: Tx) => Promise<T>): Promise<T> => db.transact({ side: 'system' }, look, 'read');
  for (const { tenantId, key, lineIds } of await ask(findOverlaps))
    problem(
      `tenant ${tenantId}, ${key}: lines ${lineIds.join(' and ')} were official at the same time (A-1)`,
    );
  const looks: [(tx: Tx) => Promise<Found[]>, string][] = [
    [findMissingClaims, 'H-1'],
    [findFeedGaps, 'H-1'],
    [findMovedNotices, 'N-1'],
    [findChangedContacts, 'A-3'],
    [findUnfoundedReads, 'A-5'],
  ];
  for (const [look, invariant] of looks)
    for (const { where, what } of await ask(look)) problem(`${where} ${what} (${invariant})`);
  report.beside = await ask(countBeside);
}

interface Page {
  after: ClaimKey | null;
  calendars: Map<string, Calendar>;
  report: VerifyReport;
  problem: (text: string) => void;
}

/** One snapshot for a page of claims, so that state and history are of the same instant. */
function verifyClaims(
  { db, owner }: VerifyParts,
  { after, calendars, report, problem }: Page,
): Promise<ClaimKey[]> {
  return db.transact({ side: 'system' }, { mode: 'read' }, async (tx, now) => {
    const keys = await readClaimKeys(tx, after, claimsAtOnce);
    if (keys.length === 0) return keys;
    const worlds = (await loadWorlds(tx, keys, owner, false))(now);
    const histories = await readHistories(tx, keys);
    const moved = Map.groupBy(await findMovedInstants(tx, keys), ({ claimId }) => claimId);
    const derived = new Map((await readDerived(tx, keys)).map((row) => [row.claimId, row]));
    const comments = await readComments(tx, keys);
    for (const { claims } of worlds) {
      const facts = claims[0] as ClaimFacts;
      const { id, number } = facts.claim;
      const history = histories.get(id) ?? [];
      const said = comments.get(id) ?? [];
      report.entries += history.length;
      report.comments += said.length;
      const sealed = checkSeals(facts, history, said);
      if (!sealed.rows) report.unsealedClaims += 1;
      report.unsealedComments += sealed.unsealedComments;
      const find: FindCalendar = (name, version) => calendars.get(`${name} ${version}`);
      const found = [
        ...problemsOfClaim(facts, history),
        ...sealed.problems.map((text) => `${text} (V-1)`),
        ...checkBeside(facts, history.map(recordedOf), find).map((text) => `${text} (V-1)`),
        ...(moved.get(id) ?? []).map(({ what }) => `${what} (V-1)`),
        ...checkDerived(facts, derived.get(id)).map((text) => `${text} (V-1)`),
      ];
      for (const text of found) problem(`claim ${number}: ${text}`);
    }
    return keys;
  });
}

function recordedOf(row: HistoryRow): Pick<Entry, 'act' | 'at' | 'detail'> {
  const { act, at, detail } = entryOfToday(row as unknown as Entry);
  return { act, at, detail };
}

/** Everything that is wrong with one claim's history and with what is stored beside it. */
export function problemsOfClaim(facts: ClaimFacts, history: HistoryRow[]): string[] {
  const problems: string[] = [];
  const { claim } = facts;
  let previous = '';
  for (const [index, row] of history.entries()) {
    if (row.number !== index + 1) problems.push(`entry ${index + 1} is missing (H-1)`);
    if (row.previousHash !== previous || row.hash !== historyHash(row))
      problems.push(`entry ${row.number} is not what was written (H-1)`);
    previous = row.hash;
  }
  if (claim.historyLength !== history.length || claim.historyHash !== previous)
    problems.push('the claim names another end of its history (H-1)');
  const entries = history.map(entryOf);
  const state = stateOf(withoutRowIds(facts));
  for (const { sequence, what, detail } of [
    ...checkHistory(entries),
    ...checkFold(entries.map(withoutIds), state),
  ]) {
    problems.push(`${sequence > 0 ? `entry ${sequence}: ` : ''}${what} ${detail} (C-3)`);
  }
  return problems;
}

function entryOf(row: HistoryRow): Recorded {
  const { act, at, before, after, actorSide, actorId, actorName, actorRole } = entryOfToday(
    row as HistoryRow & Record<string, string> & { act: string },
  );
  return {
    act: act as string,
    at: at as string,
    before: before as unknown as Entry['before'],
    after: after as unknown as Entry['after'],
    actor: {
      side: actorSide as Entry['actor']['side'],
      id: actorId as string,
      name: actorName as string,
      role: actorRole as string,
    },
  };
}

/** The row's own id is made by the store and is no part of the state that history speaks of. */
function withoutRowIds(facts: ClaimFacts): ClaimFacts {
  return { ...facts, associations: facts.associations.map(({ id: _id, ...association }) => association) };
}

function withoutIds<E extends Pick<Entry, 'after'>>(entry: E): E {
  return {
    ...entry,
    after: Object.fromEntries(
      Object.entries(entry.after).filter(([path]) => !/^associations\..*\.id$/.test(path)),
    ),
  };
}

async function verifyFiles({ db, files }: VerifyParts, problem: (text: string) => void): Promise<number> {
  let count = 0;
  let after: ClaimKey | null = null;
  for (;;) {
    const page: FileRow[] = await db.transact(
      { side: 'system' },
      (tx) => readStoredFiles(tx, after, 100),
      'read',
    );
    for (const row of page) {
      const { problem: found } = await readWhole(files, row);
      if (found !== null && !row.removed) problem(`file ${storageKey(row.tenantId, row.id)} ${found} (C-1)`);
      count += 1;
    }
    after = page.at(-1) ?? null;
    if (page.length < 100) return count;
  }
}
