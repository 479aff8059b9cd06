import { localDay } from '../../../rules/time/calendar.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import {
  allActivations,
  allPolicies,
  claimsByPolicy,
  policiesVersion,
  type ActivationRow,
  type PolicyRow,
} from '../../store/programme/policies.ts';
import { administrationList } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';

/** A number of claims that may be more than is said. */
export interface BoundedCount {
  count: number;
  more: boolean;
}

export interface PoliciesView {
  version: number;
  policies: (PolicyRow & { claims: BoundedCount })[];
  /** `from`: its first day in the owner's zone. */
  activations: (ActivationRow & { begun: boolean; from: string })[];
}

/** How many claims are looked at, those that changed last; and up to which number they are counted for people. */
export const lookedClaims = 20_000;
export const countedClaims = 1000;

/** Every policy with its data, when it is activated for what, and how many running claims go by it. */
export function listPolicies(ctx: Context): Promise<Outcome<PoliciesView>> {
  return administrationList(ctx, 'listPolicies', async (tx, instant) => {
    const now = Temporal.Instant.from(instant);
    const [version, policies, activations, { looked, counts }] = await Promise.all([
      policiesVersion(tx),
      allPolicies(tx),
      allActivations(tx),
      claimsByPolicy(tx, lookedClaims),
    ]);
    return accept({
      version,
      policies: policies.map((row) => ({ ...row, claims: bounded(counts, row.policy.id, looked) })),
      activations: activations.map((row) => ({
        ...row,
        begun: Temporal.Instant.compare(row.inForceFrom, now) <= 0,
        from: localDay(Temporal.Instant.from(row.inForceFrom), ctx.owner.zone).toString(),
      })),
    });
  });
}

export function bounded(
  counts: { policyId: string; count: number }[],
  policyId: string,
  looked: number,
): BoundedCount {
  const count = counts.find((one) => one.policyId === policyId)?.count ?? 0;
  return { count: Math.min(count, countedClaims), more: count > countedClaims || looked >= lookedClaims };
}
