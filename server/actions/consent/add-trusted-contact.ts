import { customerSubject } from '../../../rules/engine/subject.ts';
import { addTrustedContact as decide } from '../../../rules/claim/trusted-contact.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { addContact, addressFacts, customerName } from '../../store/consent/tenant.ts';
import { logged } from '../run/row-act.ts';
import { type Context, newId, type Reply } from '../run/context.ts';
import type { AddTrustedContactInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export interface AddedContact {
  tenantId: string;
  contactId: string;
  version: null;
}

/** One person of the owner names this contact. Nothing changes before another person has confirmed it. */
export function addTrustedContact(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: AddTrustedContactInput,
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  const { why = null, ...person } = input;
  const contact = { id: newId(ctx), ...person, email: person.email.trim().toLowerCase() };
  return tenantAct(
    ctx,
    {
      act: 'add-trusted-contact',
      tenantId,
      detail: { contactId: contact.id, email: contact.email },
      value: () => ({ tenantId, contactId: contact.id, version: null }),
      decide: async (world, _now, tx) =>
        decide(world, { contact, why, known: await addressFacts(tx, contact.email) }, ctx.actor),
      async apply(tx, now) {
        const addedBy = { id: ctx.actor.id, name: ctx.actor.name };
        await addContact(tx, tenantId, { ...contact, why, addedBy, at: now });
        await logged(tx, ctx, {
          what: 'add-trusted-contact',
          subject: await customerName(tx, tenantId),
          of: customerSubject(tenantId),
          before: null,
          after: person,
          why,
          now,
        });
      },
    },
    present,
  );
}
