/** What giving and taking a role share: whose it is, whether the place exists, who may, the log, and the answer. */
import { deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { sameGrant, type GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Grant, Role } from '../../../rules/rights/role.ts';
import {
  companyOf,
  findMemberOf,
  readCompany,
  type CompanyOf,
  type ListedMember,
} from '../../store/parties/members.ts';
import { readReference } from '../../store/engine/reference.ts';
import { lockGrants, type HeldGrant } from '../../store/parties/role-grants.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context, Reply } from '../run/context.ts';
import { rowAct, type LogEntry } from '../run/row-act.ts';
import { memberRow, type MemberRow } from './list-members.ts';

export type PresentMember = (member: MemberRow) => Reply;
export interface RoleChange extends GrantChange {
  memberId: string;
}

/** Whether the role lets submit, before and after; null: it was not held, or is no longer. */
export interface ChangedRole {
  before: boolean | null;
  after: boolean | null;
  write(tx: Tx): Promise<void>;
}

export interface RoleAct {
  right: 'grantRole' | 'revokeRole';
  /** Answers what changes, null when nothing does. `grants` are those of the whole company, `held` those of the person. */
  rule(grants: HeldGrant[], held: HeldGrant[]): Outcome<ChangedRole | null>;
}

interface Staff {
  grants: HeldGrant[];
  /** null: there is no such person, or none any more. */
  member: ListedMember | null;
  company: CompanyOf;
  programmes: string[];
}

export function roleAct(
  ctx: Context,
  input: RoleChange,
  present: PresentMember,
  { right, rule }: RoleAct,
): Promise<Outcome<Reply>> {
  const heldIn = (grants: HeldGrant[]): HeldGrant[] =>
    grants.filter((grant) => grant.memberId === input.memberId);
  const what = right === 'grantRole' ? 'grant' : 'revoke';
  return rowAct(
    ctx,
    {
      right,
      load: (tx) => loadStaff(tx, ctx, input.memberId),
      about: ({ grants }) => ({ change: { grant: input, held: heldIn(grants), what } }),
      rule({ grants, member, company, programmes }) {
        if (!member) return deny('hidden', { code: 'not-found', pointer: '' });
        const problems = placeProblems(input, company, programmes);
        if (problems.length > 0) return deny('invalid', ...problems);
        const outcome = rule(grants, heldIn(grants));
        if (!outcome.ok) return outcome;
        const changed = outcome.value;
        const after = changed ? { ...member, grants: grantsAfter(member.grants, input, changed) } : member;
        return {
          ok: true,
          value: {
            value: memberRow(after, company.locations),
            log: changed && logOf(ctx, input, { changed, member, company }),
            write: (tx) => changed?.write(tx) ?? Promise.resolve(),
          },
        };
      },
    },
    (member) => ({ reply: present(member) }),
  );
}

async function loadStaff(tx: Tx, { actor }: Context, memberId: string): Promise<Staff> {
  const whose = companyOf(actor);
  const grants = await lockGrants(tx, whose.partnerId as string);
  const member = await findMemberOf(tx, whose, memberId);
  const company = await readCompany(tx, whose);
  const { catalog } = await readReference(tx, []);
  return {
    grants,
    member: member?.disabledAt === null ? member : null,
    company,
    programmes: catalog.programmes.map(({ id }) => id),
  };
}

function placeProblems(
  { locationId, programme }: RoleChange,
  { locations }: CompanyOf,
  programmes: string[],
): Problem[] {
  const problems: Problem[] = [];
  if (locationId !== null && !locations.some(({ id }) => id === locationId))
    problems.push({ code: 'value-invalid', pointer: '/locationId' });
  if (programme !== null && !programmes.includes(programme))
    problems.push({ code: 'value-invalid', pointer: '/programme' });
  return problems;
}

/** In the order in which they are read: by role, location and programme, what is for everywhere last. */
function grantsAfter(
  held: Grant[],
  { role, locationId, programme }: RoleChange,
  { after }: ChangedRole,
): Grant[] {
  const others = held.filter((grant) => !sameGrant(grant, { role, locationId, programme }));
  const added = after === null ? [] : [{ role, locationId, programme, maySubmit: after }];
  const rank = (grant: Grant): string =>
    [grant.role, grant.locationId ?? '\uffff', grant.programme ?? '\uffff'].join(' ');
  return [...others, ...added].toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** With names as they were then: the log is read long after somebody or something is called otherwise. */
export interface LoggedRole {
  company: string | null;
  person: string;
  role: Role;
  programme: string | null;
  location: { number: string; name: string } | null;
  maySubmit: boolean;
}

function logOf(
  { actor }: Context,
  { role, programme, locationId }: RoleChange,
  { changed, member, company }: { changed: ChangedRole; member: ListedMember; company: CompanyOf },
): LogEntry {
  const place = company.locations.find(({ id }) => id === locationId);
  const held = (maySubmit: boolean | null): LoggedRole | null =>
    maySubmit === null
      ? null
      : {
          company: company.name,
          person: member.name,
          role,
          programme,
          location: place ? { number: place.number, name: place.name } : null,
          maySubmit,
        };
  return {
    subject: peopleOf(actor.partnerId as string),
    before: held(changed.before),
    after: held(changed.after),
  };
}

/** Under this subject the log keeps what happened to the roles of a partner's people. */
export const peopleOf = (partnerId: string): string => `people:${partnerId}`;
