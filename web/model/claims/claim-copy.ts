/** A new claim from an earlier one: what is carried over, and what never is (files, confirmations, decisions). */
import type { Claim, ClaimSummary, CreateClaim } from '#sdk';
import type { NewClaimSearch } from '../frame/search/partner.ts';

type Earlier = Pick<
  Claim,
  | 'customer'
  | 'solutionArea'
  | 'activities'
  | 'lines'
  | 'customerContact'
  | 'technicalContact'
  | 'partnerContact'
  | 'contactDomainReason'
  | 'solutionSellerName'
  | 'revenueCustomerName'
  | 'isvProductName'
>;

export interface CopiedInto {
  tenantId: string;
  solutionArea: string;
  activities: readonly string[];
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Items once each. Of a submitted claim only the last characters of a subscription are known: that one is typed again. */
function linesOf(lines: Earlier['lines'], sameCustomer: boolean): NonNullable<CreateClaim['lines']> {
  const found = new Map<string, { itemId: string; subscriptionId?: string }>();
  for (const { item, subscriptionId } of lines) {
    const whole =
      sameCustomer && subscriptionId !== null && guid.test(subscriptionId) ? subscriptionId : undefined;
    found.set(`${item.id} ${whole ?? ''}`, { itemId: item.id, ...(whole && { subscriptionId: whole }) });
  }
  return [...found.values()];
}

/** What belongs to the customer goes with the customer, what belongs to the activity with the activity. */
export function copiedFields(earlier: Earlier, into: CopiedInto): Partial<CreateClaim> {
  const sameCustomer = earlier.customer.tenantId === into.tenantId.toLowerCase();
  const sameArea = earlier.solutionArea === into.solutionArea;
  const sameActivities =
    sameArea && [...earlier.activities].sort().join() === [...into.activities].sort().join();
  return {
    ...(sameArea && { lines: linesOf(earlier.lines, sameCustomer) }),
    ...(sameCustomer && {
      customerContact: earlier.customerContact,
      technicalContact: earlier.technicalContact,
      contactDomainReason: earlier.contactDomainReason,
    }),
    ...(earlier.partnerContact && { partnerContact: earlier.partnerContact }),
    ...(sameActivities && {
      solutionSellerName: earlier.solutionSellerName,
      isvProductName: earlier.isvProductName,
      ...(sameCustomer && { revenueCustomerName: earlier.revenueCustomerName }),
    }),
  };
}

/** The steps before the draft, filled in from the claim. */
export function startFrom(
  claim: Pick<ClaimSummary, 'id' | 'location' | 'customer' | 'solutionArea' | 'activities'>,
): NewClaimSearch {
  return {
    from: claim.id,
    step: 'activity',
    location: claim.location.id,
    domain: claim.customer.domain ?? undefined,
    tenant: claim.customer.tenantId,
    area: claim.solutionArea,
    activity: claim.activities,
  };
}
