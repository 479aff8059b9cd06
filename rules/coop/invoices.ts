/** Which invoices of a partner count already (domain 15.4): a number is used once per supplier and partner. */
import type { CoopClaim, CoopStage } from './claim.ts';

/** A draft has sent nothing, and what is over for good has given its invoices back. A rejected one may still be disputed. */
const counting: Record<CoopStage, boolean> = {
  none: false,
  editing: false,
  submitted: true,
  'under-review': true,
  'partner-action-required': true,
  disputed: true,
  approved: true,
  paid: true,
  rejected: true,
  'rejected-final': false,
  withdrawn: false,
};

export function countedInvoices(
  claims: readonly CoopClaim[],
  partnerId: string,
  exceptClaimId: string,
): { supplier: string; number: string; claimId: string }[] {
  return claims
    .filter((claim) => claim.partnerId === partnerId && claim.id !== exceptClaimId && counting[claim.stage])
    .flatMap(({ id, invoices }) =>
      invoices.map(({ supplier, number }) => ({ supplier, number, claimId: id })),
    );
}
