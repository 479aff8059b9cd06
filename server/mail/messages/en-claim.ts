/** English letters about a claim and its review. */
import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { MailLine } from '../../../rules/claim/messages.ts';
import {
  blocks,
  day,
  facts,
  heading,
  instant,
  lineList,
  linesAfter,
  link,
  partnerText,
  quote,
  shortLines,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { approvedBlocks, pointBlocks, pointsOf, rejectedBlocks, type DecidedWords } from './decided.ts';

const words: DecidedWords = {
  rule: 'Rule',
  evidence: 'What the reviewer found',
  remedy: 'What would change the result',
  note: 'The reviewer adds',
  shown:
    'The proof of execution shows what you did for this customer, names this line, and carries the customer’s recent signature.',
  missing: 'Missing',
  helps: 'What we need',
};

export function hello(frame: Frame): Block {
  return text(frame.recipient.name ? `Dear ${frame.recipient.name},` : 'Dear Sir or Madam,');
}

export function about({ claim, side }: Frame): Block {
  const rows: [string, string][] = [
    ['Claim', `${claim.number} – ${claim.name}`],
    ['Customer', claim.customer],
  ];
  rows.push(
    side === 'partner'
      ? ['Location', claim.location]
      : ['Partner', partnerText(claim.partner, claim.location)],
  );
  return facts(...rows);
}

export const open = (frame: Frame): Block => link('Open the claim', frame.claimUrl);
export const subject = (frame: Frame, what: string): string => `[${frame.claim.number}] ${what}`;

function dispute(frame: Frame, disputeUntil: DeadlineBasis | null, disputesLeft: number | null): Block {
  if (disputeUntil === null || disputesLeft === 0)
    return text('This decision is final: it cannot be disputed.');
  const number =
    disputesLeft === null
      ? ''
      : disputesLeft === 1
        ? 'This can be done once.'
        : `This can be done ${disputesLeft} more times.`;
  return text(
    `If you do not agree, you can dispute the decision until ${until(frame, disputeUntil)}.`,
    'Open the claim, choose “Dispute”, say why the decision should be different and add new proof if you have it.',
    'Somebody other than the person who rejected the claim will decide.',
    number,
  );
}

/** What follows an approval; what is official already is not said to be waiting. */
function afterApproval(
  frame: Frame,
  { customerUntil, official }: { customerUntil: DeadlineBasis | null; official?: MailLine[] },
  approved: MailLine[],
): Block[] {
  const already = official ?? [];
  const over = customerUntil !== null && Temporal.Instant.compare(frame.now, customerUntil.endsAt) >= 0;
  const waits = already.length < approved.length;
  return blocks(
    ...linesAfter(frame, 'Official from now on, because the customer has already agreed:', already),
    text(
      customerUntil === null
        ? 'The customer is being notified now and can refuse. The period starts once the messages have been delivered; its end is shown on the claim as soon as it is known.'
        : over
          ? ''
          : `The customer can refuse until ${until(frame, customerUntil)}.`,
      waits ? whatSilenceMeans(frame) : '',
      'You do not need to do anything.',
    ),
  );
}

/** Said to the partner. */
const whatSilenceMeans = ({ claim }: Frame): string =>
  claim.silence === 'refuses'
    ? 'Your association becomes official only if a trusted contact or an administrator of the customer agrees before the period ends; without that agreement nothing comes of it.'
    : 'If nobody refuses, your association becomes official when the period ends.';

const clocks = {
  'review-start': (by: string) => `The review should have started by ${by}.`,
  'review-decide': (by: string) => `The claim should have been decided by ${by}.`,
  'dispute-answer': (by: string) => `The dispute should have been decided by ${by}.`,
};

const ended = {
  partner: 'The partner asked for this.',
  superseded: 'Another partner became the partner of record after an arbitration.',
  'subscription-ended': 'The subscription ended.',
  policy: 'This follows from the programme’s rules.',
  'wrong-clock': 'Our system’s clock was fast: this had been made official too early.',
};
const howEnded = {
  customer: { ...ended, customer: 'Your organisation ended it.' },
  others: { ...ended, customer: 'The customer ended it.' },
};

const byWhom = {
  silence: 'Nobody at the customer refused within the period.',
  'trusted-contact': 'A trusted contact of the customer agreed.',
  'tenant-admin': 'The customer’s administrator agreed.',
  contact: 'Nobody at the customer refused within the period.',
  code: 'The customer’s administrator agreed in advance with a one-time code.',
};

export const claimEn = {
  'claim-submitted': (p, f) => ({
    subject: subject(f, `Submitted: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('We have received your claim.'),
      about(f),
      lineList(f, p.lines),
      text(
        `A reviewer will start on it by ${until(f, p.reviewStartsBy)}. You do not need to do anything until then.`,
      ),
      open(f),
    ),
  }),
  'information-requested': (p, f) => ({
    subject: subject(f, `More information needed by ${day(f, p.answerBy)}`),
    blocks: blocks(
      hello(f),
      text(
        p.dispute
          ? 'To decide on your dispute, we need more information from you.'
          : 'To decide on your claim, we need more information from you.',
      ),
      about(f),
      heading('What is missing'),
      ...pointBlocks(f, pointsOf(p), words),
      p.text !== null && heading('What the reviewer writes'),
      p.text !== null && quote(p.text),
      heading('Until when'),
      text(
        `Please answer and resubmit by ${until(f, p.answerBy)}. If you do not answer, the claim is then rejected.`,
      ),
      open(f),
    ),
  }),
  'information-answered': (p, f) => ({
    subject: subject(f, `${f.claim.partner} has answered`),
    blocks: blocks(
      hello(f),
      text(
        p.dispute
          ? 'The partner has answered the request for information in the dispute.'
          : 'The partner has answered the request for information and resubmitted.',
      ),
      about(f),
      p.text !== null && quote(p.text),
      p.decideBy !== null && text(`The decision is due by ${until(f, p.decideBy)}.`),
      open(f),
    ),
  }),
  'no-partner-response': (p, f) => ({
    subject: subject(f, 'Rejected: no answer was received'),
    blocks: blocks(
      hello(f),
      text(
        `The request for information had to be answered by ${day(f, p.answerBy)}. We received no answer, so these lines are rejected:`,
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner' && dispute(f, p.disputeUntil, null),
      open(f),
    ),
  }),
  'claim-approved': (p, f) => ({
    subject: subject(f, `Approved: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('The reviewer has approved these lines:'),
      about(f),
      ...approvedBlocks(f, p.lines, words),
      p.text !== null && heading('What the reviewer writes'),
      p.text !== null && quote(p.text),
      heading('What happens next'),
      ...afterApproval(f, p, p.lines),
      open(f),
    ),
  }),
  'claim-decided': (p, f) => ({
    subject: subject(f, `Partly approved: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('The reviewer has approved some lines and rejected others.'),
      about(f),
      p.text !== null && heading('What the reviewer writes'),
      p.text !== null && quote(p.text),
      text('Approved:'),
      ...approvedBlocks(f, p.approved, words),
      ...afterApproval(f, p, p.approved),
      text('Rejected:'),
      ...rejectedBlocks(f, p.rejected, words),
      heading('If you do not agree'),
      dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'window-started': (p, f) => ({
    subject: subject(f, `The customer can refuse until ${day(f, p.until)}`),
    blocks: blocks(
      hello(f),
      text(`The customer has received the message and can refuse until ${until(f, p.until)}.`),
      about(f),
      lineList(f, p.lines),
      text(whatSilenceMeans(f), 'You do not need to do anything.'),
      open(f),
    ),
  }),
  'lines-rejected': (p, f) => ({
    subject: subject(f, `Rejected: ${f.claim.customer}`),
    blocks: blocks(
      hello(f),
      text('The reviewer has rejected these lines:'),
      about(f),
      ...rejectedBlocks(f, p.rejected, words),
      p.text !== null && heading('What the reviewer writes'),
      p.text !== null && quote(p.text),
      heading('If you do not agree'),
      dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'customer-refused': (p, f) => ({
    subject: subject(f, `The customer refused ${shortLines(f, p.lines)}`),
    blocks: blocks(
      hello(f),
      text('The customer has refused these lines:'),
      about(f),
      lineList(f, p.lines),
      p.reason !== null && text('The customer gave this reason:'),
      p.reason !== null && quote(p.reason),
      ...linesAfter(
        f,
        'The customer had agreed to these earlier. Their association has ended, and no incentive is due for them:',
        p.ended,
      ),
      text(
        p.all ? 'Nothing remains of the claim, so it is closed.' : '',
        'A customer’s refusal cannot be disputed.',
      ),
      ...linesAfter(f, 'Not affected:', p.rest),
      open(f),
    ),
  }),
  'association-official': (p, f) =>
    f.side === 'customer'
      ? {
          subject: subject(f, `${f.claim.partner} is now your partner of record`),
          blocks: blocks(
            hello(f),
            text(
              `Since ${instant(f, p.officialFrom)} ${f.claim.partner} has been ${f.claim.customer}’s partner of record for:`,
            ),
            lineList(f, p.lines),
            text(
              'For these services only, the partner now sees the monthly number of active users, paid units and sold seats.',
            ),
            text(
              f.recipient.trusted
                ? 'You can end this at any time, without cost and without giving a reason.'
                : 'An administrator or a trusted contact of your organisation can end this at any time, without cost and without giving a reason.',
            ),
            f.pageUrl !== null && f.recipient.trusted && link('See what is recorded, or end it', f.pageUrl),
          ),
        }
      : {
          subject: subject(f, `Official: ${f.claim.customer}`),
          blocks: blocks(
            hello(f),
            text(`Since ${instant(f, p.officialFrom)} the association is official for:`),
            about(f),
            lineList(f, p.lines),
            text(byWhom[p.by]),
            f.side === 'partner' &&
              text(
                'You can now see the usage of exactly these workloads or subscriptions. Whether an incentive is due is decided separately.',
              ),
            open(f),
          ),
        },
  'association-ended': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `Ended: ${f.claim.partner} as partner of record for ${shortLines(f, p.lines)}`
        : `Ended: ${shortLines(f, p.lines)}, ${f.claim.customer}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        `The association of ${f.claim.partner} with ${f.claim.customer} ended on ${instant(f, p.endedAt)} for:`,
      ),
      lineList(f, p.lines),
      text(
        howEnded[f.side === 'customer' ? 'customer' : 'others'][p.how],
        f.side === 'partner'
          ? 'You no longer see usage figures for these lines.'
          : 'The partner no longer sees usage figures for these lines.',
      ),
      p.reason !== null && quote(p.reason),
      ...linesAfter(f, 'Still official under this request:', p.rest),
      f.side === 'customer' ? f.pageUrl !== null && link('See what is recorded', f.pageUrl) : open(f),
    ),
  }),
  disputed: (p, f) => ({
    subject: subject(f, `Dispute by ${f.claim.partner}: decide by ${day(f, p.answerBy)}`),
    blocks: blocks(
      hello(f),
      text('The partner disputes the rejection of these lines:'),
      about(f),
      lineList(f, p.lines),
      p.justification !== null && quote(p.justification),
      text(
        p.newFiles === 0
          ? 'No new proof was added.'
          : p.newFiles === 1
            ? 'One new file was added.'
            : `${p.newFiles} new files were added.`,
        `The decision is due by ${until(f, p.answerBy)}, and must be made by somebody other than the person who rejected the lines.`,
      ),
      open(f),
    ),
  }),
  'dispute-decided': (p, f) => ({
    subject: subject(f, 'Your dispute has been decided'),
    blocks: blocks(
      hello(f),
      text('A senior reviewer has decided on your dispute.'),
      about(f),
      p.approved.length > 0 && text('These lines are approved:'),
      ...approvedBlocks(f, p.approved, words),
      p.approved.length > 0 &&
        text('The customer is being notified now and can refuse.', whatSilenceMeans(f)),
      p.rejected.length > 0 && text('These lines remain rejected:'),
      ...rejectedBlocks(f, p.rejected, words),
      p.text !== null && heading('What the reviewer writes'),
      p.text !== null && quote(p.text),
      p.rejected.length > 0 && heading('If you do not agree'),
      p.rejected.length > 0 && dispute(f, p.disputeUntil, p.disputesLeft),
      open(f),
    ),
  }),
  'claim-withdrawn': (p, f) =>
    f.side === 'customer'
      ? {
          subject: subject(f, `${f.claim.partner} has withdrawn its request`),
          blocks: blocks(
            hello(f),
            text(`${f.claim.partner} no longer asks to be ${f.claim.customer}’s partner of record for:`),
            lineList(f, p.lines),
            text('You do not need to do anything. The link in our earlier message no longer works.'),
          ),
        }
      : {
          subject: subject(f, 'Withdrawn'),
          blocks: blocks(
            hello(f),
            text(
              p.partly
                ? 'These lines have been withdrawn; what is already official stays:'
                : 'The claim has been withdrawn:',
            ),
            about(f),
            lineList(f, p.lines),
            quote(p.reason),
            open(f),
          ),
        },
  overdue: (p, f) => ({
    subject: subject(f, f.side === 'partner' ? 'We are late with your claim' : 'Overdue'),
    blocks: blocks(
      hello(f),
      text(clocks[p.clock](day(f, p.due)), 'That has not happened.'),
      about(f),
      text(
        f.side === 'partner'
          ? 'We have alerted the senior reviewers. Your claim keeps its place, and you do not need to do anything.'
          : 'The partner can also see this. Please make sure that somebody takes the claim.',
      ),
      open(f),
    ),
  }),
  'end-requested': (p, f) => ({
    subject: subject(f, `${f.claim.partner} asks to end an association`),
    blocks: blocks(
      hello(f),
      text('The partner asks to end its own association for:'),
      about(f),
      lineList(f, p.lines),
      quote(p.reason),
      open(f),
    ),
  }),
  'end-request-refused': (p, f) => ({
    subject: subject(f, 'Your association stays as it is'),
    blocks: blocks(
      hello(f),
      text('Your request to end the association was turned down for:'),
      about(f),
      lineList(f, p.lines),
      quote(p.reason),
      open(f),
    ),
  }),
  'customer-silent': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `${f.claim.partner} was not recorded: nobody agreed in time`
        : 'The customer did not agree in time',
    ),
    blocks: blocks(
      hello(f),
      text(
        f.side === 'customer'
          ? `The period for the request of ${f.claim.partner} is over. Your agreement was needed, and no trusted contact or administrator of your organisation gave it. The partner is therefore not your partner of record for:`
          : 'The customer’s agreement was needed, and no trusted contact or administrator of the customer gave it before the period ended. No association comes of:',
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      text(
        f.side === 'customer'
          ? 'You do not need to do anything. If the partner asks again, you will get a new message.'
          : 'This cannot be disputed. Talk to the customer; the claim can be filed again.',
      ),
      f.side !== 'customer' && open(f),
    ),
  }),
  'agreement-demanded': (p, f) => ({
    subject: subject(
      f,
      f.side === 'customer'
        ? `${f.claim.partner}: your organisation now has to agree explicitly`
        : 'The customer now has to agree explicitly',
    ),
    blocks: blocks(
      hello(f),
      text(
        f.side === 'customer'
          ? `An administrator of your organisation has decided that silence no longer counts as agreement. That also holds for the request of ${f.claim.partner} for:`
          : 'An administrator of the customer has decided that silence no longer counts as agreement. That also holds for the period in which the customer is being asked about:',
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      text(
        p.until === null
          ? 'The period has not started yet or is paused.'
          : `The period ends on ${until(f, p.until)}.`,
        f.side === 'customer'
          ? 'Unless a trusted contact or an administrator of your organisation agrees before it ends, the partner is not recorded. If we asked you by mail, the link in that message still works, but what it says about doing nothing no longer applies.'
          : whatSilenceMeans(f),
      ),
      f.side !== 'customer' && open(f),
    ),
  }),
  'item-locked': (p, f) => ({
    subject: subject(f, 'Locked by the customer'),
    blocks: blocks(
      hello(f),
      text('The customer has locked the following against claims:'),
      about(f),
      lineList(f, p.lines),
      text('These lines cannot be submitted while the lock is in place. Please contact the customer.'),
      open(f),
    ),
  }),
} satisfies Partial<Letters>;
