import { customerSubject } from '../../../rules/engine/subject.ts';
import { confirmTrustedContact as decide } from '../../../rules/claim/trusted-contact.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { World } from '../../../rules/claim/facts.ts';
import { addressFacts, confirmContact, customerName } from '../../store/consent/tenant.ts';
import { addJob } from '../../store/engine/jobs.ts';
import { logged } from '../run/row-act.ts';
import { type Context, newId, realNow, type Reply } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { tenantAct } from '../run/tenant-act.ts';
import type { AddedContact } from './add-trusted-contact.ts';

/**
 * Another person confirms it: in force from now on. The tenant's other trusted contacts and its administrators are told by mail, with
 * a link by which they can object.
 */
export function confirmTrustedContact(
  ctx: Context,
  { tenantId }: { tenantId: string },
  { contactId }: { contactId: string },
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  const emailOf = ({ tenant }: World): string =>
    tenant.proposedContacts.find((contact) => contact.id === contactId)?.email ?? '';
  return tenantAct(
    ctx,
    {
      act: 'confirm-trusted-contact',
      tenantId,
      detail: { contactId },
      value: () => ({ tenantId, contactId, version: null }),
      async decide(world, now, tx) {
        const known = await addressFacts(tx, emailOf(world));
        return decide(world, { contactId, known }, ctx.actor, now);
      },
      async apply(tx, now, world) {
        await confirmContact(tx, tenantId, contactId, { id: ctx.actor.id, name: ctx.actor.name, at: now });
        for (const told of world.tenant.trustedContacts) {
          await addJob(tx, {
            tenantId,
            id: newId(ctx),
            kind: 'mail',
            payload: {
              template: 'trusted-contact-added',
              contactId,
              to: { id: told.id, name: told.name, email: told.email },
            },
            at: realNow(ctx),
          });
        }
        await logged(tx, ctx, {
          what: 'confirm-trusted-contact',
          subject: await customerName(tx, tenantId),
          of: customerSubject(tenantId),
          before: null,
          after: { email: emailOf(world) },
          why: null,
          now,
        });
      },
    },
    present,
  );
}
