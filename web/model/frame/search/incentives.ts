/** What may stand in the addresses of the pages of incentives. */
import { oneOf, present, text, type Raw } from './words.ts';

export const enrolmentActs = [
  'agreement',
  'payout',
  'tax',
  'approve',
  'return',
  'return-payout',
  'return-tax',
] as const;
export type EnrolmentAct = (typeof enrolmentActs)[number];

export function enrolmentSearch(raw: Raw): { act?: EnrolmentAct } {
  return present({ act: oneOf(enrolmentActs, raw['act']) });
}

export function programmeSearch(raw: Raw): { edit?: string } {
  return present({ edit: text(raw['edit'], 80) });
}
