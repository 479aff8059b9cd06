/** In which role somebody does an act: which rows of an act table fit, and which of their roles reach so far. */
import type { ActRow, Place, Standing } from './act-row.ts';
import { type Actor, holds, type Role } from './role.ts';

/** The role in which this actor does the act of these rows: what history says they were. */
export function roleIn(
  rows: readonly ActRow[],
  actor: Actor,
  subject: Standing | null,
  place: Place = {},
): Role | undefined {
  const own = rows.filter((row) => row.side === actor.side);
  for (const row of [...fitting(own, subject), ...own]) {
    const role = row.roles.find((candidate) => covers(actor, [candidate], row, subject, place));
    if (role) return role;
  }
  return actor.grants[0]?.role;
}

export function fitting(rows: readonly ActRow[], subject: Standing | null): readonly ActRow[] {
  return subject ? rows.filter((row) => row.stages.includes(subject.stage)) : rows;
}

export function covers(
  actor: Actor,
  roles: readonly Role[],
  row: ActRow,
  subject: Standing | null,
  place: Place,
): boolean {
  const draft = subject?.draft ?? true;
  const submitNeeded = row.maySubmit === 'yes' || (row.maySubmit === 'after-draft' && !draft);
  const locationId = actor.side === 'partner' ? (subject?.locationId ?? place.locationId) : undefined;
  const programmes = subject?.programmes ?? place.programmes ?? [];
  const grants = actor.grants.filter(
    (grant) => !submitNeeded || grant.role !== 'incentives-user' || grant.maySubmit,
  );
  return holds({ ...actor, grants }, roles, locationId, actor.side === 'customer' ? [] : programmes);
}
