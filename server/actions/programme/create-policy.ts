import { whyProblems } from '../../../rules/rights/administration.ts';
import { same } from '../../../rules/programme/catalog-change.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import { policyFrom, policyProblems } from '../../../rules/programme/policy-change.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertPolicy, insertPolicyChange, policiesVersion } from '../../store/programme/policies.ts';
import { readReference } from '../../store/engine/reference.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { CreatePolicyInput, PresentValue } from '../run/inputs.ts';
import { ownersToday, policyPreview, type PolicyPreview } from './policy-preview.ts';

export interface MadePolicy {
  policy: Policy;
  basedOn: string;
  by: string;
  at: string;
  why: string;
  version: number;
  preview: PolicyPreview;
}

/** A policy made from an existing one. It changes nothing until it is activated. */
export function createPolicy(
  ctx: Context,
  { why, basedOn, ...draft }: CreatePolicyInput,
  present: PresentValue<MadePolicy>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'createPolicy',
      why,
      load: (tx) => Promise.all([readReference(tx, [basedOn]), policiesVersion(tx)]),
      async rule([reference, version], { tx, now }) {
        const base = reference.policies.get(basedOn);
        if (!base)
          return deny('invalid', { code: 'not-known', pointer: '/basedOn', params: { name: basedOn } });
        const { catalog } = reference;
        const problems = [
          ...policyProblems(draft, { base, known: [...reference.policies.values()], catalog }),
          ...whyProblems(why),
        ];
        if (problems.length > 0) return deny('invalid', ...problems);
        const policy = policyFrom(draft, base, catalog);
        const preview = await policyPreview(tx, ctx, reference, {
          before: base,
          after: policy,
          day: ownersToday(ctx, Temporal.Instant.from(now)),
        });
        const value = {
          policy,
          basedOn,
          by: ctx.actor.name,
          at: now,
          why,
          version: version + 1,
          preview,
        };
        return accept({
          value,
          log: { subject: `policy:${policy.id}`, ...difference(base, policy) },
          async write(writing, made) {
            await insertPolicyChange(writing, version + 1, made.at);
            await insertPolicy(writing, policy, basedOn, made);
          },
        } satisfies RowChange<MadePolicy>);
      },
    },
    present,
  );
}

function difference(before: Policy, after: Policy): { before: object; after: object } {
  const only = (of: Policy): object =>
    Object.fromEntries(
      Object.entries(of).filter(([name]) => !same(before[name as keyof Policy], after[name as keyof Policy])),
    );
  return { before: only(before), after: only(after) };
}
