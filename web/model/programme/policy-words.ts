/** A policy parameter by parameter in words, so that two of them can be read beside each other. */
import type { Policy } from '#sdk';
import type { Messages } from '../../messages/en.ts';
import { wordFor } from '../frame/words.ts';

export type PolicyData = Omit<Policy, 'madeBy' | 'madeAt' | 'why' | 'basedOn' | 'claims'>;

export interface PolicyParameter {
  id: string;
  label: string;
  /** Told in words; two policies differ where these do. */
  of: (policy: PolicyData) => string;
}

interface ActivityNames {
  area(id: string): string;
  activity(id: string): string;
}

/** In the order of the process: filing, review, the customer, afterwards. */
export function policyParameters(t: Messages, names: ActivityNames): PolicyParameter[] {
  const words = t.admin.policy;
  const { parameters } = words;
  const clock = ({ amount, unit }: { amount: number; unit: string }): string =>
    unit === 'business-days' ? words.businessDays(amount) : words.calendarDays(amount);
  const yesNo = (value: boolean): string => (value ? t.app.yes : t.app.no);
  const fields = (list: readonly string[]): string =>
    list.length === 0 ? words.nothing : list.map((field) => wordFor(words.fields, field)).join(', ');
  const parameter = (id: keyof typeof parameters, of: (policy: PolicyData) => string): PolicyParameter => ({
    id,
    label: parameters[id],
    of,
  });
  const dispute = ({ dispute: rule }: PolicyData): string =>
    rule === null ? words.noDispute : `${clock(rule.period)}, ${words.disputeTimes(rule.times)}`;
  return [
    parameter('firstStatusWord', (policy) => wordFor(t.words.statuses, policy.firstStatusWord)),
    parameter('domainAsked', (policy) => yesNo(policy.domainAsked)),
    parameter('technicalContactAsked', (policy) => yesNo(policy.technicalContactAsked)),
    parameter('subscriptionIdAlwaysRequired', (policy) => yesNo(policy.subscriptionIdAlwaysRequired)),
    parameter('recognitionOnlyAllowed', (policy) => yesNo(policy.recognitionOnlyAllowed)),
    parameter('acknowledgementsAsked', (policy) =>
      policy.acknowledgementsAsked.length === 0
        ? words.nothing
        : policy.acknowledgementsAsked.map((one) => wordFor(t.words.acknowledgements, one)).join(' '),
    ),
    parameter('poeAgeMonths', (policy) => words.months(policy.poeAgeMonths)),
    parameter('waitInSubmitted', (policy) => clock(policy.waitInSubmitted)),
    parameter('editableInSubmitted', (policy) => fields(policy.editableInSubmitted)),
    parameter('review', (policy) => clock(policy.review)),
    parameter('partnerAnswer', (policy) => clock(policy.partnerAnswer)),
    parameter('editableInActionRequired', (policy) => fields(policy.editableInActionRequired)),
    parameter('alreadyClaimedByAnother', (policy) => wordFor(words.rivals, policy.alreadyClaimedByAnother)),
    parameter('windowStarts', (policy) => wordFor(words.starts, policy.windowStarts)),
    parameter('refusalWindow', (policy) => clock(policy.refusalWindow)),
    parameter('silence', (policy) => wordFor(words.silence, policy.silence)),
    parameter('refuseLater', (policy) => yesNo(policy.refuseLater)),
    parameter('undo', (policy) => clock(policy.undo)),
    parameter('replacementsPerRound', (policy) => String(policy.replacementsPerRound)),
    parameter('dispute', dispute),
    parameter('disputeAnswer', (policy) => (policy.dispute ? clock(policy.dispute.answer) : words.noDispute)),
    parameter('partnerEndsAssociation', (policy) => wordFor(words.ends, policy.partnerEndsAssociation)),
    parameter('activities', (policy) =>
      policy.activities.map((one) => `${names.area(one.solutionArea)}: ${names.activity(one.id)}`).join('; '),
    ),
  ];
}
