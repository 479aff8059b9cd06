/** In which role somebody does an act on a claim. */
import type { Place, Standing } from '../../rights/act-row.ts';
import { roleIn } from '../../rights/acting-role.ts';
import type { Actor, Role } from '../../rights/role.ts';
import type { ClaimFacts } from '../facts.ts';
import { type Act, actRows } from './act-table.ts';

/** The role in which this actor does this act: what history says they were. */
export function roleFor(
  act: Act,
  actor: Actor,
  facts: ClaimFacts | null,
  place: Place = {},
): Role | undefined {
  return roleIn(
    actRows.filter((row) => row.act === act),
    actor,
    facts && standingOf(facts),
    place,
  );
}

export function standingOf({ claim }: ClaimFacts): Standing {
  const { stage, locationId, programmes } = claim;
  return { stage, draft: stage === 'editing', locationId, programmes };
}
