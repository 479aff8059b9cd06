/** The answer of every act on a claim: the claim as it is after it, as the actor may see it, with its new ETag. */
import { factsOf } from '../../../rules/claim/work.ts';
import type { Context, Present } from '../../actions/run/context.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { idOf } from '../frame/ids.ts';
import { presentClaim, requestIn } from './present-claim.ts';

export function claimReply(
  { actor, validateOnly }: Pick<Context, 'actor' | 'validateOnly'>,
  status: 200 | 201 = 200,
): Present {
  return ({ world, claimId, now, step, letters }) => {
    const claim = presentClaim(
      { world, claimId, now, warnings: step?.warnings, request: requestIn(step), letters },
      actor,
    );
    // Of a dry run there is nothing to read at an address and no version to go on from.
    if (validateOnly) return jsonReply(200, claim);
    return jsonReply(status, claim, {
      ETag: etag(claim.version),
      ...(status === 201 && { Location: `/v1/claims/${claim.id}` }),
    });
  };
}

/** A part that was added, and the version of the claim that this made: the next act needs no read in between. */
export function addedReply<T extends { id: string }>(
  part: (done: Parameters<Present>[0]) => T,
  location: (made: T) => string,
): Present {
  return (done) => {
    const { claim } = factsOf(done.world, done.claimId);
    const made = part(done);
    return jsonReply(
      201,
      { ...made, claimVersion: claim.version },
      { ETag: etag(claim.version), Location: location(made) },
    );
  };
}

/** For acts that answer with a part of the claim only, or with nothing: the version is the claim's. */
export function partReply<T>(
  status: 200 | 201 | 204,
  part: (done: Parameters<Present>[0]) => T,
  location?: (made: T) => string,
): Present {
  return (done) => {
    const { claim } = factsOf(done.world, done.claimId);
    const made = part(done);
    return jsonReply(status, made ?? null, {
      ETag: etag(claim.version),
      ...(location && { Location: location(made) }),
    });
  };
}

export function claimAddress(tenantId: string, id: string): string {
  return `/v1/claims/${idOf('claim', tenantId, id)}`;
}
