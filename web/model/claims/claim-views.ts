/** The ready views of the list of claims, as the filters that the API knows. */
import type { ClaimSort, ClaimsSearch, ClaimView } from '../frame/search/claims.ts';

type Status =
  | 'submitted'
  | 'editing'
  | 'under-review'
  | 'partner-action-required'
  | 'approved'
  | 'rejected'
  | 'disputed'
  | 'rejected-final'
  | 'withdrawn';

export interface ClaimFilter {
  status?: Status[];
  contested?: boolean;
  dueKind?: 'refusal-window';
  location?: string;
  q?: string;
  sort?: ClaimSort;
}

const open: Status[] = ['editing', 'submitted', 'under-review', 'partner-action-required', 'disputed'];

const filters: Record<ClaimView, ClaimFilter> = {
  open: { status: open },
  action: { status: ['partner-action-required'] },
  review: { status: ['submitted', 'under-review', 'disputed'] },
  window: { dueKind: 'refusal-window' },
  official: { status: ['approved'] },
  rejected: { status: ['rejected', 'rejected-final'] },
  contested: { contested: true },
  all: {},
};

export function claimFilter({ view = 'open', q, location, sort }: ClaimsSearch, side: string): ClaimFilter {
  const filter = filters[view];
  // Drafts are the partner's own; the programme owner sees what was submitted.
  const status = side === 'owner' ? filter.status?.filter((one) => one !== 'editing') : filter.status;
  return {
    ...filter,
    ...(status && { status }),
    ...(q && { q }),
    ...(location && { location }),
    ...(sort && { sort }),
  };
}
