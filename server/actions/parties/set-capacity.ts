import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { putCapacity } from '../../store/parties/people.ts';
import type { Context, Reply } from '../run/context.ts';
import { personAct, whyProblems, type PresentMember } from './person-act.ts';

export interface CapacityInput {
  memberId: string;
  /** How many claims of the queue the person has in hand at most; null: no such number. */
  capacity: number | null;
  why: string;
}

/** Assigning beyond it warns and does not stop: somebody has to do the work. */
export function setCapacity(
  ctx: Context,
  { memberId, capacity, why }: CapacityInput,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: 'setCapacity',
      memberId,
      why,
      rule({ person }) {
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        if (person.capacity === capacity) return deny('conflict', { code: 'nothing-changed', pointer: '' });
        return accept({
          before: { capacity: person.capacity },
          after: { capacity },
          person: { capacity },
          write: (tx) => putCapacity(tx, memberId, capacity),
        });
      },
    },
    present,
  );
}
