/** The log of what was done to the people of a company: one subject for each company, and each entry knows its person. */
import type { Role } from '../../../rules/rights/role.ts';
import type { Company } from '../../store/parties/members.ts';
import { writeAdminLog } from '../../store/programme/admin-log.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId } from '../run/context.ts';
import type { Context } from '../run/context.ts';

/** With names as they were then: the log is read long after somebody or something is called otherwise. */
export interface LoggedRole {
  role: Role;
  programme: string | null;
  location: { number: string; name: string } | null;
  maySubmit: boolean;
}

/** What differs; the rest is left out. */
export interface PersonFacts {
  roles?: LoggedRole[];
  /** A partner whose claims the person never touches. */
  conflict?: string;
  capacity?: number | null;
  active?: boolean;
  /** Until when an invitation opens; null: it opens nothing any more. */
  invitedUntil?: string | null;
}

export interface PeopleEntry {
  what: string;
  why: string | null;
  now: string;
  company: Company;
  companyName: string | null;
  person: { id: string; name: string };
  before: PersonFacts | null;
  after: PersonFacts | null;
}

/** Under this subject the log keeps what happened to a partner's people. */
export const peopleOf = (partnerId: string): string => `people:${partnerId}`;
export const ownerPeople = 'people:owner';

export function subjectOf({ side, partnerId }: Company): string {
  return side === 'partner' ? peopleOf(partnerId as string) : ownerPeople;
}

export function writePeopleLog(tx: Tx, ctx: Context, entry: PeopleEntry): Promise<void> {
  const about = { company: entry.companyName, person: entry.person.name };
  const said = (facts: PersonFacts | null): object | null => facts && { ...about, ...facts };
  // The log is the programme owner's: a partner's own eyes may not write it.
  return tx.as({ side: 'system' }, () =>
    writeAdminLog(tx, {
      id: newId(ctx),
      at: entry.now,
      byId: ctx.actor.id,
      byName: ctx.actor.name,
      what: entry.what,
      subject: subjectOf(entry.company),
      before: said(entry.before),
      after: said(entry.after),
      why: entry.why,
      memberId: entry.person.id,
    }),
  );
}
