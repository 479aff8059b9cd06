/**
 * Who may do what with enrolments, profiles, terms, runs, holds, payments and disputes, and in which stage: one table, and what
 * is not in it is forbidden. rules/rights/may-act.ts reads it as it reads every process's; docs/rules.md prints it.
 */
import { admin, another, clock, finance, programme, reason, rowsOf } from './act-row.ts';
import { enrolmentActs } from './enrolment-acts.ts';

export const incentiveActs = [
  ...enrolmentActs,
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

export type IncentiveAct = (typeof incentiveActs)[number]['act'];
