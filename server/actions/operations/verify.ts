/**
 * Checks what is stored against itself: each claim's history has no gap and its chain of hashes holds (H-1), it is a path that the
 * rules allow and folds to the state beside it (C-3), no key ever had two official holders, every proof file is what was
 * uploaded (C-1).
 */
import type { FileRow } from '../../store/postgres/backup.ts';
import type { ClaimKey } from '../../store/engine/load-world.ts';
import type { Database, Tx } from '../../store/postgres/tx.ts';
import { findOverlaps, readStoredFiles } from '../../store/engine/verify.ts';
import {
  countBeside,
  findChangedContacts,
  findFeedGaps,
  findMissingClaims,
  findMovedNotices,
  findUnfoundedReads,
  type Found,
} from '../../store/engine/verify-beside.ts';
import { findWrongReaders } from '../../store/engine/usage-readers.ts';
import { readWhole } from './backup.ts';
import { storageKey } from '../files/add-file.ts';
import { findLeftOver } from './left-over-files.ts';
import type { VerifyParts } from './process.ts';
import { processes } from './processes.ts';
import type { VerifyReport } from './verify-report.ts';
import { verifySubjects } from './verify-subjects.ts';

export type { VerifyReport } from './verify-report.ts';

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
  for (const process of processes) await process.verify(parts, report, problem);
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
    [findWrongReaders, 'A-5'],
  ];
  for (const [look, invariant] of looks)
    for (const { where, what } of await ask(look)) problem(`${where} ${what} (${invariant})`);
  report.beside = await ask(countBeside);
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
