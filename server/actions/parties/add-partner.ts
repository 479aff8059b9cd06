import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertPartner } from '../../store/parties/partner-admin.ts';
import { rowAct } from '../run/row-act.ts';
import { type Context, newId, type Reply } from '../run/context.ts';
import type { AddPartnerInput, PresentValue } from '../run/inputs.ts';

export interface KeptPartner {
  id: string;
  name: string;
  version: number;
}

/**
 * A partner without locations or people yet. Two may have the same name: the numbers of their locations tell them
 * apart.
 */
export function addPartner(
  ctx: Context,
  { name, why }: AddPartnerInput,
  present: PresentValue<KeptPartner>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'addPartner',
      why,
      load: () => Promise.resolve({}),
      rule(_nothing, { tx, now }) {
        const problems = filledProblems({ name, why });
        if (problems.length > 0) return deny('invalid', ...problems);
        const id = newId(ctx);
        return accept({
          value: { id, name, version: 1 },
          log: { subject: name, before: null, after: { name } },
          write: () => insertPartner(tx, { id, name }, now),
        });
      },
    },
    present,
  );
}
