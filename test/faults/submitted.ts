/** What the killed program and the test that kills it must say alike: the key of a submit, and the answer to it. */
import type { ClaimRef, Context, Present } from '../../server/actions/run/context.ts';

export function keyOf(ref: ClaimRef): NonNullable<Context['idempotency']> {
  return { key: `burst-${ref.id}`, operation: 'claims.submit', bodyHash: 'empty' };
}

export const answerOf: Present = ({ claimId, world, now }) => {
  const facts = world.claims.find(({ claim }) => claim.id === claimId);
  return {
    status: 200,
    headers: {},
    body: JSON.stringify({ id: claimId, stage: facts?.claim.stage, version: facts?.claim.version, at: now }),
  };
};
