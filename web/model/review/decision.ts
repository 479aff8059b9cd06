/** What a reviewer may decide of a claim now, and the decision as it is sent. */
import type { Line, LineDecision } from '#sdk';

export interface DecisionDraft {
  decision: '' | 'approve' | 'reject';
  codes: string[];
  /** What was found, and where. */
  evidence: string;
  /** What would change a rejection; empty: what the catalogue of reasons says. */
  remedy: string;
}

/** Undecided and disputed lines; approved ones whose consent can no longer come by itself can only be rejected. */
const open = new Set(['undecided', 'disputed', 'unconfirmed', 'paused']);

export function decidable(lines: readonly Line[]): Line[] {
  return lines.filter((line) => open.has(line.outcome));
}

export function decisionsOf(
  lines: readonly Line[],
  drafts: Readonly<Record<string, DecisionDraft>>,
): LineDecision[] {
  return lines.flatMap((line): LineDecision[] => {
    const draft = drafts[line.id];
    if (!draft || draft.decision === '') return [];
    const rejected = draft.decision === 'reject';
    return [
      {
        lineId: line.id,
        decision: draft.decision,
        codes: rejected ? draft.codes : [],
        evidence: draft.evidence.trim() || null,
        remedy: rejected ? draft.remedy.trim() || null : null,
      },
    ];
  });
}
