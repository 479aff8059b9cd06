/** In which role somebody does an act: which rows of the act table fit, and which of their roles reach so far. */
import { type Act, type ActRow, actRows } from './act-table.ts';
import type { ClaimFacts } from '../claim/facts.ts';
import { type Actor, holds, type Role } from './role.ts';

/** Where an act happens that belongs to no claim yet. */
export interface Place {
  partnerId?: string;
  locationId?: string;
  programmes?: string[];
  tenantId?: string;
}

/** The role in which this actor does this act: what history says he was. */
export function roleFor(
  act: Act,
  actor: Actor,
  facts: ClaimFacts | null,
  place: Place = {},
): Role | undefined {
  const rows = actRows.filter((row) => row.act === act && row.side === actor.side);
  for (const row of [...fitting(rows, facts), ...rows]) {
    const role = row.roles.find((candidate) => covers(actor, [candidate], row, facts, place));
    if (role) return role;
  }
  return actor.grants[0]?.role;
}

export function fitting(rows: ActRow[], facts: ClaimFacts | null): ActRow[] {
  return facts ? rows.filter((row) => row.stages.includes(facts.claim.stage)) : rows;
}

export function covers(
  actor: Actor,
  roles: readonly Role[],
  row: ActRow,
  facts: ClaimFacts | null,
  place: Place,
): boolean {
  const draft = facts === null || facts.claim.stage === 'editing';
  const submitNeeded = row.maySubmit === 'yes' || (row.maySubmit === 'after-draft' && !draft);
  const locationId = actor.side === 'partner' ? (facts?.claim.locationId ?? place.locationId) : undefined;
  const programmes = facts?.claim.programmes ?? place.programmes ?? [];
  const grants = actor.grants.filter(
    (grant) => !submitNeeded || grant.role !== 'incentives-user' || grant.maySubmit,
  );
  return holds({ ...actor, grants }, roles, locationId, actor.side === 'customer' ? [] : programmes);
}
