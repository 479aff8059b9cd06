/** The histories of tenants, companies and settings: whole, and as they were written (H-1). */
import { namedHash, readNamedHistories, type NamedHistory } from '../../store/engine/named-subjects.ts';
import type { Database } from '../../store/postgres/tx.ts';

export interface SubjectCounts {
  subjects: number;
  subjectEntries: number;
  /** From before there were hashes: that none is missing is all that can be said of them. */
  entriesWithoutHash: number;
}

const subjectsAtOnce = 100;

export async function verifySubjects(db: Database, problem: (text: string) => void): Promise<SubjectCounts> {
  const counts: SubjectCounts = { subjects: 0, subjectEntries: 0, entriesWithoutHash: 0 };
  let after: NamedHistory | null = null;
  for (;;) {
    const page: NamedHistory[] = await db.transact(
      { side: 'system' },
      (tx) => readNamedHistories(tx, after, subjectsAtOnce),
      'read',
    );
    for (const history of page) {
      counts.subjects += 1;
      counts.subjectEntries += history.entries.length;
      counts.entriesWithoutHash += history.carriedOver;
      for (const text of problemsOfSubject(history)) problem(`${wordOf(history)}: ${text} (H-1)`);
    }
    after = page.at(-1) ?? null;
    if (page.length < subjectsAtOnce) return counts;
  }
}

const wordOf = ({ kind, name, realm }: NamedHistory): string => `${kind} ${name || realm}`;

export function problemsOfSubject({ length, hash, carriedOver, entries }: NamedHistory): string[] {
  const problems: string[] = [];
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.number !== index + 1) problems.push(`entry ${index + 1} is missing`);
    const expected = entry.number <= carriedOver ? '' : namedHash(entry);
    if (entry.previousHash !== previous || entry.hash !== expected)
      problems.push(`entry ${entry.number} is not what was written`);
    previous = entry.hash;
  }
  if (length !== entries.length || hash !== previous) problems.push('it names another end of its history');
  return problems;
}
