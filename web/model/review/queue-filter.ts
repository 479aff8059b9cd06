/** What the queue asks the API for, from the words of its address. */
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
 * The claim to go on with: one's own first, then the soonest that nobody has. What belongs to one's own partner is for
 * others.
 */
export function nextOf<Row extends Waiting>(
  rows: readonly Row[],
  memberId: string,
  but: string,
): Row | undefined {
  const open = rows.filter((row) => row.id !== but && !row.conflict);
  return open.find((row) => row.assignee?.id === memberId) ?? open.find((row) => row.assignee === null);
}
