/** What `cpor verify` has looked at and found. */
import type { Counts } from '../../store/engine/verify-beside.ts';
import type { LeftOver } from './left-over-files.ts';
import type { SubjectCounts } from './verify-subjects.ts';

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
