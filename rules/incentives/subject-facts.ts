/** What acts of incentives are done to, as rights look at it. */
import type { SubjectOfAct } from '../rights/act-row.ts';
import type { ActCondition, StageOf, Subject } from './act-row.ts';

export interface SubjectFacts<S extends Subject = Subject> {
  subject: S;
  stage: StageOf<S>;
  /** Whose it is; null for terms and runs, which are the owner's. */
  partnerId: string | null;
  /** Where it is; null: at no location. */
  locationId: string | null;
  programme: string | null;
  /** Who has prepared what is to be confirmed. */
  authorId: string | null;
  /** Who prepared and approved the run in which a disputed amount was booked. */
  runPeople: readonly string[];
}

export function incentiveSubject(facts: SubjectFacts): SubjectOfAct {
  return {
    stage: facts.stage,
    draft: false,
    partnerId: facts.partnerId,
    tenantId: null,
    locationId: facts.locationId,
    locationNumber: null,
    programmes: facts.programme === null ? [] : [facts.programme],
    unmet(condition, _act, { id }) {
      const { holds, code } = conditions[condition as ActCondition];
      return holds(facts, id) ? null : { code, pointer: '' };
    },
  };
}

interface Condition {
  holds(facts: SubjectFacts, actorId: string): boolean;
  code: 'approver-is-author' | 'other-person-required';
}

const conditions: Record<ActCondition, Condition> = {
  'by-another-person': { holds: ({ authorId }, id) => authorId !== id, code: 'approver-is-author' },
  'by-nobody-of-the-run': {
    holds: ({ runPeople }, id) => !runPeople.includes(id),
    code: 'other-person-required',
  },
};
