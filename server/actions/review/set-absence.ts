import { checkAbsence } from '../../../rules/programme/absence.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findAbsence, findSubstitute, putAbsence, type AbsenceRow } from '../../store/review/absences.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, realNow, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue, SetAbsenceInput } from '../run/inputs.ts';
import { dayAt, readOnlyProblem, reviewerProblem } from './read-absence.ts';

/** Says from when until when one is away and who stands in; what was said before is replaced. */
export function setAbsence(
  ctx: Context,
  input: SetAbsenceInput,
  present: PresentValue<AbsenceRow>,
): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => replayOf(tx, ctx, nilTenant) },
      async (tx, now, replay) => {
        const forbidden = readOnlyProblem(ctx.actor) ?? reviewerProblem(ctx.actor);
        if (forbidden) return deny('forbidden', forbidden);
        if (replay) return replay;
        const substitute = input.substituteId === null ? null : await findSubstitute(tx, input.substituteId);
        const today = dayAt(ctx, now);
        const problems = checkAbsence(input, substitute, ctx.actor.id, today);
        if (problems.length > 0) return deny('invalid', ...problems);
        await putAbsence(tx, { memberId: ctx.actor.id, ...input, setAt: realNow(ctx) });
        const { reply } = present((await findAbsence(tx, ctx.actor.id, today)) as AbsenceRow);
        if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
        return accept(reply);
      },
    ),
  );
}
