/** One claim's rows against the seals in its history, and against what the program derives from its state. */
import type { ClaimFacts } from '../../../rules/claim/facts.ts';
import { keyPhase } from '../../../rules/claim/line-key.ts';
import { statusOf } from '../../../rules/claim/status.ts';
import { sumOfComment, sumOfRows, type Seal, type SealedComment } from '../../store/engine/seal.ts';
import type { HistoryRow } from '../../store/engine/verify.ts';
import type { Derived } from '../../store/engine/verify-beside.ts';

export interface SealCheck {
  problems: string[];
  /** Could the rows be held against a seal? Not where the last entry is from before there were any. */
  rows: boolean;
  unsealedComments: number;
}

const sealOf = (entry: HistoryRow | undefined): Seal | null => (entry?.['seal'] ?? null) as Seal | null;

export function checkSeals(
  facts: ClaimFacts,
  history: HistoryRow[],
  comments: (SealedComment & { id: string })[],
): SealCheck {
  const problems: string[] = [];
  const last = sealOf(history.at(-1));
  if (last && last.rows !== sumOfRows(facts))
    problems.push(`its notices, clocks or files are not as entry ${history.length} left them`);
  const first = history.find((entry) => sealOf(entry) !== null);
  // An old entry may not follow a sealed one: the last entry of every step has a seal since there are any.
  if (first && !last) problems.push('its last entry has no seal, and an earlier one has');
  const sums = new Map(history.flatMap((entry) => Object.entries(sealOf(entry)?.comments ?? {})));
  let unsealedComments = 0;
  for (const comment of comments) {
    const sum = sums.get(comment.id);
    sums.delete(comment.id);
    if (sum !== undefined && sum !== sumOfComment(comment))
      problems.push(`comment ${comment.id} is not what was written`);
    if (sum !== undefined) continue;
    const since = first?.['recordedAt'] as string | undefined;
    if (since && Temporal.Instant.compare(comment.at, since) > 0)
      problems.push(`comment ${comment.id} is in no entry`);
    else unsealedComments += 1;
  }
  for (const id of sums.keys()) problems.push(`comment ${id} was written and is not there`);
  return { problems, rows: last !== null, unsealedComments };
}

/** Lists and rivals look at these; they follow from the state. */
export function checkDerived(facts: ClaimFacts, stored: Derived | undefined): string[] {
  if (!stored) return [];
  const problems: string[] = [];
  const status = statusOf(facts);
  if (stored.status !== status) problems.push(`stands in lists as ${stored.status} and is ${status}`);
  const contested = facts.lines.some((line) => line.arbitration === 'waiting');
  if (stored.contested !== contested) problems.push(`stands in lists as ${contested ? 'not ' : ''}contested`);
  const held = facts.lines.flatMap((line) => {
    const phase = keyPhase(facts, line);
    return phase ? [`${line.id} ${line.key} ${phase}`] : [];
  });
  const kept = stored.keys.map(({ lineId, key, phase }) => `${lineId} ${key} ${phase}`);
  if (held.toSorted().join() !== kept.toSorted().join())
    problems.push('the keys it holds against rivals are not those of its lines');
  return problems;
}
