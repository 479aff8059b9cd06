/** The way into a programme: what is done, what is missing, who can do it, and from when it earns (domain 14.8). */
import { type EnrollmentState, fiscalYearOf } from '../programme/enrollment.ts';
import type { ClockRule } from '../time/deadline.ts';
import { type Month, daysBetween, monthOfDay } from '../time/month.ts';
import type { Requirement, Terms } from './terms.ts';

export const enrolmentValidation: ClockRule = { amount: 2, unit: 'business-days' };
export const renewalWarningDays = [60, 30, 7] as const;

/** The days on which a location has met what terms ask for; null: not yet, or no longer. */
export interface EnrolmentFacts {
  agreementOn: string | null;
  payoutProfileOn: string | null;
  taxProfileOn: string | null;
  taxProfileUntil: string | null;
  /** By name: since when it is held without a break. */
  designations: Record<string, string>;
  competencies: Record<string, string>;
  country: string;
}

export type ChecklistItem =
  | 'agreement'
  | 'payout-profile'
  | 'tax-profile'
  | 'designation'
  | 'competency'
  | 'geography';

export interface ChecklistRow {
  item: ChecklistItem;
  /** Of a designation or competency. */
  name: string | null;
  doneOn: string | null;
  who: 'partner' | 'owner' | 'nobody';
}

/** What the location itself must bring; what depends on the customer is looked at for each association. */
export function checklistOf(
  { requirements }: Pick<Terms, 'requirements'>,
  facts: EnrolmentFacts,
  today: string,
): ChecklistRow[] {
  return requirements.flatMap((required) => rowOf(required, facts, today));
}

function rowOf(required: Requirement, facts: EnrolmentFacts, today: string): ChecklistRow[] {
  const row = (
    doneOn: string | null,
    who: ChecklistRow['who'],
    name: string | null = null,
  ): ChecklistRow[] => [{ item: required.kind as ChecklistItem, name, doneOn, who }];
  switch (required.kind) {
    case 'agreement':
      return row(facts.agreementOn, 'partner');
    case 'payout-profile':
      return row(facts.payoutProfileOn, 'partner');
    case 'tax-profile':
      return row(taxDone(facts, today), 'partner');
    case 'designation':
      return row(facts.designations[required.name] ?? null, 'owner', required.name);
    case 'competency':
      return row(facts.competencies[required.name] ?? null, 'owner', required.name);
    case 'geography':
      return row(required.countries.includes(facts.country) ? '0000-01-01' : null, 'nobody');
    default:
      return [];
  }
}

function taxDone({ taxProfileOn, taxProfileUntil }: EnrolmentFacts, today: string): string | null {
  return taxProfileUntil !== null && taxProfileUntil < today ? null : taxProfileOn;
}

export function isComplete(rows: readonly ChecklistRow[]): boolean {
  return rows.every(({ doneOn }) => doneOn !== null);
}

/**
 * The first month that may earn: the one in which the last requirement was met, however long the validation took. `invitedOn` is
 * met like a requirement; null while something is missing.
 */
export function earningStartOf(rows: readonly ChecklistRow[], invitedOn: string): Month | null {
  if (!isComplete(rows)) return null;
  const last = rows.reduce(
    (latest, { doneOn }) => (doneOn !== null && doneOn > latest ? doneOn : latest),
    invitedOn,
  );
  return monthOfDay(last);
}

export type Renewal =
  | { renews: true; from: string; until: string }
  /** What is missing, and how many days are left. `warn` on the days of a warning. */
  | { renews: false; missing: ChecklistRow[]; daysLeft: number; warn: boolean };

/** Whether the enrolment goes on by itself into the next fiscal year, as things stand on a day. */
export function renewalOn(rows: readonly ChecklistRow[], endsOn: string, today: string): Renewal {
  const missing = rows.filter(({ doneOn }) => doneOn === null);
  const daysLeft = daysBetween(today, endsOn);
  if (missing.length > 0)
    return {
      renews: false,
      missing,
      daysLeft,
      warn: (renewalWarningDays as readonly number[]).includes(daysLeft),
    };
  const next = Temporal.PlainDate.from(endsOn).add({ days: 1 }).toString();
  return { renews: true, from: next, until: fiscalYearOf(next).endsOn };
}

/** A viewer who is not the incentives admin is not told where exactly it hangs (domain 3). */
export function shownState(state: EnrollmentState, isAdmin: boolean): EnrollmentState | 'enrolling' {
  return !isAdmin && (state === 'action-required' || state === 'validating-enrollment') ? 'enrolling' : state;
}
