/**
 * Who may do what with a co-op claim, and in which stage (domain 15.5): the process's own table. What is not in it is forbidden;
 * rules/rights/may-act.ts reads it as it reads every process's.
 */
import type { Side } from '../engine/side.ts';
import type { ActRow } from '../rights/act-row.ts';
import type { ReasonAsked } from '../rights/reason.ts';
import type { Role } from '../rights/role.ts';
import type { CoopStage } from './claim.ts';

export type CoopCondition =
  /** Not who decided last. */
  | 'another-person'
  /** The time to dispute runs. */
  | 'in-time';

export interface CoopActRow<Act extends string = string> extends ActRow<Act, CoopStage, CoopCondition> {
  reason: ReasonAsked;
  text: string;
}

type More = Partial<Pick<CoopActRow, 'reason' | 'when' | 'maySubmit'>>;

/** Each row: act, in which stages, where it may lead, what it is. */
function rows<Act extends string>(
  side: Side,
  roles: Role[],
  list: readonly (readonly [Act, CoopStage[], CoopStage[], string, More?])[],
): CoopActRow<Act>[] {
  const scope = { partner: 'claims:write', owner: 'reviews:write', customer: null, system: null } as const;
  return list.map(([act, stages, to, text, more = {}]) => ({
    act,
    side,
    roles,
    stages,
    to,
    scope: scope[side],
    maySubmit: 'no',
    reason: 'none',
    when: null,
    text,
    ...more,
  }));
}

const open: CoopStage[] = ['editing', 'partner-action-required'];
const partner: Role[] = ['incentives-admin', 'incentives-user'];
const reviewers: Role[] = ['reviewer', 'senior-reviewer'];
const edited = <Act extends string>(act: Act, text: string): [Act, CoopStage[], CoopStage[], string] => [
  act,
  open,
  open,
  text,
];
const submits = { maySubmit: 'yes' } as const;

export const coopActs = [
  ...rows('partner', partner, [
    ['create-coop-claim', ['none'], ['editing'], 'one activity of one fund'],
    edited('edit-coop-claim', 'activity, dates, people'),
    edited('add-invoice', 'of a third party'),
    edited('add-certification', 'of in-house work'),
    edited('add-coop-proof', 'a file with a note'),
    edited('set-metric', 'what the activity reached'),
    edited('remove-from-coop-claim', 'an invoice, a certification or a proof'),
    ['submit-coop-claim', ['editing'], ['submitted'], 'reserves the amount in the fund', submits],
    [
      'resubmit-coop-claim',
      ['partner-action-required'],
      ['under-review', 'disputed'],
      'answers; reserves what was added',
      submits,
    ],
    [
      'dispute-coop-decision',
      ['approved', 'paid', 'rejected'],
      ['disputed'],
      'reserves what was refused',
      { ...submits, reason: 'text', when: 'in-time' },
    ],
    [
      'withdraw-coop-claim',
      ['editing', 'submitted', 'under-review', 'partner-action-required'],
      ['withdrawn'],
      'frees the reserve',
      { ...submits, reason: 'text' },
    ],
  ]),
  ...rows('owner', reviewers, [
    ['start-coop-review', ['submitted'], ['under-review'], 'takes it'],
    [
      'request-coop-information',
      ['under-review'],
      ['partner-action-required'],
      'the clock of the review stops',
      { reason: 'codes' },
    ],
    [
      'request-coop-information',
      ['disputed'],
      ['partner-action-required'],
      'the clock of the answer stops',
      { reason: 'codes', when: 'another-person' },
    ],
    [
      'approve-coop-claim',
      ['under-review'],
      ['approved'],
      'an amount for each invoice; a lower one with a reason',
    ],
    [
      'approve-coop-claim',
      ['disputed'],
      ['approved', 'paid'],
      'what was approved before is the least',
      { when: 'another-person' },
    ],
    ['reject-coop-claim', ['under-review'], ['rejected'], 'frees the reserve', { reason: 'codes' }],
    [
      'reject-coop-claim',
      ['disputed'],
      ['rejected', 'approved', 'paid'],
      'the decision before stands',
      { reason: 'codes', when: 'another-person' },
    ],
  ]),
  ...rows(
    'owner',
    ['finance'],
    [
      ['record-coop-payment', ['approved'], ['paid'], 'as the finance system reports it'],
      ['reverse-coop-payment', ['paid'], ['approved'], 'failed or reversed', { reason: 'text' }],
    ],
  ),
  ...rows(
    'system',
    ['clock'],
    [
      [
        'expire-coop-answer',
        ['partner-action-required'],
        ['rejected', 'approved', 'paid'],
        'no answer in time',
      ],
      ['finalise-coop-decision', ['rejected'], ['rejected-final'], 'the time to dispute is over'],
    ],
  ),
];

export type CoopAct = (typeof coopActs)[number]['act'];
