/** What submitting makes of lines: the subscription that is meant is stored, and the key they will hold (domain 4.1). */
import { openCases } from './arbitration.ts';
import { enteredOf } from './entry.ts';
import { resolveLine } from './entry-lines.ts';
import type { Line } from './facts.ts';
import { submittedKeys } from './submission-limit.ts';
import { type Work, factsOf } from './work.ts';

/** The claim was checked for submit: every line entered since can be resolved. Returns the lines that got their key now. */
export function resolveNewLines(work: Work, claimId: string, now: string): Line[] {
  const facts = factsOf(work.world, claimId);
  const entered = enteredOf(facts);
  const fresh = facts.lines.filter((line) => line.review === 'undecided' && line.key === null);
  const before = submittedKeys(facts.claim, facts.lines);
  for (const line of fresh) {
    const resolved = resolveLine(work.world, entered, line);
    if (!resolved) throw new Error(`line ${line.id} was accepted but means no item`);
    line.subscriptionId = resolved.subscriptionId;
    line.key = resolved.key;
  }
  facts.claim.submittedKeys = [...before, ...fresh.map(({ key }) => ({ key: key as string, at: now }))];
  if (fresh.length > 0) openCases(work, claimId, now);
  return fresh;
}
