/** What may stand in the addresses of the pages about people. */
import { oneOf, present, text, type Raw } from './words.ts';

export const peopleViews = ['people', 'changes'] as const;

export interface PeopleSearch {
  view?: (typeof peopleViews)[number];
  act?: 'invite';
}

export function peopleSearch(raw: Raw): PeopleSearch {
  return present({ view: oneOf(peopleViews, raw['view']), act: oneOf(['invite'] as const, raw['act']) });
}

export function keysSearch(raw: Raw): { act?: 'make' | 'revoke'; key?: string } {
  return present({ act: oneOf(['make', 'revoke'] as const, raw['act']), key: text(raw['key'], 80) });
}

export const personActs = [
  'withdraw',
  'deactivate',
  'reactivate',
  'give',
  'take',
  'add-conflict',
  'end-conflict',
  'capacity',
] as const;

export interface PersonSearch {
  act?: (typeof personActs)[number];
  /** Which role, or which partner. */
  of?: string;
}

export function personSearch(raw: Raw): PersonSearch {
  return present({ act: oneOf(personActs, raw['act']), of: text(raw['of'], 200) });
}
