import { customerSubject } from '../../../rules/engine/subject.ts';
import { endTrustedContact as decide } from '../../../rules/claim/trusted-contact.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import { endContact } from '../../store/consent/tenant.ts';
import { logged } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EndTrustedContactInput, PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';
import type { AddedContact } from './add-trusted-contact.ts';

/** Held no longer, by the owner or by the tenant's administrator: every link this contact has is void at once. */
export function endTrustedContact(
  ctx: Context,
  ref: { tenantId: string },
  input: EndTrustedContactInput,
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  return removeContact(ctx, ref, input, present, 'end-trusted-contact', decide);
}

/** One way out of the list, whoever takes the contact off it. */
export function removeContact(
  ctx: Context,
  { tenantId }: { tenantId: string },
  { contactId, why }: EndTrustedContactInput,
  present: PresentValue<AddedContact>,
  act: 'end-trusted-contact' | 'object-to-contact',
  rule: typeof decide,
): Promise<Outcome<Reply>> {
  return tenantAct(
    ctx,
    {
      act,
      tenantId,
      detail: { contactId, why },
      value: () => ({ tenantId, contactId, version: null }),
      decide: (world, now) => rule(world, { contactId, why }, ctx.actor, now),
      async apply(tx, now) {
        const { customer, ...contact } = await endContact(tx, tenantId, contactId, ctx.actor.name, now);
        // The owner's log holds what its own people did; the tenant's history has both.
        if (ctx.actor.side !== 'owner') return;
        const of = customerSubject(tenantId);
        await logged(tx, ctx, { what: act, subject: customer, of, before: contact, after: null, why, now });
      },
    },
    present,
  );
}
