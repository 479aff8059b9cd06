import { activities2019, activities2023, type Activity } from './catalog.ts';
import type { ClockRule } from '../time/deadline.ts';

export type EditableField = 'location' | 'lines' | 'contacts' | 'files' | 'comments';

/** One column of domain 4.2. The engine reads nothing about clocks and switches from anywhere else. */
export interface Policy {
  id: string;
  name: string;
  firstStatusWord: 'editing' | 'draft';
  waitInSubmitted: ClockRule;
  review: ClockRule;
  partnerAnswer: ClockRule;
  refusalWindow: ClockRule;
  windowStarts: 'submission' | 'approval';
  /** What it means that nobody at the customer decides. refuses: nothing is official unless a trusted contact or the tenant admin agrees. */
  silence: 'accepts' | 'refuses';
  /** The customer may end an association at any later time under every policy; this only changes what the notice promises. */
  refuseLater: boolean;
  editableInSubmitted: EditableField[];
  editableInActionRequired: EditableField[];
  /** null: a rejection cannot be disputed. */
  dispute: { period: ClockRule; times: number | null; answer: ClockRule } | null;
  poeAgeMonths: number;
  alreadyClaimedByAnother: 'block' | 'arbitration';
  partnerEndsAssociation: 'asks' | 'ends';
  domainAsked: boolean;
  technicalContactAsked: boolean;
  acknowledgementsAsked: string[];
  recognitionOnlyAllowed: boolean;
  subscriptionIdAlwaysRequired: boolean;
  undo: ClockRule;
  replacementsPerRound: number;
  activities: Activity[];
}

const businessDays = (amount: number): ClockRule => ({ amount, unit: 'business-days' });
const calendarDays = (amount: number): ClockRule => ({ amount, unit: 'calendar-days' });

const allOfClaim: EditableField[] = ['location', 'lines', 'contacts', 'files', 'comments'];

const cpor202007: Policy = {
  id: 'cpor-2020-07',
  name: 'CPOR July 2020',
  firstStatusWord: 'editing',
  waitInSubmitted: businessDays(5),
  review: businessDays(5),
  partnerAnswer: businessDays(5),
  refusalWindow: businessDays(5),
  windowStarts: 'approval',
  silence: 'accepts',
  refuseLater: false,
  editableInSubmitted: allOfClaim,
  editableInActionRequired: allOfClaim,
  dispute: { period: calendarDays(30), times: null, answer: businessDays(5) },
  poeAgeMonths: 12,
  alreadyClaimedByAnother: 'arbitration',
  partnerEndsAssociation: 'asks',
  domainAsked: true,
  technicalContactAsked: true,
  acknowledgementsAsked: [],
  recognitionOnlyAllowed: false,
  subscriptionIdAlwaysRequired: false,
  undo: businessDays(2),
  replacementsPerRound: 3,
  activities: activities2019,
};

export const policies: Policy[] = [
  {
    ...cpor202007,
    id: 'cpor-2019-10',
    name: 'CPOR October 2019',
    windowStarts: 'submission',
    editableInSubmitted: [],
    editableInActionRequired: ['files', 'comments'],
    dispute: null,
    alreadyClaimedByAnother: 'block',
  },
  cpor202007,
  {
    ...cpor202007,
    id: 'cpor-2020-07-seven-days',
    name: 'CPOR July 2020, seven calendar days',
    refusalWindow: calendarDays(7),
  },
  {
    ...cpor202007,
    id: 'cpor-2023-10',
    name: 'CPOR October 2023',
    firstStatusWord: 'draft',
    review: businessDays(14),
    partnerAnswer: businessDays(14),
    windowStarts: 'submission',
    refuseLater: true,
    editableInSubmitted: [],
    editableInActionRequired: allOfClaim,
    dispute: { period: calendarDays(30), times: 1, answer: businessDays(5) },
    partnerEndsAssociation: 'ends',
    domainAsked: false,
    technicalContactAsked: false,
    acknowledgementsAsked: ['customer-informed', 'information-correct'],
    recognitionOnlyAllowed: true,
    subscriptionIdAlwaysRequired: true,
    activities: activities2023,
  },
];

export const defaultPolicyId = 'cpor-2020-07';
