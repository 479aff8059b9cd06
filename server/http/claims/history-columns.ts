/** The columns of a claim's history as CSV: what changed stands in one cell, one change after the other. */
import type { Columns } from '../frame/csv.ts';
import type { EntryJson } from './present-history.ts';

export const historyColumns = [
  'number',
  'at',
  'recordedAt',
  'act',
  'actorSide',
  'actorRole',
  'actorName',
  'reason',
  'changes',
  'detail',
] as const;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

export const historyColumnsOf: Record<(typeof historyColumns)[number], Columns<EntryJson>[string]> = {
  number: (entry) => entry.number,
  at: (entry) => entry.at,
  recordedAt: (entry) => entry.recordedAt,
  act: (entry) => entry.act,
  actorSide: (entry) => entry.actor.side,
  actorRole: (entry) => entry.actor.role,
  actorName: (entry) => entry.actor.name,
  reason: (entry) => entry.reason,
  changes: (entry) =>
    entry.changes.map(
      ({ part, of, field, before, after }) =>
        [part, of, field].filter(Boolean).join('.') + `: ${textOf(before)} → ${textOf(after)}`,
    ),
  detail: (entry) => (Object.keys(entry.detail).length > 0 ? JSON.stringify(entry.detail) : null),
};
