import { endTrustedContact as decide } from '../../../rules/claim/contact.ts';
import type { Outcome } from '../../../rules/engine/refusal.ts';
import { endContact } from '../../store/consent/tenant.ts';
import type { AddedContact } from './add-trusted-contact.ts';
import { logged } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EndTrustedContactInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';

/** The programme owner no longer holds this contact; who was asked already stays asked. */
export function endTrustedContact(
  ctx: Context,
  { tenantId }: { tenantId: string },
  input: EndTrustedContactInput,
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  const { contactId, why } = input;
  return tenantAct(
    ctx,
    {
      act: 'end-trusted-contact',
      tenantId,
      detail: { contactId, why },
      value: () => ({ tenantId, contactId, version: null }),
      decide: (world) => decide(world, input, ctx.actor),
      async apply(tx, now) {
        const { customer, ...contact } = await endContact(tx, tenantId, contactId, now);
        await logged(tx, ctx, {
          what: 'end-trusted-contact',
          subject: customer,
          before: contact,
          after: null,
          why,
          now,
        });
      },
    },
    present,
  );
}
