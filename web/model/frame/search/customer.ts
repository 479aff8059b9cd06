/** What may stand in the addresses of the customer's pages. */
import { day, oneOf, present, text, type Raw } from './words.ts';

export const requestViews = ['all', 'waiting'] as const;

export function requestsSearch(raw: Raw): { view?: (typeof requestViews)[number] } {
  return present({ view: oneOf(requestViews, raw['view']) });
}

export function tenantAssociationSearch(raw: Raw): { act?: 'end' } {
  return present({ act: oneOf(['end'] as const, raw['act']) });
}

export function tenantContactsSearch(raw: Raw): { end?: string } {
  return present({ end: text(raw['end'], 80) });
}

export const readViews = ['usage', 'lookups'] as const;

export interface ReadsSearch {
  view?: (typeof readViews)[number];
  partner?: string;
  association?: string;
  since?: string;
  until?: string;
}

export function readsSearch(raw: Raw): ReadsSearch {
  return present({
    view: oneOf(readViews, raw['view']),
    partner: text(raw['partner'], 60),
    association: text(raw['association'], 100),
    since: day(raw['since']),
    until: day(raw['until']),
  });
}

export const stateViews = ['official', 'ended'] as const;

export function statesSearch(raw: Raw): { view?: (typeof stateViews)[number] } {
  return present({ view: oneOf(stateViews, raw['view']) });
}
