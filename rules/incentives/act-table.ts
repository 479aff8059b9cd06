/**
 * Who may do what with enrolments, profiles, terms, runs, holds, payments and disputes, and in which stage: one table, and what
 * is not in it is forbidden. `mayDo` in may-do.ts is its only reader; docs/rules.md prints it.
 */
import { enrollmentStates } from '../programme/enrollment.ts';

export const stages = {
  enrolment: ['none', ...enrollmentStates],
  profile: ['none', 'waiting', 'valid', 'returned', 'replaced'],
  terms: ['none', 'draft', 'approved', 'discarded'],
  run: ['none', 'preview', 'awaiting-approval', 'posting', 'posted', 'discarded'],
  hold: ['none', 'held', 'released'],
  payment: ['none', 'upcoming', 'sent', 'failed', 'rejected-by-bank', 'reprocessing', 'reversed'],
  dispute: ['none', 'open', 'granted', 'not-granted', 'withdrawn'],
} as const;

export type Subject = keyof typeof stages;
export type StageOf<S extends Subject> = (typeof stages)[S][number];

export type IncentiveRole =
  | 'incentives-admin'
  | 'incentives-user'
  | 'report-viewer'
  | 'finance'
  | 'programme-admin'
  | 'clock';
export type ActSide = 'partner' | 'owner' | 'system';

/** What must hold besides role and stage, looked up by this name in may-do.ts. */
export type ActCondition =
  /** Nobody confirms what he has prepared. */
  | 'by-another-person'
  /** Of the two who prepared and approved the run of the amount, neither decides its dispute. */
  | 'by-nobody-of-the-run';

interface Row<S extends Subject> {
  subject: S;
  act: string;
  side: ActSide;
  roles: IncentiveRole[];
  from: StageOf<S>[];
  to: StageOf<S>[];
  reason: 'none' | 'required';
  when: ActCondition | null;
  /** What it is, for the printed page. */
  text: string;
}
export type IncentiveActRow = { [S in Subject]: Row<S> }[Subject];

type More = Partial<Pick<Row<Subject>, 'reason' | 'when'>>;

function rowsOf<S extends Subject>(
  subject: S,
  rows: [string, ActSide, IncentiveRole[], StageOf<S>[], StageOf<S>[], string, More?][],
): Row<S>[] {
  return rows.map(([act, side, roles, from, to, text, more = {}]) => ({
    subject,
    act,
    side,
    roles,
    from,
    to,
    reason: 'none',
    when: null,
    text,
    ...more,
  }));
}

const admin: IncentiveRole[] = ['incentives-admin'];
const finance: IncentiveRole[] = ['finance'];
const programme: IncentiveRole[] = ['programme-admin'];
const clock: IncentiveRole[] = ['clock'];
const reason = { reason: 'required' } as const;
const another = { when: 'by-another-person' } as const;

export const incentiveActs: IncentiveActRow[] = [
  ...rowsOf('enrolment', [
    [
      'invite-location',
      'owner',
      programme,
      ['none', 'discontinued'],
      ['invited'],
      'asks a location to enrol',
    ],
    [
      'join-programme',
      'partner',
      admin,
      ['none'],
      ['invited'],
      'begins by itself where the programme is open to all',
    ],
    [
      'accept-agreement',
      'partner',
      admin,
      ['invited', 'action-required', 'enrolled', 'inactive'],
      ['action-required', 'validating-enrollment', 'enrolled'],
      'accepts a version of the agreement',
    ],
    [
      'complete-enrolment',
      'system',
      clock,
      ['invited', 'action-required', 'inactive'],
      ['validating-enrollment'],
      'the last requirement is met',
    ],
    [
      'approve-enrolment',
      'owner',
      finance,
      ['validating-enrollment'],
      ['enrolled'],
      'earning starts with the month of the last requirement',
    ],
    [
      'return-enrolment',
      'owner',
      finance,
      ['validating-enrollment'],
      ['action-required'],
      'sends it back',
      reason,
    ],
    [
      'renew-enrolment',
      'system',
      clock,
      ['enrolled'],
      ['enrolled'],
      'a new fiscal year begins and everything holds',
    ],
    [
      'ask-for-action',
      'system',
      clock,
      ['enrolled', 'invited'],
      ['action-required'],
      'something required is missing or about to end',
    ],
    [
      'lapse-enrolment',
      'system',
      clock,
      ['action-required', 'enrolled'],
      ['inactive'],
      'the fiscal year is over and something is missing',
    ],
    [
      'exclude-location',
      'owner',
      programme,
      ['invited', 'action-required', 'validating-enrollment', 'enrolled', 'inactive'],
      ['ineligible'],
      'the location does not qualify',
      reason,
    ],
    [
      'readmit-location',
      'owner',
      programme,
      ['ineligible'],
      ['action-required'],
      'the location qualifies after all',
      reason,
    ],
    [
      'end-enrolment',
      'owner',
      programme,
      ['invited', 'action-required', 'validating-enrollment', 'enrolled', 'inactive', 'ineligible'],
      ['discontinued'],
      'ends it',
      reason,
    ],
  ]),
  ...rowsOf('profile', [
    [
      'add-profile',
      'partner',
      admin,
      ['none'],
      ['waiting'],
      'adds a payout or tax profile; the one before stays as it was',
    ],
    [
      'validate-profile',
      'owner',
      finance,
      ['waiting'],
      ['valid'],
      'the profile counts from the day it was added',
      another,
    ],
    ['return-profile', 'owner', finance, ['waiting'], ['returned'], 'sends it back', reason],
    [
      'replace-profile',
      'system',
      clock,
      ['waiting', 'valid', 'returned'],
      ['replaced'],
      'a newer one has taken its place',
    ],
  ]),
  ...rowsOf('terms', [
    ['draft-terms', 'owner', programme, ['none'], ['draft'], 'writes a new version'],
    ['edit-terms', 'owner', programme, ['draft'], ['draft'], 'changes the draft'],
    [
      'approve-terms',
      'owner',
      programme,
      ['draft'],
      ['approved'],
      'in force from its month; never edited afterwards',
      another,
    ],
    ['discard-terms', 'owner', programme, ['draft'], ['discarded'], 'drops the draft', reason],
  ]),
  ...rowsOf('run', [
    [
      'prepare-run',
      'owner',
      finance,
      ['none'],
      ['preview'],
      'computes everything and writes only the preview',
    ],
    ['refresh-run', 'owner', finance, ['preview'], ['preview'], 'computes it again from the facts of now'],
    ['submit-run', 'owner', finance, ['preview'], ['awaiting-approval'], 'asks another person to approve'],
    [
      'return-run',
      'owner',
      finance,
      ['awaiting-approval'],
      ['preview'],
      'sends it back',
      { ...reason, ...another },
    ],
    ['approve-run', 'owner', finance, ['awaiting-approval'], ['posting'], 'posting begins', another],
    [
      'post-run',
      'system',
      clock,
      ['posting'],
      ['posting', 'posted'],
      'books the next slice; after a crash it goes on where it stopped',
    ],
    [
      'discard-run',
      'owner',
      finance,
      ['preview', 'awaiting-approval'],
      ['discarded'],
      'drops the preview; nothing was booked',
      reason,
    ],
  ]),
  ...rowsOf('hold', [
    [
      'hold-amounts',
      'owner',
      finance,
      ['none', 'released'],
      ['held'],
      'holds an account; the partner reads the reason',
      reason,
    ],
    ['release-amounts', 'owner', finance, ['held'], ['released'], 'lets go', reason],
    ['hold-payments', 'partner', admin, ['none', 'released'], ['held'], 'asks not to be paid for now'],
    ['resume-payments', 'partner', admin, ['held'], ['released'], 'asks to be paid again'],
  ]),
  ...rowsOf('payment', [
    ['prepare-payment', 'owner', finance, ['none'], ['upcoming'], 'is part of a payment file'],
    [
      'record-sent',
      'owner',
      finance,
      ['upcoming', 'reprocessing'],
      ['sent'],
      'the bank has it; the payment is booked',
    ],
    ['record-failed', 'owner', finance, ['sent'], ['failed'], 'it did not go through', reason],
    ['record-rejected', 'owner', finance, ['sent'], ['rejected-by-bank'], 'the bank sent it back', reason],
    [
      'reprocess-payment',
      'owner',
      finance,
      ['failed', 'rejected-by-bank'],
      ['reprocessing'],
      'goes out with the next file',
    ],
    [
      'reverse-payment',
      'owner',
      finance,
      ['sent', 'failed', 'rejected-by-bank', 'reprocessing'],
      ['reversed'],
      'is owed again',
      reason,
    ],
  ]),
  ...rowsOf('dispute', [
    ['dispute-amount', 'partner', admin, ['none'], ['open'], 'within 90 days of the statement', reason],
    ['withdraw-dispute', 'partner', admin, ['open'], ['withdrawn'], 'takes it back'],
    [
      'grant-dispute',
      'owner',
      finance,
      ['open'],
      ['granted'],
      'the next run books what was granted as an adjustment',
      { ...reason, when: 'by-nobody-of-the-run' },
    ],
    [
      'decline-dispute',
      'owner',
      finance,
      ['open'],
      ['not-granted'],
      'the amount stays, with the reason',
      { ...reason, when: 'by-nobody-of-the-run' },
    ],
  ]),
];
