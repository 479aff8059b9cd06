import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { whyNotAssignable } from '../../../rules/claim/review.ts';
import { isAbsent } from '../../../rules/programme/absence.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import { countAssigned } from '../../store/parties/people.ts';
import { loadReviewers } from '../../store/parties/parties.ts';
import { findAbsences, type AbsenceRow } from '../../store/review/absences.ts';
import { scopeOf } from '../run/context.ts';
import type { ClaimRef, Context } from '../run/context.ts';
import { dayAt } from './read-absence.ts';

export interface AssigneeRow {
  id: string;
  name: string;
  /** Claims of the queue in hand. */
  claims: number;
  capacity: number | null;
  /** Away now or later. */
  absence: AbsenceRow | null;
  away: boolean;
  /** Why the claim cannot be theirs; null: it can. */
  problem: Problem | null;
}

/** Everybody who reviews, and whether this claim can be theirs: the same question that assigning asks. */
export function listAssignees(ctx: Context, ref: ClaimRef): Promise<Outcome<AssigneeRow[]>> {
  const denial = rightDenial('listAssignees', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return ctx.db.transact(
    scopeOf(ctx.actor, ref.tenantId),
    { first: (tx) => loadWorlds(tx, [ref], ctx.owner, false), mode: 'read' },
    async (tx, now, worldsAt) => {
      const [loaded] = worldsAt(now);
      const claim = loaded?.claims.find((one) => one.claim.id === ref.id)?.claim;
      if (!loaded || !claim || claim.submittedAt === null)
        return deny('hidden', { code: 'not-found', pointer: '' });
      const { world } = settle(loaded, now);
      const people = await loadReviewers(tx);
      const ids = people.map(({ id }) => id);
      const today = dayAt(ctx, now);
      const absences = await findAbsences(tx, ids, today);
      const counts = await countAssigned(tx, ids);
      return accept(
        people.map((person): AssigneeRow => {
          const absence = absences.find(({ memberId }) => memberId === person.id) ?? null;
          return {
            id: person.id,
            name: person.name,
            capacity: person.capacity,
            claims: counts.find(({ memberId }) => memberId === person.id)?.claims ?? 0,
            absence,
            away: absence !== null && isAbsent(absence, today),
            problem: whyNotAssignable(world, ref.id, { ...person, partnerIds: person.conflictPartnerIds }),
          };
        }),
      );
    },
  );
}
