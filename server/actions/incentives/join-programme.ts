import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { invited } from '../../../rules/incentives/enrolling.ts';
import type { Context, Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { type EnrolmentStanding, enrolmentAct } from './enrolment-act.ts';
import type { EnrolmentRef } from './enrolment-world.ts';

/** Where a programme is open to all, a location begins by itself. */
export function joinProgramme(
  ctx: Context,
  ref: EnrolmentRef,
  present: PresentValue<EnrolmentStanding>,
): Promise<Outcome<Reply>> {
  return enrolmentAct(
    ctx,
    ref,
    {
      right: 'joinProgramme',
      act: 'join-programme',
      on: 'enrolment',
      reason: null,
      rule: (world, { today }) =>
        world.agreement?.openToAll
          ? accept({ world: { ...world, row: invited(world.row, today) } })
          : deny('conflict', { code: 'not-in-this-state', pointer: '' }),
    },
    present,
  );
}
