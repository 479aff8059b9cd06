import { checkAbsence } from '../../../rules/programme/absence.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findSubstitute, putAbsence, type AbsenceRow } from '../../store/review/absences.ts';
import { realNow, type Context, type Reply } from '../run/context.ts';
import type { PresentValue, SetAbsenceInput } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';
import { dayAt } from './read-absence.ts';

/** Says from when until when one is away and who stands in; what was said before is replaced. */
export function setAbsence(
  ctx: Context,
  { from, until, substituteId }: SetAbsenceInput,
  present: PresentValue<AbsenceRow>,
): Promise<Outcome<Reply>> {
  const memberId = ctx.actor.id;
  return rowAct(
    ctx,
    {
      right: 'setAbsence',
      load: async (tx) => ({
        substitute: substituteId === null ? null : await findSubstitute(tx, substituteId),
      }),
      about: () => ({ memberId }),
      rule({ substitute }, { now }) {
        const wish = { from, until, substituteId };
        const problems = checkAbsence(wish, substitute, memberId, dayAt(ctx, now));
        if (problems.length > 0) return deny('invalid', ...problems);
        const setAt = realNow(ctx);
        return accept({
          value: {
            memberId,
            from,
            until,
            substitute: substitute && { id: substitute.id, name: substitute.name },
            setAt,
          },
          log: null,
          write: (tx) => putAbsence(tx, { memberId, ...wish, setAt }),
        });
      },
    },
    present,
  );
}
