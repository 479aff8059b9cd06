import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { removeAbsence } from '../../store/review/absences.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import { again } from '../run/run.ts';
import { replayOf, stored } from '../run/replay.ts';
import { type Context, realNow, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { readOnlyProblem, reviewerProblem } from './read-absence.ts';

/** Back again, or not going after all. Without an absence there is nothing to do, and that is fine. */
export function endAbsence(ctx: Context, present: PresentValue<null>): Promise<Outcome<Reply>> {
  return again(() =>
    ctx.db.transact(scopeOf(ctx.actor, null), async (tx) => {
      const forbidden = readOnlyProblem(ctx.actor) ?? reviewerProblem(ctx.actor);
      if (forbidden) return deny('forbidden', forbidden);
      const replay = await replayOf(tx, ctx, nilTenant);
      if (replay) return replay;
      await removeAbsence(tx, ctx.actor.id);
      const { reply } = present(null);
      if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
      return accept(reply);
    }),
  );
}
