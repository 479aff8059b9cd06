import { objectToContact as decide } from '../../../rules/claim/trusted-contact.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Context, Reply } from '../run/context.ts';
import type { EndTrustedContactInput, PresentValue } from '../run/inputs.ts';
import type { AddedContact } from './add-trusted-contact.ts';
import { removeContact } from './end-trusted-contact.ts';

/** By another trusted contact of the tenant, who learned of this one by mail. */
export function objectToContact(
  ctx: Context,
  ref: { tenantId: string },
  input: EndTrustedContactInput,
  present: PresentValue<AddedContact>,
): Promise<Outcome<Reply>> {
  return removeContact(ctx, ref, input, present, 'object-to-contact', decide);
}
