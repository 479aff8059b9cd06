import { mailDomainProblems } from '../../../rules/rights/mail-domains.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockPartner, updatePartner, type KeptPartner } from '../../store/parties/partner-admin.ts';
import { adminAct, stale, unknown } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EditPartnerInput, PresentValue } from '../run/inputs.ts';

/**
 * A new name is seen everywhere at once; what mails and histories said stays as it was. From a domain that is taken out no claim can
 * name a contact any more, and mails about earlier claims go to whoever submitted them.
 */
export function editPartner(
  ctx: Context,
  id: string,
  input: EditPartnerInput,
  present: PresentValue<KeptPartner>,
): Promise<Outcome<Reply>> {
  const { why } = input;
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
        const name = input.name ?? old.name;
        const mailDomains = input.mailDomains?.toSorted() ?? old.mailDomains;
        const problems = [...filledProblems({ name, why }), ...mailDomainProblems(input.mailDomains ?? [])];
        if (problems.length > 0) return deny('invalid', ...problems);
        if (name === old.name && mailDomains.join(' ') === old.mailDomains.join(' '))
          return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { id, name, mailDomains, version: old.version + 1 };
        return accept({
          value,
          subject: old.name,
          before: { name: old.name, mailDomains: old.mailDomains },
          after: { name, mailDomains },
          apply: () => updatePartner(tx, value),
        });
      },
    },
    present,
  );
}
