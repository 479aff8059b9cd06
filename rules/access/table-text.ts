/** What the words of the tables mean, one sentence each, for docs/rules.md. Sentences of codes are in code-text.ts. */
import type { Act, Condition } from '../claim/rights/act-table.ts';
import type { Circumstance } from './operation-row.ts';
import type { AssociationState, ConsentState, DeadlineKind, Stage } from '../claim/facts.ts';

export const stageText: Record<Stage, string> = {
  editing: 'A draft that only the partner knows of.',
  submitted: 'Waiting for a reviewer.',
  'under-review': 'A reviewer has taken it.',
  'partner-action-required': 'The partner was asked for more, in a review or in a dispute.',
  decided:
    'Every line is decided. People read "approved" while a line is approved and not refused by the customer, else "rejected" while a rejection can still be disputed, else "rejected final".',
  disputed: 'The partner disputes rejected lines; the other lines continue.',
  withdrawn: 'Taken back by the partner before anything was official.',
};

export const conditionText: Record<Condition, string> = {
  'fields-open': 'a draft, or the policy lets fields be edited in this stage',
  'files-open':
    'a draft; or the policy lets files be added in this stage; or a line is contested; or, once decided, a line is approved or can be disputed',
  'comments-open': 'unless the policy closes comments in this stage',
  'file-not-sent': 'a file that no act has sent yet',
  'rejected-line-open-to-dispute': 'a rejected line whose dispute period runs, and a dispute left',
  'something-to-withdraw': 'a line that is not official and has not ended',
  'arbitration-answer-awaited': 'a line of the claim is contested, and its answer is awaited',
  'line-without-consent':
    'an approved line that is unconfirmed or whose round is paused; it can only be rejected with missing-customer-consent-on-poe',
  'contact-to-correct':
    "a round is paused after a bounce, and the partner's time to correct the contact runs",
  'contact-in-doubt': 'a round is paused or unconfirmed, or a task doubts its contact',
  asked: 'the customer is or was asked',
  'line-official': 'a line is official',
  'policy-lets-partner-end': 'a line is official, and the policy lets the partner end it',
  'policy-makes-partner-ask': 'a line is official, and the policy makes the partner ask',
  'decision-to-undo': 'a decision whose undo period runs, by somebody other than the person who decided',
  'open-question': 'a question of the customer is open',
  'open-end-request': 'the partner has asked for the end',
  'open-arbitration':
    'a line of the claim is contested and every side has answered or fallen silent; no proposal of a first reader is waiting',
  'proposed-arbitration':
    'a first reader, another person, has proposed a decision of a case in which the claim stands',
  'by-another-than-rejected':
    'by somebody other than the person who rejected it, or proposed it in an arbitration',
  'own-or-nobodys-work':
    'by a reviewer: unassigned work, or their own, to themselves or back to nobody; by a senior reviewer: all work, to anybody',
};

export const circumstanceText: Record<Circumstance, string> = {
  'own-company': "a partner's or a customer's own; at the owner's desk everybody's",
  'own-person': "the caller's own",
  'at-location': "for a location of the caller's company that the role covers",
  submitted: "the partner's own; at the owner's desk once submitted, for the auditor always",
  asked: 'once the customer was asked',
  colleague:
    'another person of the own company than oneself; at a partner one all of whose roles are held where one is account admin',
  'invited-colleague': 'such a person, who was invited and has not come yet',
  'former-colleague': 'such a person, once deactivated',
  'where-admin':
    'an account admin where they are one; an incentives admin lets a user submit, or no longer, and no more',
  'key-alive': "the company's own, neither revoked nor expired",
  'still-official': 'an association that has not ended',
  'code-open': 'neither redeemed nor revoked',
  'activation-to-come': 'before its first day',
  'draft-of-another': 'a draft waits, and another person wrote it',
  'contact-of-another': 'a contact waits, and another person added it',
  'in-sandbox': 'in a sandbox only; elsewhere there is no such address',
};

export const actText: Partial<Record<Act, string>> = {
  'release-claim':
    'Who has the claim was deactivated, lost the role or has a conflict of interest: it goes back to the queue. It follows from the change of the person.',
  'deliver-notice':
    "The relay has accepted a notice; the window starts when the named contact's and a trusted contact's were.",
  'bounce-notice':
    'A notice came back; a hard bounce pauses the round when what is needed is no longer delivered.',
  'remind-customer': 'One business day before the end: whoever was asked and has not answered is reminded.',
  'close-window':
    'The window ended without refusal: official, or unconfirmed when no trusted contact was reached.',
  supersede: "The association ends at the instant the rival's becomes official.",
  'expire-answer': 'The partner did not answer: the open lines are rejected with no-partner-response.',
  'finalise-rejection': 'The dispute period is over.',
  'mark-overdue':
    'A clock of the programme owner ran out: both sides are notified, it is escalated, nothing else changes.',
  'expire-undo': 'A decision can no longer be undone.',
  'expire-contact-correction':
    "The partner did not correct the contact, or a notice neither arrived nor came back: a reviewer's task.",
  'expire-arbitration-answer': 'A party of an arbitration fell silent: its file stays as it is.',
  'open-arbitration': "A rival's line contests one of this claim.",
  'close-arbitration': 'Nothing is contested any more: the rival went away, or the winner fell away.',
  'end-subscription': 'The subscription ended, and the association with it.',
  'scan-file': "The scanner's verdict on a file.",
  'undo-clock':
    'What a fast clock made true too early is withdrawn, with full new periods; a single command of the operator.',
};

export interface ClockText {
  whose: 'programme owner' | 'partner' | 'customer';
  /** The row of the policy table that gives its length. */
  length: string;
  starts: string;
  over: string;
}

export const clockText: Record<DeadlineKind, ClockText[]> = {
  'review-start': [
    { whose: 'programme owner', length: 'wait in Submitted', starts: 'submit', over: 'overdue' },
  ],
  'review-decide': [
    {
      whose: 'programme owner',
      length: 'review',
      starts: "start of the review; again with the partner's answer and after an arbitration",
      over: 'overdue',
    },
  ],
  'partner-answer': [
    {
      whose: 'partner',
      length: 'partner answer',
      starts: 'request for information',
      over: 'open lines rejected with no-partner-response',
    },
  ],
  'dispute-period': [
    {
      whose: 'partner',
      length: 'dispute a rejection',
      starts: 'the decision that left no line undecided',
      over: 'rejection final',
    },
  ],
  'dispute-answer': [
    {
      whose: 'programme owner',
      length: 'dispute answered in',
      starts: "dispute; again with the partner's answer",
      over: 'overdue',
    },
  ],
  'refusal-window': [
    {
      whose: 'customer',
      length: 'refusal window',
      starts: 'the later delivery to the named and to a trusted contact',
      over: 'official, or unconfirmed',
    },
  ],
  reminder: [
    {
      whose: 'customer',
      length: 'refusal window',
      starts: 'with the window; ends at the start of its last business day',
      over: 'whoever was asked and has not answered is reminded',
    },
  ],
  undo: [
    {
      whose: 'customer',
      length: 'undo of a decision',
      starts: 'refusing or agreeing early',
      over: 'the decision stands',
    },
  ],
  'contact-correction': [
    {
      whose: 'partner',
      length: 'partner answer',
      starts: 'the bounce that paused the round',
      over: "reviewer's task",
    },
    {
      whose: 'programme owner',
      length: 'wait in Submitted',
      starts: 'sending the notices',
      over: "reviewer's task: a notice neither arrived nor came back",
    },
  ],
  'arbitration-answer': [
    { whose: 'partner', length: 'partner answer', starts: 'the line becomes contested', over: 'silent' },
  ],
};

export const consentText: Record<ConsentState, string> = {
  'not-asked': 'The customer was not asked about this line, or is no longer.',
  'notice-pending': 'The notices are on their way; the window has not started.',
  open: 'The window runs.',
  agreed: 'By silence at its end, or earlier by a trusted contact, the tenant admin or a redeemed code.',
  refused: 'By any contact, while nothing is official, or within the window after an early agreement.',
  paused: 'A notice came back. A window never resumes: a new round asks again, with a full one.',
  unconfirmed: 'The window ended, but no trusted contact was reached.',
};

export const associationText: Record<AssociationState, string> = {
  none: 'Not yet, or never.',
  official: 'Partner of record: usage is visible from the month it began.',
  ended:
    'By the customer, the partner, a rival that superseded it, the end of the subscription, or the policy.',
};
