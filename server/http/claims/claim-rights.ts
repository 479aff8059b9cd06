/** What lists of claims say of the reader's rights, without the claim's whole world: for its location, and for handing it over. */
import { rightProblem } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import { mayHandOver, type Actor } from '../../../rules/rights/role.ts';

const atLocation: readonly OperationId[] = ['createClaim', 'editClaim', 'submitClaim'];

/** Of drafting, editing and submitting, what the reader may do for claims of this location. */
export function openAt(reader: Actor, place: { partnerId: string; locationId: string }): OperationId[] {
  return reader.side === 'partner' ? atLocation.filter((id) => rightProblem(id, reader, place) === null) : [];
}

/** Senior reviewers hand over to anybody; reviewers take what nobody has, and give back what is theirs. */
export function assignableTo(
  reader: Actor,
  claim: { partnerId: string; assigneeId: string | null },
): 'anybody' | 'self' | 'nobody' {
  if (rightProblem('assignClaim', reader) || reader.conflictPartnerIds?.includes(claim.partnerId))
    return 'nobody';
  if (mayHandOver(reader)) return 'anybody';
  return claim.assigneeId === null || claim.assigneeId === reader.id ? 'self' : 'nobody';
}
