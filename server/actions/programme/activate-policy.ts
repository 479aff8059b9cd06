import { whyProblems } from '../../../rules/rights/administration.ts';
import { activationDayProblems, activationInstant } from '../../../rules/programme/policy-change.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { insertActivation, insertPolicyChange, policiesVersion } from '../../store/programme/policies.ts';
import { policyInForce, readReference, type Reference } from '../../store/engine/reference.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ActivatePolicyInput, PresentValue } from '../run/inputs.ts';
import { policyPreview, type PolicyPreview } from './policy-preview.ts';

export interface ActivatedPolicy {
  programme: string;
  policyId: string;
  inForceFrom: string;
  by: string;
  at: string;
  why: string;
  version: number;
  /** null: nothing was in force before. */
  preview: PolicyPreview | null;
}

/** From a future day on new claims go by this policy; those that were submitted keep theirs. */
export function activatePolicy(
  ctx: Context,
  { policyId }: { policyId: string },
  { programme, from, why }: ActivatePolicyInput,
  present: PresentValue<ActivatedPolicy>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'activatePolicy',
      why,
      async load(tx) {
        const [reference, version] = await Promise.all([readReference(tx, [policyId]), policiesVersion(tx)]);
        const policy = reference.policies.get(policyId);
        return policy ? { reference, policy, version } : null;
      },
      version: ({ version }) => version,
      async rule({ reference, policy, version }, { tx, now }) {
        const problems = [
          ...activationDayProblems(from, ctx.owner.zone, Temporal.Instant.from(now)),
          ...programmeProblems(reference, programme),
          ...whyProblems(why),
        ];
        const inForceFrom = problems.some(({ pointer }) => pointer === '/from')
          ? ''
          : activationInstant(from, ctx.owner.zone);
        if (inForceFrom !== '' && isTakenDay(reference, programme, inForceFrom))
          problems.push({ code: 'date-taken', pointer: '/from' });
        if (problems.length > 0) return deny('invalid', ...problems);
        const before = policyInForce(reference, programme === '*' ? [] : [programme], inForceFrom);
        const preview =
          before && (await policyPreview(tx, ctx, reference, { before, after: policy, day: from }));
        const value = {
          programme,
          policyId,
          inForceFrom,
          by: ctx.actor.name,
          at: now,
          why,
          version: version + 1,
          preview,
        };
        return accept({
          value,
          log: {
            subject: `policy:${policyId}`,
            before: before && { policy: before.id, programme, from },
            after: { policy: policyId, programme, from },
          },
          async write(writing, made) {
            await insertPolicyChange(writing, version + 1, made.at);
            await insertActivation(writing, { programme, policyId, inForceFrom }, made);
          },
        } satisfies RowChange<ActivatedPolicy>);
      },
    },
    present,
  );
}

function programmeProblems({ catalog }: Reference, programme: string): Problem[] {
  const found = catalog.programmes.find(({ id }) => id === programme);
  if (programme === '*' || (found && !found.withdrawn)) return [];
  return [
    {
      code: found ? 'not-offered' : 'not-known',
      pointer: '/programme',
      params: { name: found?.name ?? programme },
    },
  ];
}

function isTakenDay({ activations }: Reference, programme: string, at: string): boolean {
  return activations.some(
    (one) => one.programme === programme && Temporal.Instant.compare(one.inForceFrom, at) === 0,
  );
}
