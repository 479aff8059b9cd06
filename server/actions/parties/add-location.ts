import { partnerSubject } from '../../../rules/engine/subject.ts';
import { filledProblems, placeProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import {
  insertLocation,
  isNumberTaken,
  lockPartner,
  type KeptLocation,
} from '../../store/parties/partner-admin.ts';
import { rowAct } from '../run/row-act.ts';
import { type Context, newId, type Reply } from '../run/context.ts';
import type { AddLocationInput, PresentValue } from '../run/inputs.ts';

/** A location has its number for good; it is enrolled apart. */
export function addLocation(
  ctx: Context,
  partnerId: string,
  input: AddLocationInput,
  present: PresentValue<KeptLocation>,
): Promise<Outcome<Reply>> {
  const { why, ...fields } = input;
  return rowAct(
    ctx,
    {
      right: 'addLocation',
      why,
      load: (tx) => lockPartner(tx, partnerId),
      async rule(partner, { tx }) {
        const problems: Problem[] = [...filledProblems({ name: fields.name, why }), ...placeProblems(fields)];
        if (await isNumberTaken(tx, fields.number))
          problems.push({ code: 'number-taken', pointer: '/number' });
        if (problems.length > 0) return deny('invalid', ...problems);
        const value = { id: newId(ctx), partnerId, ...fields, version: 1 };
        return accept({
          value,
          log: {
            subject: `${partner.name}, ${fields.number}`,
            of: partnerSubject(partnerId),
            before: null,
            after: fields,
          },
          write: () => insertLocation(tx, value),
        });
      },
    },
    present,
  );
}
