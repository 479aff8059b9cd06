import { whyProblems } from '../../../rules/rights/administration.ts';
import { localDay } from '../../../rules/time/calendar.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import {
  allActivations,
  deleteActivation,
  insertPolicyChange,
  policiesVersion,
} from '../../store/programme/policies.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ActivatePolicyInput, PresentValue } from '../run/inputs.ts';

export interface WithdrawnActivation {
  version: number;
}

/** Takes a planned activation back. One that has begun stays: claims were filed under it. */
export function withdrawActivation(
  ctx: Context,
  { policyId }: { policyId: string },
  { programme, from, why }: ActivatePolicyInput,
  present: PresentValue<WithdrawnActivation>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'withdrawActivation',
      why,
      async load(tx) {
        // The version first: what was withdrawn between the two reads is then not found, rather than stale.
        const version = await policiesVersion(tx);
        const activations = await allActivations(tx);
        const found = activations.find(
          (one) =>
            one.policyId === policyId &&
            one.programme === programme &&
            localDay(Temporal.Instant.from(one.inForceFrom), ctx.owner.zone).toString() === from,
        );
        return found ? { found, version } : null;
      },
      version: ({ version }) => version,
      rule({ found, version }, { now }) {
        if (Temporal.Instant.compare(found.inForceFrom, now) <= 0)
          return deny('conflict', { code: 'date-not-in-future', pointer: '/from' });
        const problems = whyProblems(why);
        if (problems.length > 0) return deny('invalid', ...problems);
        return accept({
          value: { version: version + 1 },
          log: {
            subject: `policy:${policyId}`,
            before: { policy: policyId, programme, from },
            after: null,
          },
          async write(writing, made) {
            await insertPolicyChange(writing, version + 1, made.at);
            await deleteActivation(writing, found);
          },
        } satisfies RowChange<WithdrawnActivation>);
      },
    },
    present,
  );
}
