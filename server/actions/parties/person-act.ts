/**
 * The one way in which a person is changed by an admin of the own company, at a partner or at the programme owner: the lock, the right as
 * it is then, replay, version, the change, the log that both read, and the answer.
 */
import { rightDenial } from '../../../rules/rights/may-call.ts';
import type { OperationId } from '../../../rules/rights/operations.ts';
import type { About } from '../../../rules/rights/circumstances.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
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
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from '../run/run.ts';
import { realNow, scopeOf } from '../run/context.ts';
import { replayOf, stored } from '../run/replay.ts';
import { stale, unknown } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import { memberRow, type MemberRow } from './list-members.ts';
import { writePeopleLog, type PersonFacts } from './people-log.ts';

export type PresentMember = (member: MemberRow) => Reply;

/** What is known, under the lock, of the company and of the person. */
export interface People {
  side: CompanySide;
  company: Company;
  found: CompanyOf;
  /** Of everybody who is not deactivated; those who have not come yet are marked. */
  grants: HeldRow[];
  person: ListedMember;
  now: string;
  /** Of sessions, keys and invitations. */
  realNow: string;
}

export interface PersonChange {
  before: PersonFacts | null;
  after: PersonFacts | null;
  apply(): Promise<void>;
}

export interface PersonAct {
  /** Its row in the table of rights. */
  right: OperationId;
  /** The same as the log has it. */
  what: string;
  memberId: string;
  why: string | null;
  /** What the right asks of the person beside who it is. */
  about?(people: Omit<People, 'person'>): About;
  /** A person who is deactivated can only be reactivated. */
  ofDeactivated?: true;
  /** Answers what changes, null when nothing does. */
  decide(tx: Tx, people: People): Promise<Outcome<PersonChange | null>>;
}

export function personAct(ctx: Context, act: PersonAct, present: PresentMember): Promise<Outcome<Reply>> {
  const closed = rightDenial(act.right, ctx.actor);
  if (closed) return Promise.resolve({ ok: false, denial: closed });
  const company = companyOf(ctx.actor);
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => lockPeople(tx, company) },
      async (tx, now, grants) => {
        const given = {
          side: company.side as CompanySide,
          company,
          found: await readCompany(tx, company),
          grants,
          now,
          realNow: realNow(ctx),
        };
        const held = grants.filter(({ memberId }) => memberId === act.memberId);
        const denial = rightDenial(act.right, asOfNow(ctx.actor, grants), {
          memberId: act.memberId,
          held,
          ...act.about?.(given),
        });
        if (denial) return { ok: false, denial };
        // After the lock: the same request sent twice at once finds what the first one has answered.
        const replay = await replayOf(tx, ctx, nilTenant);
        if (replay) return replay;
        const person = await findMemberOf(tx, company, act.memberId);
        if (!person || (person.disabledAt !== null && !act.ofDeactivated)) return unknown();
        const late = stale(ctx, person.version);
        if (late) return deny('stale', late);
        return changed(tx, ctx, act, { ...given, person }, present);
      },
    ),
  );
}

/** Somebody may have taken the admin's own role a moment ago: two who deactivate each other do not both succeed. */
export function asOfNow(actor: Actor, grants: readonly HeldRow[]): Actor {
  return { ...actor, grants: grants.filter(({ memberId }) => memberId === actor.id) };
}

async function changed(
  tx: Tx,
  ctx: Context,
  act: PersonAct,
  people: People,
  present: PresentMember,
): Promise<Outcome<Reply>> {
  const outcome = await act.decide(tx, people);
  if (!outcome.ok) return outcome;
  if (outcome.value) {
    const { before, after, apply } = outcome.value;
    await apply();
    await nextVersion(tx, act.memberId);
    const { person, company, found, now } = people;
    await writePeopleLog(tx, ctx, {
      what: act.what,
      why: act.why,
      now,
      company,
      companyName: found.name,
      person: { id: person.id, name: person.name },
      before,
      after,
    });
  }
  const reply = present(await memberNow(tx, people));
  if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
  return accept(reply);
}

/** The person as the answer shows it. One whose invitation was withdrawn is in no list any more, and is shown as they were. */
async function memberNow(tx: Tx, { company, person, found, realNow }: People): Promise<MemberRow> {
  const after = (await findMemberOf(tx, company, person.id)) ?? { ...person, disabledAt: 'withdrawn' };
  const [conflicts, [invitation]] = [
    await partnerNames(tx, after.conflictPartnerIds),
    await findInvitations(tx, [person.id], realNow),
  ];
  return { ...memberRow(after, found.locations, conflicts), invitation: invitation ?? null };
}

/** The owner's people are changed with a reason; among colleagues of a partner it may be left out where a role says enough. */
export function whyProblems(why: string | null, needed: boolean): Problem[] {
  return needed ? filledProblems({ why: why ?? '' }) : [];
}

/** The last admin stays. Who was invited and has not come yet is nobody to rely on. */
export function lastProblem(
  side: CompanySide,
  change: Omit<GrantChange, 'maySubmit'> | null,
  person: ListedMember,
  grants: readonly HeldRow[],
): Problem | null {
  if (person.waiting) return null;
  return lastAdminProblem(
    side,
    change,
    person.id,
    grants.filter(({ waiting }) => !waiting),
  );
}
