import { customerSubject } from '../../../rules/engine/subject.ts';
import { domainProblems, filledProblems, placeProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import {
  lockCustomer,
  takenDomains,
  updateCustomer,
  writeDomains,
  type KeptCustomer,
} from '../../store/parties/customer-admin.ts';
import { difference, rowAct } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EditCustomerInput, PresentValue } from '../run/inputs.ts';

/**
 * Deadlines that run keep the zone and calendar they were found with; those that come are found with the new ones. Who
 * enters a
 * domain vouches that it is verified for this customer.
 */
export function editCustomer(
  ctx: Context,
  tenantId: string,
  { why, ...given }: EditCustomerInput,
  present: PresentValue<KeptCustomer>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'editCustomer',
      why,
      load: (tx) => lockCustomer(tx, tenantId),
      version: ({ version }) => version,
      async rule(old, { tx, now }) {
        const problems: Problem[] = [...filledProblems({ name: given.name, why }), ...placeProblems(given)];
        if (given.domains) {
          problems.push(...domainProblems(given.domains));
          const taken = await takenDomains(tx, tenantId, given.domains);
          for (const domain of taken)
            problems.push({
              code: 'domain-taken',
              pointer: `/domains/${given.domains.indexOf(domain)}`,
            });
        }
        if (problems.length > 0) return deny('invalid', ...problems);
        // The main one first; the order of the others says nothing.
        const domains = given.domains && [...given.domains.slice(0, 1), ...given.domains.slice(1).toSorted()];
        const changed = difference(old, { ...given, ...(domains && { domains }) });
        if (!changed) return deny('conflict', { code: 'nothing-changed', pointer: '' });
        const value = { ...old, ...changed.after, version: old.version + 1 };
        return accept({
          value,
          log: { subject: old.name, of: customerSubject(tenantId), ...changed },
          async write() {
            await updateCustomer(tx, value, now);
            if (changed.after.domains) await writeDomains(tx, tenantId, value.domains);
          },
        });
      },
    },
    present,
  );
}
