import { partnerSubject } from '../../../rules/engine/subject.ts';
import { mailDomainProblems } from '../../../rules/rights/mail-domains.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { lockPartner, updatePartner, type KeptPartner } from '../../store/parties/partner-admin.ts';
import { rowAct } from '../run/row-act.ts';
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
  return rowAct(
    ctx,
    {
      right: 'editPartner',
      why,
      load: (tx) => lockPartner(tx, id),
      version: ({ version }) => version,
      rule(old, { tx }) {
        const name = input.name ?? old.name;
        const mailDomains = input.mailDomains?.toSorted() ?? old.mailDomains;
        const problems = [...filledProblems({ name, why }), ...mailDomainProblems(input.mailDomains ?? [])];
        if (problems.length > 0) return deny('invalid', ...problems);
        if (name === old.name && mailDomains.join(' ') === old.mailDomains.join(' '))
          return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { id, name, mailDomains, version: old.version + 1 };
        return accept({
          value,
          log: {
            subject: old.name,
            of: partnerSubject(id),
            before: { name: old.name, mailDomains: old.mailDomains },
            after: { name, mailDomains },
          },
          write: () => updatePartner(tx, value),
        });
      },
    },
    present,
  );
}
