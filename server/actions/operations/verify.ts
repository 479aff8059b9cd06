/**
 * Checks what is stored against itself: each claim's history has no gap and its chain of hashes holds (H-1), it is a path that the
 * rules allow and folds to the state beside it (C-3), no key ever had two official holders (A-1), every proof file is what was
 * uploaded (C-1).
 */
import { checkFold, checkHistory } from '../../../rules/claim/history.ts';
import type { ClaimFacts, World } from '../../../rules/claim/facts.ts';
import type { Entry } from '../../../rules/claim/step.ts';
import { stateOf } from '../../../rules/claim/work.ts';
import type { FileStore } from '../../ports/files.ts';
import type { FileRow } from '../../store/postgres/backup.ts';
import { loadWorlds, type ClaimKey } from '../../store/engine/load-world.ts';
import type { Database } from '../../store/postgres/tx.ts';
import {
  findOverlaps,
  readClaimKeys,
  readHistories,
  readStoredFiles,
  type HistoryRow,
} from '../../store/engine/verify.ts';
import { historyHash } from '../../store/engine/write-step.ts';
import { readWhole } from './backup.ts';
import { storageKey } from '../files/add-file.ts';

export interface VerifyParts {
  db: Database;
  files: FileStore;
  owner: World['clocks']['owner'];
  onProblem: (problem: string) => void;
}
export interface VerifyReport {
  claims: number;
  entries: number;
  files: number;
  problems: number;
}

const claimsAtOnce = 200;

export async function verify(parts: VerifyParts): Promise<VerifyReport> {
  const report: VerifyReport = { claims: 0, entries: 0, files: 0, problems: 0 };
  const problem = (text: string): void => {
    report.problems += 1;
    parts.onProblem(text);
  };
  let after: ClaimKey | null = null;
  for (;;) {
    const { keys, entries }: { keys: ClaimKey[]; entries: number } = await verifyClaims(
      parts,
      after,
      problem,
    );
    report.claims += keys.length;
    report.entries += entries;
    after = keys.at(-1) ?? null;
    if (keys.length < claimsAtOnce) break;
  }
  const overlaps = await parts.db.transact({ side: 'system' }, (tx) => findOverlaps(tx), 'read');
  for (const { tenantId, key, lineIds } of overlaps)
    problem(
      `tenant ${tenantId}, ${key}: lines ${lineIds.join(' and ')} were official at the same time (A-1)`,
    );
  report.files = await verifyFiles(parts, problem);
  return report;
}

/** One snapshot for a page of claims, so that state and history are of the same instant. */
function verifyClaims(
  { db, owner }: VerifyParts,
  after: ClaimKey | null,
  problem: (text: string) => void,
): Promise<{ keys: ClaimKey[]; entries: number }> {
  return db.transact(
    { side: 'system' },
    async (tx) => {
      const keys = await readClaimKeys(tx, after, claimsAtOnce);
      if (keys.length === 0) return { keys, entries: 0 };
      const worlds = await loadWorlds(tx, keys, owner, false);
      const histories = await readHistories(tx, keys);
      let entries = 0;
      for (const { claims } of worlds) {
        const facts = claims[0] as ClaimFacts;
        const history = histories.get(facts.claim.id) ?? [];
        entries += history.length;
        for (const text of problemsOfClaim(facts, history)) problem(`claim ${facts.claim.number}: ${text}`);
      }
      return { keys, entries };
    },
    'read',
  );
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

function entryOf(row: HistoryRow): Pick<Entry, 'act' | 'at' | 'actor' | 'before' | 'after'> {
  const { act, at, before, after, actorSide, actorId, actorName, actorRole } = row as HistoryRow &
    Record<string, string>;
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
