import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockPartner, renamePartner } from '../../store/parties/partner-admin.ts';
import type { KeptPartner } from './add-partner.ts';
import { rowAct } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EditPartnerInput, PresentValue } from '../run/inputs.ts';

/** A new name is seen everywhere at once; what mails and histories said stays as it was. */
export function editPartner(
  ctx: Context,
  id: string,
  { name, why }: EditPartnerInput,
  present: PresentValue<KeptPartner>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'editPartner',
      why,
      load: (tx) => lockPartner(tx, id),
      version: ({ version }) => version,
      rule(old, { tx }) {
        const problems = filledProblems({ name, why });
        if (problems.length > 0) return deny('invalid', ...problems);
        if (name === old.name) return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { id, name, version: old.version + 1 };
        return accept({
          value,
          log: { subject: old.name, before: { name: old.name }, after: { name } },
          write: () => renamePartner(tx, id, name),
        });
      },
    },
    present,
  );
}
