/** What may stand in the addresses of claims, which two sides have. */
import { oneOf, present, someOf, text, type Raw } from './words.ts';

export const claimViews = [
  'open',
  'action',
  'review',
  'window',
  'official',
  'rejected',
  'contested',
  'all',
] as const;
export type ClaimView = (typeof claimViews)[number];
export const claimSorts = ['-updatedAt', '-submittedAt', 'dueAt'] as const;
export type ClaimSort = (typeof claimSorts)[number];

/** Every column of claims, in their order; the first one leads to the claim. */
export const claimColumns = [
  'number',
  'reference',
  'customer',
  'domain',
  'items',
  'activity',
  'location',
  'partner',
  'status',
  'due',
  'submitted',
  'updated',
  'owner',
  'assignee',
] as const;

export type ClaimColumn = (typeof claimColumns)[number];

export interface ClaimsSearch {
  view?: ClaimView;
  q?: string;
  location?: string;
  sort?: ClaimSort;
  columns?: ClaimColumn[];
}

export function claimsSearch(raw: Raw): ClaimsSearch {
  return present({
    view: oneOf(claimViews, raw['view']),
    q: text(raw['q'], 100),
    location: text(raw['location'], 60),
    sort: oneOf(claimSorts, raw['sort']),
    columns: someOf(claimColumns, raw['columns']),
  });
}

export interface ClaimSearch {
  act?: string;
  line?: string;
  /** Of the history: which acts, and whose. */
  what?: string;
  who?: string;
}

export function claimSearch(raw: Raw): ClaimSearch {
  return present({
    act: text(raw['act'], 40),
    line: text(raw['line'], 60),
    what: text(raw['what'], 40),
    who: text(raw['who'], 120),
  });
}
