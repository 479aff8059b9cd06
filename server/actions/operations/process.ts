/**
 * What a process tells of its subjects so that they are swept and verified like all others. How somebody acts on one is its `Subject` of
 * `run`; what it may be done by whom stands in the table of rights.
 */
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { FileStore } from '../../ports/files.ts';
import type { Settled } from '../../store/engine/due.ts';
import type { ClaimKey } from '../../store/engine/load-world.ts';
import type { Database, Tx } from '../../store/postgres/tx.ts';
import type { Services } from '../run/context.ts';
import type { VerifyReport } from './verify-report.ts';

export type Sweeping = Pick<Services, 'db' | 'clock' | 'random' | 'owner'>;

export interface VerifyParts {
  db: Database;
  files: FileStore;
  owner: World['clocks']['owner'];
  onProblem: (problem: string) => void;
}

export interface Process extends Settled {
  kind: SubjectKind;
  /** Takes these, which are locked, to now, and writes what that changed with the commit. Answers how many changed. */
  settleDue(tx: Tx, services: Sweeping, due: ClaimKey[], now: string): Promise<number>;
  /** Holds every subject against its history. */
  verify(parts: VerifyParts, report: VerifyReport, problem: (text: string) => void): Promise<void>;
}
