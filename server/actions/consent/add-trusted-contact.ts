import { addTrustedContact as decide } from '../../../rules/claim/contact.ts';
import type { Outcome } from '../../../rules/engine/refusal.ts';
import { addContact, customerName } from '../../store/consent/tenant.ts';
import { newId } from '../run/act.ts';
import { logged } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { AddTrustedContactInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

export interface AddedContact {
  tenantId: string;
  contactId: string;
  version: null;
}

/** The programme owner holds this contact from now on; every round that stands still for want of one is asked anew. */
export function addTrustedContact(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: AddTrustedContactInput,
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  const { why = null, ...person } = input;
  const contact = { id: newId(ctx), ...person };
  return tenantAct(
    ctx,
    {
      act: 'add-trusted-contact',
      tenantId,
      detail: { contactId: contact.id, email: contact.email },
      value: () => ({ tenantId, contactId: contact.id, version: null }),
      decide: (world, now) => decide(world, { claimId: null, contact }, ctx.actor, now),
      async apply(tx, now) {
        await addContact(tx, tenantId, { ...contact, addedBy: ctx.actor.name, at: now });
        await logged(tx, ctx, {
          what: 'add-trusted-contact',
          subject: await customerName(tx, tenantId),
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
