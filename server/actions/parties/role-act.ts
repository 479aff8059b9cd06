/** What giving and taking a role share. */
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import { sameGrant, type GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Grant } from '../../../rules/rights/role.ts';
import type { Context, Reply } from '../run/context.ts';
import { personAct, whyProblems, type People, type PersonChange, type PresentMember } from './person-act.ts';
import { placeProblems } from './place-words.ts';

export interface RoleChange extends GrantChange {
  memberId: string;
  /** Needed at the programme owner. */
  why: string | null;
}

/** `held`: the same role at the same place, as the person has it. */
type Change = (people: People, held: Grant | undefined) => Outcome<PersonChange | null>;

export function roleAct(
  ctx: Context,
  input: RoleChange,
  what: 'grant' | 'revoke',
  change: Change,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  const { memberId, why } = input;
  return personAct(
    ctx,
    {
      right: what === 'grant' ? 'grantRole' : 'revokeRole',
      memberId,
      why,
      about: ({ person }) => ({ change: { grant: input, held: person.grants, what } }),
      async rule(people, tx) {
        const { side, found, person } = people;
        const problems = [
          ...(await placeProblems(tx, side, found, input)),
          ...whyProblems(why, side === 'owner'),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        return change(
          people,
          person.grants.find((grant) => sameGrant(grant, input)),
        );
      },
    },
    present,
  );
}

/** In the order in which they are read: by role, location and programme, what is for everywhere last. `after` null: taken. */
export function grantsAfter(held: Grant[], change: RoleChange, after: boolean | null): Grant[] {
  const { role, locationId, programme } = change;
  const others = held.filter((grant) => !sameGrant(grant, change));
  const added = after === null ? [] : [{ role, locationId, programme, maySubmit: after }];
  const rank = (grant: Grant): string =>
    [grant.role, grant.locationId ?? '\uffff', grant.programme ?? '\uffff'].join(' ');
  return [...others, ...added].toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
