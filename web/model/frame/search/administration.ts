/** What may stand in the addresses of the administration's pages. */
import { count, oneOf, present, text, type Raw } from './words.ts';

/** One calendar: the year that is shown, and the version that is compared with the one before it. */
export function calendarSearch(raw: Raw): { year?: number; version?: number } {
  return present({ year: count(raw['year']), version: count(raw['version']) });
}

export function versionSearch(raw: Raw): { version?: number } {
  return present({ version: count(raw['version']) });
}

export function basedOnSearch(raw: Raw): { from?: string } {
  return present({ from: text(raw['from'], 60) });
}

export const catalogViews = ['items', 'activities', 'solutionAreas', 'programmes'] as const;
export type CatalogView = (typeof catalogViews)[number];

/** `edit`: the thing that is being changed, or 'new'. */
export function catalogSearch(raw: Raw): { view?: CatalogView; edit?: string; version?: number } {
  return present({
    view: oneOf(catalogViews, raw['view']),
    edit: text(raw['edit'], 130),
    version: count(raw['version']),
  });
}

export const mailViews = ['all', 'waiting', 'own'] as const;

export function mailTextsSearch(raw: Raw): { view?: (typeof mailViews)[number] } {
  return present({ view: oneOf(mailViews, raw['view']) });
}

export function logSearch(raw: Raw): { subject?: string } {
  return present({ subject: text(raw['subject'], 200) });
}

export const partnerActs = ['edit', 'add-location', 'edit-location', 'enrol', 'invite'] as const;

export interface PartnerSearch {
  act?: (typeof partnerActs)[number];
  location?: string;
  programme?: string;
}

export function partnerSearch(raw: Raw): PartnerSearch {
  return present({
    act: oneOf(partnerActs, raw['act']),
    location: text(raw['location'], 60),
    programme: text(raw['programme'], 80),
  });
}

export function partnersSearch(raw: Raw): { q?: string; act?: 'add' } {
  return present({ q: text(raw['q'], 100), act: oneOf(['add'] as const, raw['act']) });
}
