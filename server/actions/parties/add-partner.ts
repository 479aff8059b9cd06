import { partnerSubject } from '../../../rules/engine/subject.ts';
import { mailDomainProblems } from '../../../rules/rights/mail-domains.ts';
import { filledProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { insertPartner, type KeptPartner } from '../../store/parties/partner-admin.ts';
import { rowAct } from '../run/row-act.ts';
import { type Context, newId, type Reply } from '../run/context.ts';
import type { AddPartnerInput, PresentValue } from '../run/inputs.ts';

/**
 * A partner without locations or people yet. Two may have the same name: the numbers of their locations tell them
 * apart.
 */
export function addPartner(
  ctx: Context,
  { name, mailDomains: domains = [], why }: AddPartnerInput,
  present: PresentValue<KeptPartner>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'addPartner',
      why,
      load: () => Promise.resolve({}),
      rule(_nothing, { tx, now }) {
        const problems = [...filledProblems({ name, why }), ...mailDomainProblems(domains)];
        if (problems.length > 0) return deny('invalid', ...problems);
        const value = { id: newId(ctx), name, mailDomains: domains.toSorted(), version: 1 };
        return accept({
          value,
          log: {
            subject: name,
            of: partnerSubject(value.id),
            before: null,
            after: { name, mailDomains: value.mailDomains },
          },
          write: () => insertPartner(tx, value, now),
        });
      },
    },
    present,
  );
}
