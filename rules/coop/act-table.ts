/**
 * Who may do what with a co-op claim, and in which stage (domain 15.5): the process's own table. What is not in it is forbidden;
 * `mayDoCoop` in may-do.ts is its only reader.
 */
import type { CoopStage } from './claim.ts';

export type CoopRole =
  | 'incentives-admin'
  | 'incentives-user'
  | 'reviewer'
  | 'senior-reviewer'
  | 'finance'
  | 'clock';

export interface CoopActRow {
  act: string;
  side: 'partner' | 'owner' | 'system';
  roles: CoopRole[];
  from: CoopStage[];
  to: CoopStage[];
  reason: 'none' | 'text' | 'codes';
  /** 'another-person': not who decided last. 'in-time': the time to dispute runs. */
  when: 'another-person' | 'in-time' | null;
  /** An incentives user needs the permission to submit. */
  submits: boolean;
  text: string;
}

type More = Partial<Pick<CoopActRow, 'reason' | 'when' | 'submits'>>;

function rows(
  side: CoopActRow['side'],
  roles: CoopRole[],
  list: [string, CoopStage[], CoopStage[], string, More?][],
): CoopActRow[] {
  return list.map(([act, from, to, text, more = {}]) => ({
    act,
    side,
    roles,
    from,
    to,
    reason: 'none',
    when: null,
    submits: false,
    text,
    ...more,
  }));
}

const open: CoopStage[] = ['editing', 'partner-action-required'];
const partner: CoopRole[] = ['incentives-admin', 'incentives-user'];
const reviewers: CoopRole[] = ['reviewer', 'senior-reviewer'];
const edited = (act: string, text: string): [string, CoopStage[], CoopStage[], string] => [
  act,
  open,
  open,
  text,
];
const submits = { submits: true } as const;

export const coopActs: CoopActRow[] = [
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
