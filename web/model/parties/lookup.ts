/**
 * What the partner may know of a customer before it claims. Asked for on purpose only: each look-up is counted, and the
 * customer sees it.
 */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../frame/api.ts';

export interface LookupInput {
  locationId: string;
  tenantId: string;
  domain: string | null;
}

export function lookup(input: LookupInput) {
  return queryOptions({
    queryKey: ['lookup', input.locationId, input.tenantId.toLowerCase(), input.domain?.toLowerCase() ?? ''],
    queryFn: () => api.customers.lookUp({ body: input }),
    staleTime: Infinity,
    gcTime: 60 * 60_000,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
