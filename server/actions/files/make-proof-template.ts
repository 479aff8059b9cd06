/** A form for the customer to sign, with everything filled in that the claim already says. */
import { fullName } from '../../../rules/programme/item-names.ts';
import { proofFacts } from '../../../rules/proof/claim.ts';
import { needsDisclosure } from '../../../rules/proof/disclosure.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { TemplateLanguage } from '../../ports/poe-template-words.ts';
import type { ClaimRef, Context } from '../run/context.ts';
import { readClaim } from '../claims/read-claim.ts';

export interface ProofTemplate {
  name: string;
  content: Uint8Array;
}

const names: Record<TemplateLanguage, string> = { en: 'proof-of-execution', nl: 'bewijs-van-uitvoering' };

export async function makeProofTemplate(
  ctx: Context,
  ref: ClaimRef,
  language: TemplateLanguage,
): Promise<Outcome<ProofTemplate>> {
  const read = await readClaim(ctx, ref);
  if (!read.ok) return read;
  const { world, claimId, now } = read.value;
  const facts = factsOf(world, claimId);
  const { claim, location } = facts;
  const told = proofFacts(world, facts, [], now);
  const contact = claim.customerContact;
  // The library that writes PDFs is large, and few processes ever need it.
  const { makePoeTemplate } = await import('../../ports/poe-template.ts');
  const content = await makePoeTemplate(
    {
      partnerName: location.partnerName,
      locationId: location.number,
      customerName: world.tenant.name,
      domain: claim.customerDomain ?? world.tenant.domains[0] ?? '',
      tenantId: world.tenant.id,
      items: told.items.map((item) => fullName(item.id, item.names[0] ?? item.id)),
      needsDisclosure: needsDisclosure(told),
      ...(contact && { signatory: { name: contact.name, title: contact.title ?? '' } }),
    },
    language,
  );
  return accept({ name: `${names[language]}-${claim.number.toLowerCase()}.pdf`, content });
}
