import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockPartner, renamePartner } from '../../store/parties/partner-admin.ts';
import type { KeptPartner } from './add-partner.ts';
import { adminAct, stale, unknown } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EditPartnerInput, PresentValue } from '../run/inputs.ts';

/** A new name is seen everywhere at once; what mails and histories said stays as it was. */
export function editPartner(
  ctx: Context,
  id: string,
  { name, why }: EditPartnerInput,
  present: PresentValue<KeptPartner>,
): Promise<Outcome<Reply>> {
  return adminAct(
    ctx,
    {
      what: 'edit-partner',
      right: 'company:write',
      why,
      async decide(tx) {
        const old = await lockPartner(tx, id);
        if (!old) return unknown();
        const late = stale(ctx, old.version);
        if (late) return deny('stale', late);
        const problems = filledProblems({ name, why });
        if (problems.length > 0) return deny('invalid', ...problems);
        if (name === old.name) return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { id, name, version: old.version + 1 };
        return accept({
          value,
          subject: old.name,
          before: { name: old.name },
          after: { name },
          apply: () => renamePartner(tx, id, name),
        });
      },
    },
    present,
  );
}
