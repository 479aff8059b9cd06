import { rightDenial } from '../../../rules/rights/may-call.ts';
import { accept, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { holds, type Actor } from '../../../rules/rights/role.ts';
import { scopeProblem } from '../../../rules/rights/scopes.ts';
import { findAbsence, type AbsenceRow } from '../../store/review/absences.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, scopeOf } from '../run/context.ts';

/** Only who reviews claims has work that waits while he is away. */
export function reviewerProblem(actor: Actor): Problem | null {
  if (holds(actor, ['reviewer', 'senior-reviewer'])) return null;
  return {
    code: 'role-missing',
    pointer: '',
    params: { roles: ['reviewer', 'senior-reviewer'], grantedBy: 'programme-admin' },
  };
}

/** For acts of a person that are in no table: an API key needs the scope, and one that reads writes nothing. */
export function readOnlyProblem(actor: Actor): Problem | null {
  return actor.readOnly ? { code: 'read-only-key', pointer: '' } : scopeProblem(actor, 'reviews:write');
}

/** The day at the programme owner's desk. */
export function dayAt({ owner }: Pick<Context, 'owner'>, now: string): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(owner.zone).toPlainDate().toString();
}

/** One's own; null when there is none, now or later. */
export function readAbsence(ctx: Context): Promise<Outcome<AbsenceRow | null>> {
  const denial = rightDenial('readAbsence', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) =>
    accept(await findAbsence(tx, ctx.actor.id, dayAt(ctx, now))),
  );
}
