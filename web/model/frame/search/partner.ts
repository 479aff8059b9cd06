/** What may stand in the addresses of the partner's pages. */
import { oneOf, present, text, type Raw } from './words.ts';

export const newClaimSteps = ['location', 'customer', 'activity'] as const;
export const draftSteps = ['basics', 'lines', 'contacts', 'proof', 'review'] as const;
export type NewClaimStep = (typeof newClaimSteps)[number];
export type DraftStep = (typeof draftSteps)[number];

export interface NewClaimSearch {
  step?: NewClaimStep;
  /** An earlier claim that this one starts from. */
  from?: string;
  location?: string;
  domain?: string;
  tenant?: string;
  area?: string;
  activity?: string[];
}

export function newClaimSearch(raw: Raw): NewClaimSearch {
  const activity = [raw['activity']].flat().flatMap((one) => text(one, 60) ?? []);
  return present({
    step: oneOf(newClaimSteps, raw['step']),
    from: text(raw['from'], 80),
    location: text(raw['location'], 60),
    domain: text(raw['domain'], 253),
    tenant: text(raw['tenant'], 80),
    area: text(raw['area'], 60),
    activity: activity.length > 0 ? activity : undefined,
  });
}

export function draftSearch(raw: Raw): { step?: DraftStep } {
  return present({ step: oneOf(draftSteps, raw['step']) });
}

/** What is held: now, soon no longer, and no more. */
export const heldViews = ['official', 'ending', 'ended'] as const;

export function heldSearch(raw: Raw): { view?: (typeof heldViews)[number] } {
  return present({ view: oneOf(heldViews, raw['view']) });
}

export const companyViews = ['locations', 'people', 'changes'] as const;

export function companySearch(raw: Raw): { view?: (typeof companyViews)[number]; act?: 'invite' } {
  return present({
    view: oneOf(companyViews, raw['view']),
    act: oneOf(['invite'] as const, raw['act']),
  });
}
