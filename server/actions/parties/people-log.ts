/** The log of what was done to the people of a company: one subject for each company, and each entry knows its person. */
import type { Role } from '../../../rules/rights/role.ts';
import type { Company } from '../../store/parties/members.ts';
import type { LogEntry } from '../run/row-act.ts';

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

export function peopleEntry({ company, companyName, person, before, after }: PeopleEntry): LogEntry {
  const about = { company: companyName, person: person.name };
  const said = (facts: PersonFacts | null): object | null => facts && { ...about, ...facts };
  return {
    subject: subjectOf(company),
    memberId: person.id,
    before: said(before),
    after: said(after),
  };
}
