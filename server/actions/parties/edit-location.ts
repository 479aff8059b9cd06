import { partnerSubject } from '../../../rules/engine/subject.ts';
import { filledProblems, placeProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockLocation, updateLocation, type KeptLocation } from '../../store/parties/partner-admin.ts';
import { difference, rowAct } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EditLocationInput, PresentValue } from '../run/inputs.ts';

/** Deadlines that run keep the zone they were found with; those that come are found with the new one. */
export function editLocation(
  ctx: Context,
  id: string,
  { why, ...given }: EditLocationInput,
  present: PresentValue<KeptLocation>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'editLocation',
      why,
      load: (tx) => lockLocation(tx, id),
      version: ({ version }) => version,
      rule(old, { tx }) {
        const problems = [...filledProblems({ name: given.name, why }), ...placeProblems(given)];
        if (problems.length > 0) return deny('invalid', ...problems);
        const changed = difference(old, given);
        if (!changed) return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { ...old, ...changed.after, version: old.version + 1 };
        return accept({
          value,
          log: { subject: `${old.name}, ${old.number}`, of: partnerSubject(old.partnerId), ...changed },
          write: () => updateLocation(tx, value),
        });
      },
    },
    present,
  );
}
