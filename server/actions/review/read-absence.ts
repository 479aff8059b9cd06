import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findAbsence, type AbsenceRow } from '../../store/review/absences.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, scopeOf } from '../run/context.ts';

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
