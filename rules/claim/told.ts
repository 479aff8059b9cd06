/**
 * What an answer tells of a customer. It is counted once per location, customer, item and day against one quota, whichever act
 * or dry run tells it, and logged for the customer. When the quota is used a submission still works, and tells nothing more.
 */
import type { Code } from '../engine/codes.ts';
import type { Outcome, Denial } from '../engine/denial.ts';
import type { Step } from './step.ts';

/** Facts that one location may be told in 24 hours. */
export const factsPerDay = 200;

/** Codes that follow from what the customer has, has locked, or has given to somebody else. */
const customerFacts: ReadonlySet<Code | string> = new Set([
  'tenant-domain-mismatch',
  'product-not-on-tenant',
  'subscription-required',
  'subscription-not-on-tenant',
  'subscription-wrong-product',
  'subscription-is-csp',
  'subscription-not-provisioned',
  'subscription-inactive',
  'subscription-motion-not-allowed',
  'subscription-in-grace',
  'no-data-yet',
  'line-locked',
  'held-by-another-partner',
]);

/** Items of which it was told whether another partner holds them; a refusal tells it as an answer does. */
export function itemsTold(outcome: Outcome<Step>): string[] {
  return (outcome.ok ? outcome.value.told : outcome.denial.told) ?? [];
}

/**
 * The same outcome without what it would tell of the customer. null: nothing would be left of it, or its being accepted is what
 * would tell. A submission stands: it has consequences, and cannot be done again and again to find something out.
 */
export function untold(outcome: Outcome<Step>, submission: boolean): Outcome<Step> | null {
  if (!outcome.ok) {
    const problems = outcome.denial.problems.filter(({ code }) => !customerFacts.has(code));
    if (problems.length === 0) return null;
    const denial: Denial = { kind: outcome.denial.kind, problems };
    return { ok: false, denial };
  }
  if (!submission) return null;
  const { value } = outcome;
  const warnings = value.warnings.filter(({ code }) => !customerFacts.has(code));
  return {
    ok: true,
    value: { ...value, told: [], warnings: [...warnings, { code: 'not-told', pointer: '/lines' }] },
  };
}
