/** A co-op claim as rights look at it. */
import type { Problem } from '../engine/denial.ts';
import type { SubjectOfAct } from '../rights/act-row.ts';
import type { Actor } from '../rights/role.ts';
import type { CoopCondition } from './act-table.ts';
import type { CoopClaim } from './claim.ts';

export type CoopFacts = Pick<CoopClaim, 'partnerId' | 'stage' | 'decidedBy' | 'disputeUntil'>;

/** `today` in the zone of the location, whose time to dispute it is. */
export function coopSubject(claim: CoopFacts, today: string): SubjectOfAct {
  return {
    stage: claim.stage,
    draft: claim.stage === 'none' || claim.stage === 'editing',
    partnerId: claim.partnerId,
    tenantId: null,
    locationId: null,
    locationNumber: null,
    programmes: [],
    unmet: (condition, _act, actor) => unmet[condition as CoopCondition](claim, actor, today),
  };
}

const unmet: Record<CoopCondition, (claim: CoopFacts, actor: Actor, today: string) => Problem | null> = {
  'another-person': ({ decidedBy }, { id }) =>
    decidedBy === id ? { code: 'other-person-required', pointer: '' } : null,
  'in-time': ({ disputeUntil }, _actor, today) =>
    disputeUntil === null || today > disputeUntil ? { code: 'dispute-period-over', pointer: '' } : null,
};
