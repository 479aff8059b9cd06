/**
 * Every mail the process sends (domain 5.2, 5.3, 8): who receives it and which values it carries. A rule makes a message
 * with `message(...)`, which checks the values; the words themselves, in each language, stand in server/mail/messages.
 *
 * The mail's frame (claim number and name, customer, partner, location) is read when the mail leaves and is no parameter.
 * Nothing here may tell one side what only another side knows: a message to a partner never names a rival, and never an
 * address that the partner did not type itself.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { Described } from '../programme/catalog.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ConsentBy, EndedHow, Line, World } from './facts.ts';
import { textLanguages, type TextLanguage } from '../programme/reason-text.ts';
import type { Message, Recipient } from './step.ts';

/** A line as people read it. */
export interface MailLine {
  lineId: Id<'line'>;
  item: string;
  activity: string;
  subscriptionId: string | null;
  /** What an administrator calls them in a language, where that differs. */
  names?: Partial<Record<TextLanguage, { item?: string; activity?: string }>>;
}
export interface ApprovedMailLine extends MailLine {
  evidence?: string | null;
}
export interface RejectedMailLine extends MailLine {
  codes: string[];
  text: string | null;
  evidence?: string | null;
  remedy?: string | null;
}
/** What is asked for one reason of a request. */
export interface MailPoint {
  code: string;
  evidence: string | null;
  remedy: string | null;
}

/** The kinds of values; a trailing '?' may be null. */
interface Kinds {
  text: string;
  'text?': string | null;
  flag: boolean;
  count: number;
  'count?': number | null;
  codes: string[];
  instant: Instant;
  'instant?': string | null;
  deadline: DeadlineBasis;
  'deadline?': DeadlineBasis | null;
  lines: MailLine[];
  approved: ApprovedMailLine[];
  rejected: RejectedMailLine[];
  points: MailPoint[];
  decision: 'agreed' | 'accepted' | 'refused';
  how: EndedHow;
  'consent-by': ConsentBy;
  clock: 'review-start' | 'review-decide' | 'dispute-answer';
  asked:
    | 'approved'
    | 'submitted'
    | 'lines-changed'
    | 'contact-corrected'
    | 'contact-confirmed'
    | 'trusted-contact-added'
    | 'replacement'
    | 'wrong-clock';
  moved: 'replacement' | 'contact-corrected' | 'undone';
  pause: 'not-me' | 'contact-removed';
  bounce: 'not-corrected' | 'trusted-contact' | 'after-official';
  closed: 'done' | 'customer-refused' | 'withdrawn';
}
export type ParamKind = keyof Kinds;

interface Template {
  /** Kinds of recipient it is written for; the text differs by side. */
  to: readonly Recipient['to'][];
  params: Readonly<Record<string, ParamKind>>;
}

const partner = ['partner-contact'] as const;
const reviewer = ['assignee-or-reviewers'] as const;
const senior = ['senior-reviewers'] as const;
const assigneeAndSeniors = ['assignee-and-senior-reviewers'] as const;
const customer = ['notice'] as const;

export const templates = {
  /** 2. The partner's receipt. */
  'claim-submitted': { to: partner, params: { lines: 'lines', reviewStartsBy: 'deadline' } },
  /** 4, and 12 back to the partner (`dispute`). */
  'information-requested': {
    to: partner,
    params: { codes: 'codes', points: 'points', text: 'text?', answerBy: 'deadline', dispute: 'flag' },
  },
  /** 5. To the senior reviewers when it answers in a dispute. */
  'information-answered': {
    to: [...reviewer, ...senior],
    params: { text: 'text?', decideBy: 'deadline?', dispute: 'flag' },
  },
  /** 6. Also to the reviewer. */
  'no-partner-response': {
    to: [...partner, ...reviewer],
    params: { lines: 'lines', answerBy: 'deadline', disputeUntil: 'deadline?' },
  },
  /** 7. `customerUntil` when the window is known already (7a), else null. `official`: those that are so at once. */
  'claim-approved': {
    to: partner,
    params: { lines: 'approved', official: 'lines', text: 'text?', customerUntil: 'deadline?' },
  },
  /** 7 and 8 in one decision: some lines approved, others rejected. One decision is one mail. */
  'claim-decided': {
    to: partner,
    params: {
      approved: 'approved',
      official: 'lines',
      rejected: 'rejected',
      text: 'text?',
      customerUntil: 'deadline?',
      disputeUntil: 'deadline?',
      disputesLeft: 'count?',
    },
  },
  /** The notices were delivered: from now on the date is known. */
  'window-started': { to: partner, params: { lines: 'lines', until: 'deadline' } },
  /** 8. `disputesLeft` null: any number; 0 or no date: final. */
  'lines-rejected': {
    to: partner,
    params: { rejected: 'rejected', text: 'text?', disputeUntil: 'deadline?', disputesLeft: 'count?' },
  },
  /** 9. `ended`: those among the lines that were official by an early acceptance. `rest`: what was not refused. */
  'customer-refused': {
    to: [...partner, ...reviewer],
    params: { lines: 'lines', ended: 'lines', rest: 'lines', all: 'flag', reason: 'text?' },
  },
  /** 10. To partner, reviewer and the customer's known contacts. */
  'association-official': {
    to: [...partner, ...reviewer, ...customer],
    params: { lines: 'lines', officialFrom: 'instant', by: 'consent-by' },
  },
  /** 14. To all; never says who came after. `rest`: lines of the same request that stay official. */
  'association-ended': {
    to: [...partner, ...reviewer, ...customer],
    params: { lines: 'lines', rest: 'lines', endedAt: 'instant', how: 'how', reason: 'text?' },
  },
  /** 11. */
  disputed: {
    to: senior,
    params: { lines: 'lines', justification: 'text?', newFiles: 'count', answerBy: 'deadline' },
  },
  /** 12, approved or rejected; back to the partner is 'information-requested'. */
  'dispute-decided': {
    to: partner,
    params: {
      approved: 'approved',
      rejected: 'rejected',
      text: 'text?',
      disputeUntil: 'deadline?',
      disputesLeft: 'count?',
    },
  },
  /** 13. `partly`: lines already official stay. */
  'claim-withdrawn': {
    to: [...partner, ...reviewer, ...customer],
    params: { lines: 'lines', reason: 'text', partly: 'flag' },
  },
  /** 16. */
  overdue: { to: [...partner, ...senior], params: { clock: 'clock', due: 'deadline' } },

  /** The request itself: carries link and code, and its delivery counts. One per notice. */
  'customer-notice': {
    to: customer,
    params: { lines: 'lines', accepted: 'lines', acceptedBy: 'text?', asked: 'asked' },
  },
  /**
   * The same where an administrator has accepted every line in advance with a code: official at once, or as soon as the claim is
   * approved. `by` null: this reader is not told who.
   */
  'customer-notice-accepted': {
    to: customer,
    params: { lines: 'lines', by: 'text?', official: 'flag' },
  },
  /** To those who were asked before: the date or the person changed. Same link; its delivery does not count. */
  'customer-notice-again': { to: customer, params: { lines: 'lines', why: 'moved', until: 'deadline?' } },
  /** The period ended without the agreement that was needed. */
  'customer-silent': { to: [...partner, ...reviewer, ...customer], params: { lines: 'lines' } },
  /** The tenant demands explicit agreement from now on: silence within a period that runs no longer counts. */
  'agreement-demanded': { to: [...partner, ...customer], params: { lines: 'lines', until: 'deadline?' } },
  /** One business day before the end, to whoever was asked and has not answered. */
  'customer-reminder': { to: customer, params: { lines: 'lines', until: 'deadline' } },
  /**
   * To the notice of purpose 'decide' without, to that of purpose 'undo' with the undo link. `byName` decided; `byKnown`: at an
   * address that the programme knows, and not one that only the partner gave.
   */
  'customer-receipt': {
    to: customer,
    params: {
      decision: 'decision',
      lines: 'lines',
      byName: 'text',
      byEmail: 'text?',
      byKnown: 'flag',
      until: 'deadline?',
      undoUntil: 'deadline?',
    },
  },
  /** To whoever only the partner knows, of a decision that was not theirs: no names, and not what was decided. */
  'decision-made': {
    to: customer,
    params: { lines: 'lines', until: 'deadline?', undoUntil: 'deadline?' },
  },
  /** `byName` null: to the partner, and to whoever only the partner knows. */
  'decision-undone': {
    to: [...customer, ...partner],
    params: {
      decision: 'decision',
      lines: 'lines',
      /** Of these, what was official by the agreement and ended with it. */
      ended: 'lines',
      byName: 'text?',
      byEmail: 'text?',
      byKnown: 'flag',
      until: 'deadline?',
    },
  },
  /** A person must look: the replacement is on none of the customer's domains, or nobody whose silence counts is asked any more (`paused`). */
  'not-me-task': {
    to: reviewer,
    params: {
      contact: 'text',
      replacementName: 'text',
      replacementTitle: 'text',
      replacementEmail: 'text',
      paused: 'flag',
      passedOn: 'flag',
    },
  },
  /** Nobody whose silence counts is asked any more. After "not me" the desk reads it in its task. Names nobody: the partner does not know whom. */
  'window-paused': {
    to: [...partner, ...reviewer],
    params: { lines: 'lines', why: 'pause', lookUntil: 'deadline' },
  },
  /** A paused window is asked about again: the full period begins when the notices are delivered. */
  'window-asked-again': { to: [...partner, ...reviewer], params: { lines: 'lines' } },
  /** The named contact passed the request on to somebody on the customer's domain. */
  'replacement-asked': { to: partner, params: { contact: 'text', replacementName: 'text' } },
  /** The contact the partner typed cannot be reached. */
  'contact-bounced': { to: partner, params: { email: 'text', correctBy: 'deadline' } },
  'contact-bounced-task': { to: reviewer, params: { email: 'text', why: 'bounce' } },
  /** The window ended without a trusted contact. */
  unconfirmed: { to: reviewer, params: { lines: 'lines' } },
  /** `from` null: the partner does not know this person, and is not told. */
  'customer-question': {
    to: [...partner, ...reviewer],
    params: { from: 'text?', question: 'text' },
  },
  'customer-answer': { to: customer, params: { answer: 'text', by: 'text' } },

  /** Domain 8. To every side of the case, each with its own lines; never by whom. */
  'line-contested': { to: partner, params: { lines: 'lines', answerBy: 'deadline' } },
  /** Every side answered or fell silent. */
  'arbitration-ready': { to: assigneeAndSeniors, params: { item: 'text' } },
  /** A first reader has proposed; another person has to confirm or return it. */
  'arbitration-proposed': { to: senior, params: { item: 'text', by: 'text' } },
  'arbitration-returned': {
    to: [...reviewer, ...senior],
    params: { item: 'text', by: 'text', reason: 'text' },
  },
  'arbitration-decided': {
    to: partner,
    params: { lines: 'lines', won: 'flag', reason: 'text', disputeUntil: 'deadline?' },
  },
  /** The case ended without changing this side's line: the winner was refused or withdrew, or the rival went away. */
  'arbitration-closed': { to: partner, params: { lines: 'lines', why: 'closed' } },

  /** The partner asks for the end of its own association. */
  'end-requested': { to: reviewer, params: { lines: 'lines', reason: 'text' } },
  'end-request-refused': { to: partner, params: { lines: 'lines', reason: 'text' } },
  /**
   * A clock that was ahead had told something before its time. Each list may be empty; `reads`: how often, and by whom (`readBy`), usage of
   * `again` was read meanwhile. To the customer nothing of the review.
   */
  'clock-undone': {
    to: [...partner, ...reviewer, ...customer],
    params: {
      again: 'lines',
      officialFrom: 'instant?',
      waiting: 'lines',
      moved: 'lines',
      restored: 'lines',
      disputable: 'lines',
      disputeUntil: 'deadline?',
      answerable: 'lines',
      answerBy: 'deadline?',
      undoable: 'lines',
      undoUntil: 'deadline?',
      reads: 'count',
      readBy: 'text?',
    },
  },
  /** A wrong clock told that the desk was late with these, and it was not. */
  'clock-not-overdue': { to: [...partner, ...senior], params: { lines: 'lines' } },
  /** The customer locked an item that stands in an open claim of this partner. */
  'item-locked': { to: partner, params: { lines: 'lines' } },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** The mails that ask: each is the delivery of its notice. */
export const noticeTemplates: readonly string[] = ['customer-notice', 'customer-notice-accepted'];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type ParamsOf<T extends TemplateName> = Mutable<{
  [K in keyof (typeof templates)[T]['params']]: (typeof templates)[T]['params'][K] extends ParamKind
    ? Kinds[(typeof templates)[T]['params'][K]]
    : never;
}>;
/** Recipients a template is written for. */
export type RecipientOf<T extends TemplateName> =
  | Extract<Recipient, { to: (typeof templates)[T]['to'][number] }>
  | Extract<Recipient, { to: 'person' }>;

/** The one way in which a rule makes a mail. `language` null: the recipient's own, found when the mail leaves. */
export function message<T extends TemplateName>(
  template: T,
  claimId: Id<'claim'>,
  recipient: RecipientOf<T>,
  params: ParamsOf<T>,
  language: string | null = null,
): Message {
  return { template, recipient, claimId, language, params } as Message;
}

/** Lines with the names people know, as messages carry them. */
export function mailLines(world: World, lines: readonly Line[]): MailLine[] {
  // The catalogue's name of today; what only an older policy knows keeps the name it has there.
  const activities = [
    ...world.catalog.activities,
    ...world.claims.flatMap((facts) => facts.policy.activities),
  ];
  return lines.map((line) => {
    const item = world.catalog.items.find((one) => one.id === line.itemId);
    const activity = activities.find((one) => one.id === line.activity);
    const names = namesOf(item, activity);
    return {
      lineId: line.id,
      item: item?.name ?? line.itemId,
      activity: activity?.name ?? line.activity,
      subscriptionId: line.subscriptionId,
      ...(Object.keys(names).length > 0 && { names }),
    };
  });
}

function namesOf(
  item: Described | undefined,
  activity: Described | undefined,
): NonNullable<MailLine['names']> {
  return Object.fromEntries(
    textLanguages.flatMap((language) => {
      const named = { item: item?.texts?.[language]?.name, activity: activity?.texts?.[language]?.name };
      return named.item || named.activity ? [[language, named]] : [];
    }),
  );
}
