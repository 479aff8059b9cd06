/**
 * A new policy made from an existing one, and what its clocks would say (domain 4.2). Running claims stay with
 * theirs.
 */
import type { Calendar } from '../time/calendar.ts';
import type { Activity, Catalog } from './catalog.ts';
import { isAdministeredId, same } from './catalog-change.ts';
import { deadline, type ClockRule, type DeadlineBasis } from '../time/deadline.ts';
import type { Policy } from './policy.ts';
import type { Problem } from '../engine/denial.ts';

export interface ActivityName {
  solutionArea: string;
  id: string;
}
/** What is typed: the activities by name only. */
export interface PolicyDraft extends Omit<Policy, 'activities'> {
  activities: ActivityName[];
}

/** Statements that the forms have words for (domain 4.2: acknowledgements). */
export const acknowledgements = ['customer-informed', 'information-correct'] as const;

const longest = { 'business-days': 250, 'calendar-days': 366 } as const;

interface Around {
  base: Policy;
  known: readonly Policy[];
  catalog: Catalog;
}

export function policyProblems(draft: PolicyDraft, { base, known, catalog }: Around): Problem[] {
  const problems: Problem[] = [];
  if (!isAdministeredId(draft.id)) problems.push({ code: 'id-invalid', pointer: '/id' });
  else if (known.some(({ id }) => id === draft.id)) problems.push({ code: 'id-taken', pointer: '/id' });
  if (draft.name.trim() === '') problems.push({ code: 'field-required', pointer: '/name' });
  else if (known.some(({ name }) => name.toLowerCase() === draft.name.trim().toLowerCase())) {
    problems.push({ code: 'id-taken', pointer: '/name' });
  }
  for (const { field, rule } of clocksOf(draft)) {
    if (rule.amount < 1 || rule.amount > longest[rule.unit])
      problems.push({ code: 'value-invalid', pointer: `${field}/amount` });
  }
  if (draft.dispute?.times === 0) problems.push({ code: 'value-invalid', pointer: '/dispute/times' });
  problems.push(...activityProblems(draft, base, catalog));
  if (problems.length > 0) return problems;
  const { id: _id, name: _name, ...made } = policyFrom(draft, base, catalog);
  const { id: _baseId, name: _baseName, ...before } = base;
  return same(made, before) ? [{ code: 'nothing-changed', pointer: '' }] : [];
}

function activityProblems({ activities }: PolicyDraft, base: Policy, catalog: Catalog): Problem[] {
  if (activities.length === 0) return [{ code: 'field-required', pointer: '/activities' }];
  return activities.flatMap((name, index): Problem[] => {
    const at = `/activities/${index}`;
    if (activities.findIndex((one) => isOne(one, name)) !== index) return [{ code: 'id-taken', pointer: at }];
    const offered = catalog.activities.find((one) => isOne(one, name));
    if (offered?.withdrawn) return [{ code: 'not-offered', pointer: at, params: { name: offered.name } }];
    return offered || base.activities.some((one) => isOne(one, name))
      ? []
      : [{ code: 'not-known', pointer: at, params: { name: name.id } }];
  });
}

function isOne(a: ActivityName, b: ActivityName): boolean {
  return a.id === b.id && a.solutionArea === b.solutionArea;
}

/** The policy as it will be kept: each activity copied whole, so that a later catalogue changes nothing of it. */
export function policyFrom(draft: PolicyDraft, base: Policy, catalog: Catalog): Policy {
  const known = [...base.activities, ...catalog.activities];
  const activities = draft.activities.flatMap((name): Activity[] => {
    const found = known.find((one) => isOne(one, name));
    if (!found) return [];
    const { texts: _texts, withdrawn: _withdrawn, ...activity } = found;
    return [activity];
  });
  return { ...draft, name: draft.name.trim(), activities };
}

function clocksOf(
  policy: Pick<Policy, 'waitInSubmitted' | 'review' | 'partnerAnswer' | 'refusalWindow' | 'undo' | 'dispute'>,
): {
  field: string;
  rule: ClockRule;
}[] {
  const { dispute } = policy;
  return [
    ...(['waitInSubmitted', 'review', 'partnerAnswer', 'refusalWindow', 'undo'] as const).map((name) => ({
      field: `/${name}`,
      rule: policy[name],
    })),
    ...(dispute
      ? [
          { field: '/dispute/period', rule: dispute.period },
          { field: '/dispute/answer', rule: dispute.answer },
        ]
      : []),
  ];
}

export interface ClockExample {
  clock:
    | 'waitInSubmitted'
    | 'review'
    | 'partnerAnswer'
    | 'refusalWindow'
    | 'undo'
    | 'disputePeriod'
    | 'disputeAnswer';
  /** null: there is no such clock under this policy. */
  before: DeadlineBasis | null;
  after: DeadlineBasis | null;
}

/**
 * Where each clock would end if it began at this instant, by the one policy and by the other, in one calendar and
 * zone.
 */
export function clockExamples(
  before: Policy,
  after: Policy,
  at: Temporal.Instant,
  { zone, calendar }: { zone: string; calendar: Calendar },
): ClockExample[] {
  const found = (rule: ClockRule | undefined): DeadlineBasis | null =>
    rule ? deadline(rule, at, zone, calendar) : null;
  const of = (
    clock: ClockExample['clock'],
    ruleOf: (policy: Policy) => ClockRule | undefined,
  ): ClockExample => ({
    clock,
    before: found(ruleOf(before)),
    after: found(ruleOf(after)),
  });
  return [
    of('waitInSubmitted', (policy) => policy.waitInSubmitted),
    of('review', (policy) => policy.review),
    of('partnerAnswer', (policy) => policy.partnerAnswer),
    of('refusalWindow', (policy) => policy.refusalWindow),
    of('undo', (policy) => policy.undo),
    of('disputePeriod', (policy) => policy.dispute?.period),
    of('disputeAnswer', (policy) => policy.dispute?.answer),
  ];
}

/** An activation names a day; the policy is in force from its first instant in the owner's zone. */
export function activationInstant(from: string, zone: string): string {
  return Temporal.PlainDate.from(from).toZonedDateTime(zone).toInstant().toString();
}

/**
 * Never the past, and not today: what was filed this morning must not be filed under another policy than this
 * afternoon's by surprise.
 */
export function activationDayProblems(from: string, zone: string, now: Temporal.Instant): Problem[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  let day: Temporal.PlainDate;
  try {
    day = Temporal.PlainDate.from(from);
  } catch {
    return [{ code: 'date-invalid', pointer: '/from' }];
  }
  const ahead = today.until(day, { largestUnit: 'days' }).days;
  return ahead >= 1 && ahead <= 3660 ? [] : [{ code: 'date-not-in-future', pointer: '/from' }];
}
