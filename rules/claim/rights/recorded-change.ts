/**
 * May this act, by this actor, change a claim like this? Asked before an entry is recorded, and again of every stored history, so that both
 * read the same two tables.
 */
import { type Act, type ActRow, acts, actRows } from './act-table.ts';
import type { Side } from '../../engine/side.ts';
import { type LineMove, lineMoves, mayMove } from './line-table.ts';
import type { Stage } from '../facts.ts';

export interface RecordedChange {
  act: string;
  actor: { side: Side; role: string };
  /** Changed values by their path: 'claim.stage', 'lines.<id>.review'; null stands for "was not there". */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export interface ForbiddenChange {
  what: 'act-unknown' | 'side-forbidden' | 'role-forbidden' | 'stage-forbidden' | 'move-forbidden';
  detail: string;
}

/** Everything the tables do not allow; `from` is the claim's stage before, null for a claim that does not exist yet. */
export function forbiddenChanges(change: RecordedChange, from: Stage | null): ForbiddenChange[] {
  return [...forbiddenAct(change, from), ...forbiddenMoves(change)];
}

function forbiddenAct({ act, actor, after }: RecordedChange, from: Stage | null): ForbiddenChange[] {
  if (!(acts as readonly string[]).includes(act)) return [{ what: 'act-unknown', detail: act }];
  const rows = actRows.filter((row) => row.act === act && row.side === actor.side);
  if (rows.length === 0) return [{ what: 'side-forbidden', detail: `${act} by ${actor.side}` }];
  const found: ForbiddenChange[] = [];
  if (!rows.some((row) => (row.roles as string[]).includes(actor.role)))
    found.push({ what: 'role-forbidden', detail: `${act} as ${actor.role}` });
  const starts = rows.filter((row) => startsIn(row, from));
  if (starts.length === 0) found.push({ what: 'stage-forbidden', detail: `${act} from ${from}` });
  const to = (after['claim.stage'] ?? null) as Stage | null;
  if (to !== null && to !== from && starts.length > 0 && !starts.some((row) => row.to.includes(to)))
    found.push({ what: 'stage-forbidden', detail: `${act} from ${from} to ${to}` });
  return found;
}

function startsIn(row: ActRow, from: Stage | null): boolean {
  return from === null ? row.act === ('create-claim' satisfies Act) : row.stages.includes(from);
}

/** A line begins undecided, not asked and without an association; a line left out of a draft is gone. */
function forbiddenMoves({ act, before, after }: RecordedChange): ForbiddenChange[] {
  return Object.entries(after).flatMap(([path, to]) => {
    const from = before[path];
    const [part, , field] = path.split('.');
    const moves =
      part === 'lines' && field !== undefined && Object.hasOwn(lineMoves, field)
        ? (lineMoves[field as keyof typeof lineMoves] as LineMove<unknown>[])
        : undefined;
    if (!moves || from == null || to === null || mayMove(moves, from, to, act)) return [];
    return [{ what: 'move-forbidden', detail: `${path} from ${String(from)} to ${String(to)} by ${act}` }];
  });
}
