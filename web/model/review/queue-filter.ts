/** What the queue asks the API for, from the words of its address. */
import type { Claim } from '#sdk';
import type { QueueSearch, QueueView } from '../frame/search/owner.ts';

const assignees: Partial<Record<QueueView, 'me' | 'none' | 'covered' | 'absent'>> = {
  mine: 'me',
  unassigned: 'none',
  covered: 'covered',
  absent: 'absent',
};

export interface QueueFilter {
  assignee?: 'me' | 'none' | 'covered' | 'absent';
  overdue?: true;
  stage?: NonNullable<QueueSearch['stage']>[];
  publicSector?: boolean;
  partner?: string;
}

export function queueFilter({ view = 'due', stage, sector, partner }: QueueSearch): QueueFilter {
  const assignee = assignees[view];
  return {
    ...(assignee && { assignee }),
    ...(view === 'overdue' && { overdue: true }),
    ...(stage && { stage: [stage] }),
    ...(sector && { publicSector: sector === 'public' }),
    ...(partner && { partner }),
  };
}

export function isFiltered({ stage, sector, partner }: QueueSearch): boolean {
  return stage !== undefined || sector !== undefined || partner !== undefined;
}

interface Waiting {
  id: string;
  assignee: { id: string | null } | null;
  conflict: boolean;
}

/**
 * The claims to go on with, the best first: one's own, then the soonest that nobody has. What belongs to one's own partner is
 * for others.
 */
export function nextOf<Row extends Waiting>(rows: readonly Row[], memberId: string, but: string): Row[] {
  const open = rows.filter((row) => row.id !== but && !row.conflict);
  return [
    ...open.filter((row) => row.assignee?.id === memberId),
    ...open.filter((row) => row.assignee === null),
  ];
}

const deskWork = new Set([
  'start-review',
  'decide-claim',
  'request-information',
  'decide-arbitration',
  'confirm-arbitration',
  'answer-question',
  'decide-end-request',
]);

/** Something of the claim can be done now, by this reader: not a dispute of one's own rejection, nor a wait for rivals. */
export function hasWork({ allowedActions }: Pick<Claim, 'allowedActions'>): boolean {
  return allowedActions.some(({ action, allowed }) => allowed && deskWork.has(action));
}
