/** Which step of the wizard a problem is put right in. */
import type { DraftStep } from '../frame/search/partner.ts';

const steps: [RegExp, DraftStep][] = [
  [/^\/(?:lines|customer(?:TenantId|Domain)|tenantId|solutionArea|activities)(?:\/|$)/, 'lines'],
  [
    /^\/(?:\w+Contact|contactDomainReason|solutionSellerName|revenueCustomerName|isvProductName)(?:\/|$)/,
    'contacts',
  ],
  [/^\/(?:files|file)(?:\/|$)/, 'proof'],
  [/^\/(?:name|reference|locationId)(?:\/|$)/, 'basics'],
];

export function stepOfPointer(pointer: string): DraftStep {
  return steps.find(([pattern]) => pattern.test(pointer))?.[1] ?? 'review';
}
