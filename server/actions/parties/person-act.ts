/**
 * How an admin changes a person of the own company, at a partner or at the programme owner: all who hold a role there under one lock,
 * the right as it is then, the change, and the log that the company and the person read.
 */
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { About } from '../../../rules/access/circumstances.ts';
import type { Outcome, Problem } from '../../../rules/engine/denial.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { lastAdminProblem, type CompanySide, type GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import {
  companyOf,
  findMemberOf,
  readCompany,
  type Company,
  type CompanyOf,
  type ListedMember,
} from '../../store/parties/members.ts';
import { lockPeople, nextVersion, partnerNames, type HeldRow } from '../../store/parties/people.ts';
import { findInvitations } from '../../store/parties/partner-lists.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { realNow, type Context, type Reply } from '../run/context.ts';
import { rowAct, type LogEntry } from '../run/row-act.ts';
import { memberRow, type MemberRow } from './list-members.ts';
import { peopleEntry, type PersonFacts } from './people-log.ts';

export type PresentMember = (member: MemberRow) => Reply;

/** What is known, under the lock, of the company and of the person. */
export interface People {
  side: CompanySide;
  company: Company;
  found: CompanyOf;
  /** Of everybody who is not deactivated; those who have not come yet are marked. */
  grants: HeldRow[];
  person: ListedMember;
  /** The partners with whom the person has a conflict of interest. */
  conflicts: MemberRow['conflicts'];
  invitation: MemberRow['invitation'];
  /** Of sessions, keys and invitations. */
  realNow: string;
}

export interface PersonChange {
  before: PersonFacts | null;
  after: PersonFacts | null;
  /** The person afterwards, as far as that differs. */
  person?: Partial<ListedMember>;
  conflicts?: MemberRow['conflicts'];
  invitation?: MemberRow['invitation'];
  write(tx: Tx): Promise<void>;
}

export interface PersonAct {
  /** Its row in the table of operations. */
  right: OperationId;
  memberId: string;
  why: string | null;
  /** What the right asks beside who the person is. */
  about?(people: People): About;
  /** Answers what changes, null when nothing does. */
  rule(people: People, tx: Tx): Outcome<PersonChange | null> | Promise<Outcome<PersonChange | null>>;
}

export function personAct(ctx: Context, act: PersonAct, present: PresentMember): Promise<Outcome<Reply>> {
  const { right, why } = act;
  const about = (people: People): About => ({
    memberId: act.memberId,
    over: people.person.disabledAt !== null,
    waiting: people.person.waiting,
    held: people.person.grants,
    ...act.about?.(people),
  });
  return rowAct(
    ctx,
    {
      right,
      why,
      load: (tx) => load(tx, ctx, act.memberId),
      // What the act itself has changed says nothing about whether it may be answered again.
      about: (people, replayed) => (replayed ? { memberId: act.memberId } : about(people)),
      version: ({ person }) => person.version,
      async rule(people, { tx }) {
        const denial = rightDenial(right, asOfNow(ctx.actor, people.grants), about(people));
        if (denial) return { ok: false, denial };
        const outcome = await act.rule(people, tx);
        if (!outcome.ok) return outcome;
        const change = outcome.value;
        return {
          ok: true,
          value: {
            value: afterwards(people, change),
            log: change && entryOf(people, change),
            write: async (writing) => {
              if (!change) return;
              await change.write(writing);
              await nextVersion(writing, act.memberId);
            },
          },
        };
      },
    },
    (member) => ({ reply: present(member) }),
  );
}

async function load(tx: Tx, ctx: Context, memberId: string): Promise<People | null> {
  const company = companyOf(ctx.actor);
  const grants = await lockPeople(tx, company);
  const found = await readCompany(tx, company);
  const person = await findMemberOf(tx, company, memberId);
  if (!person) return null;
  const [invitation = null] = person.waiting ? await findInvitations(tx, [memberId], realNow(ctx)) : [];
  return {
    side: company.side as CompanySide,
    company,
    found,
    grants,
    person,
    conflicts: await partnerNames(tx, person.conflictPartnerIds),
    invitation,
    realNow: realNow(ctx),
  };
}

/** Somebody may have taken the admin's own role a moment ago: two who deactivate each other do not both succeed. */
export function asOfNow(actor: Actor, grants: readonly HeldRow[]): Actor {
  return { ...actor, grants: grants.filter(({ memberId }) => memberId === actor.id) };
}

function afterwards(
  { person, found, conflicts, invitation }: People,
  change: PersonChange | null,
): MemberRow {
  const version = person.version + (change ? 1 : 0);
  const after = { ...person, ...change?.person, version };
  const row = memberRow(after, found.locations);
  return {
    ...row,
    conflicts: change?.conflicts ?? conflicts,
    invitation: change?.invitation === undefined ? invitation : change.invitation,
  };
}

function entryOf({ company, found, person }: People, { before, after }: PersonChange): LogEntry {
  return peopleEntry({ company, companyName: found.name, person, before, after });
}

/** The owner's people are changed with a reason; among colleagues of a partner it may be left out where a role says enough. */
export function whyProblems(why: string | null, needed = true): Problem[] {
  return needed ? filledProblems({ why: why ?? '' }) : [];
}

/** The last admin stays. Who was invited and has not come yet is nobody to rely on. */
export function lastProblem(
  { side, person, grants }: People,
  change: Omit<GrantChange, 'maySubmit'> | null,
): Problem | null {
  if (person.waiting) return null;
  return lastAdminProblem(
    side,
    change,
    person.id,
    grants.filter(({ waiting }) => !waiting),
  );
}
