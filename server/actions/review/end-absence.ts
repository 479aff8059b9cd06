import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { removeAbsence } from '../../store/review/absences.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';

/** Back again, or not going after all. Without an absence there is nothing to do, and that is fine. */
export function endAbsence(ctx: Context, present: PresentValue<null>): Promise<Outcome<Reply>> {
  const memberId = ctx.actor.id;
  return rowAct(
    ctx,
    {
      right: 'endAbsence',
      load: () => Promise.resolve({}),
      about: () => ({ memberId }),
      rule: () => accept({ value: null, log: null, write: (tx) => removeAbsence(tx, memberId) }),
    },
    present,
  );
}
