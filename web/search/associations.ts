/** What may stand in the addresses of associations, which two sides have. */
import { oneOf, present, type Raw } from './words.ts';

export const stateViews = ['official', 'ended'] as const;
export type StateView = (typeof stateViews)[number];

export function statesSearch(raw: Raw): { view?: StateView } {
  return present({ view: oneOf(stateViews, raw['view']) });
}
