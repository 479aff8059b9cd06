/** What giving and taking a role share. */
import type { Outcome } from '../../../rules/engine/denial.ts';
import { sameGrant, type GrantChange } from '../../../rules/rights/role-grants.ts';
import type { HeldGrant } from '../../store/parties/people.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context, Reply } from '../run/context.ts';
import { deny } from '../../../rules/engine/denial.ts';
import { personAct, whyProblems, type People, type PersonChange, type PresentMember } from './person-act.ts';
import { placeProblems } from './place-words.ts';

export interface RoleChange extends GrantChange {
  memberId: string;
  /** Needed at the programme owner. */
  why: string | null;
}

/** `held`: the same role at the same place, as the person has it. */
type Change = (
  tx: Tx,
  people: People,
  held: HeldGrant | undefined,
) => Outcome<PersonChange | null> | Promise<Outcome<PersonChange | null>>;

export function roleAct(
  ctx: Context,
  input: RoleChange,
  what: 'grant' | 'revoke',
  change: Change,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  return personAct(
    ctx,
    {
      right: what === 'grant' ? 'grantRole' : 'revokeRole',
      what: `${what}-role`,
      memberId: input.memberId,
      why: input.why,
      about: ({ grants }) => ({
        change: {
          grant: input,
          held: grants.filter(({ memberId }) => memberId === input.memberId),
          what,
        },
      }),
      async decide(tx, people) {
        const problems = [
          ...(await placeProblems(tx, people.side, people.found, input)),
          ...whyProblems(input.why, people.side === 'owner'),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        return change(
          tx,
          people,
          people.grants.find((grant) => grant.memberId === input.memberId && sameGrant(grant, input)),
        );
      },
    },
    present,
  );
}
