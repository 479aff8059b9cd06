/** English letters around the customer's decision, and about rivals. */
import {
  blocks,
  day,
  facts,
  heading,
  lineList,
  linesAfter,
  link,
  list,
  quote,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { worded } from '../worded.ts';
import { about, hello, open, subject } from './en-claim.ts';
import { noticeAcceptedEn, noticeFieldsEn, noticeTextEn } from './en-notice.ts';

const page = (frame: Frame, label: string): Block | null =>
  frame.pageUrl === null ? null : link(label, frame.pageUrl);

const did = { agreed: 'agrees to', accepted: 'agrees to', refused: 'refuses' };
const said = { agreed: 'agreed', accepted: 'agreed early', refused: 'refused' };

/** Who decided, with the address; marked where only the partner gave the address. */
const who = (p: { byName: string; byEmail?: string | null; byKnown?: boolean }): string => {
  if (!p.byEmail) return p.byName;
  return `${p.byName} (${p.byEmail}${p.byKnown === false ? ', an address given by the partner' : ''})`;
};

const bounced = {
  'not-corrected': 'The partner did not name another contact in time.',
  'trusted-contact': 'This is a trusted contact, so the customer’s period is paused.',
  'after-official': 'The association is already official and remains so.',
};

export const consentEn = {
  'customer-notice': (p, f) => worded(noticeTextEn, noticeFieldsEn(p, f)),
  'customer-notice-accepted': noticeAcceptedEn,
  'customer-notice-again': (p, f) => ({
    subject: subject(
      f,
      p.until === null
        ? `The request by ${f.claim.partner} has changed`
        : `New date: you can refuse until ${day(f, p.until)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        {
          replacement: `You have already received a message about the request by ${f.claim.partner}. A colleague has passed the request on to somebody else in your organisation, who is now being asked.`,
          'contact-corrected': `You have already received a message about the request by ${f.claim.partner}. One of the messages could not be delivered, so the partner has named another contact.`,
          undone: `A decision about the request of ${f.claim.partner} has been undone.`,
        }[p.why],
      ),
      lineList(f, p.lines),
      text(
        p.until === null
          ? 'The period is now longer. Its exact end is shown on the page as soon as it is known.'
          : `You can refuse until ${until(f, p.until)}.`,
        f.claim.silence === 'refuses'
          ? 'The partner is recorded only if a trusted contact or an administrator of your organisation agrees before then.'
          : 'If the request is right, no action is needed.',
      ),
      page(f, 'See the request and decide'),
    ),
  }),
  'customer-reminder': (p, f) => ({
    subject: subject(
      f,
      `Reminder: you can refuse the request of ${f.claim.partner} until ${day(f, p.until)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        `${f.claim.partner} has asked to become the partner of record of ${f.claim.customer}. You received a message about this and have not answered yet. The period ends soon.`,
      ),
      lineList(f, p.lines),
      text(
        `You can refuse until ${until(f, p.until)}.`,
        f.claim.silence === 'refuses'
          ? 'The partner becomes your partner of record only if a trusted contact or an administrator of your organisation agrees before the period ends. If nobody does, nothing is recorded. Open the page to agree or to refuse.'
          : 'If the request is right, you do not need to do anything: if nobody in your organisation refuses, the partner becomes your partner of record when the period ends. You can also end it at any time later.',
      ),
      page(f, 'See the request and decide'),
      text('This is the only reminder.'),
    ),
  }),
  'customer-receipt': (p, f) => ({
    subject: subject(f, `Receipt: ${p.byName} ${did[p.decision]} the request of ${f.claim.partner}`),
    blocks: blocks(
      hello(f),
      text(`This confirms that ${who(p)} ${did[p.decision]} the request of ${f.claim.partner} for:`),
      lineList(f, p.lines),
      p.decision === 'refused' &&
        text(
          'The partner is not, or no longer, your partner of record for these services. Nothing else changes for you.',
        ),
      p.decision === 'accepted' &&
        text('The partner is now your partner of record for these services. You can end that at any time.'),
      p.decision === 'agreed' &&
        text(
          p.until === null
            ? 'The period for refusing continues to its end.'
            : `The period continues. Anyone who was asked can still refuse until ${until(f, p.until)}.`,
        ),
      p.undoUntil !== null && heading('Is this not right?'),
      p.undoUntil !== null &&
        text(`You can undo this decision until ${until(f, p.undoUntil)}. Open the page and tick the box.`),
      p.undoUntil !== null ? page(f, 'Undo this decision') : page(f, 'See the request'),
    ),
  }),
  'decision-made': (p, f) => ({
    subject: subject(f, `A decision was made about the request of ${f.claim.partner}`),
    blocks: blocks(
      hello(f),
      text(`A decision was made about the request of ${f.claim.partner} for:`),
      lineList(f, p.lines),
      text('You do not need to do anything.'),
      p.undoUntil !== null && heading('Is this not right?'),
      p.undoUntil !== null &&
        text(`You can undo this decision until ${until(f, p.undoUntil)}. Open the page and tick the box.`),
      p.undoUntil !== null ? page(f, 'Undo this decision') : page(f, 'See the request'),
    ),
  }),
  'decision-undone': (p, f) => ({
    subject: subject(f, 'A decision of the customer has been undone'),
    blocks: blocks(
      hello(f),
      text(
        p.byName === null && f.side === 'customer'
          ? `A decision about the request of ${f.claim.partner} has been undone.`
          : p.byName === null
            ? `A decision about these services has been undone on the customer’s side. The decision was: ${said[p.decision]}.`
            : `${who({ ...p, byName: p.byName })} has undone a decision about the request of ${f.claim.partner}. The decision was: ${said[p.decision]}.`,
      ),
      f.side !== 'customer' && about(f),
      lineList(f, p.lines),
      ...linesAfter(
        f,
        `${f.claim.partner} was already partner of record by that agreement and no longer is. The partner no longer sees the usage of:`,
        p.ended,
      ),
      p.until !== null && text(`The request is open again: it can be refused until ${until(f, p.until)}.`),
      f.side === 'customer' ? page(f, 'See the request and decide') : open(f),
    ),
  }),
  'not-me-task': (p, f) => ({
    subject: subject(
      f,
      p.replacementEmail === ''
        ? 'A contact says that somebody else should be asked'
        : 'A replacement contact needs checking',
    ),
    blocks: blocks(
      hello(f),
      text(
        p.replacementEmail === ''
          ? `${p.contact} says that somebody else at the customer should be asked, but does not know who.`
          : p.passedOn
            ? `${p.contact} has passed the request on to a colleague, who has received the message but is not a trusted contact.`
            : `${p.contact} says that somebody else at the customer should be asked. The address is on none of the customer’s verified domains, so nobody has been contacted.`,
        p.paused
          ? 'No trusted contact is being asked any more, so the customer’s period is paused. A full period begins once a trusted contact has been found. If nobody is found in time, the lines become unconfirmed.'
          : 'The customer’s period continues.',
      ),
      about(f),
      p.replacementEmail !== '' &&
        facts(
          ['Name', p.replacementName],
          ['Title', p.replacementTitle || '–'],
          ['E-mail', p.replacementEmail],
        ),
      text('Please find out with the customer who speaks for it, and add that person as a trusted contact.'),
      open(f),
    ),
  }),
  'replacement-asked': (p, f) => ({
    subject: subject(f, 'Somebody else at the customer is being asked'),
    blocks: blocks(
      hello(f),
      text(
        `${p.contact} has passed the request on to ${p.replacementName}. The customer’s period starts again once the message has been delivered.`,
      ),
      about(f),
      text('You do not need to do anything.'),
      open(f),
    ),
  }),
  'contact-bounced': (p, f) => ({
    subject: subject(f, 'The customer’s contact cannot be reached'),
    blocks: blocks(
      hello(f),
      text(
        `Our message to ${p.email} came back: the address does not exist or does not accept mail. The customer’s period is paused.`,
      ),
      about(f),
      text(
        `Please correct the contact by ${until(f, p.correctBy)}. The customer then gets a new message and a full period. After that date a reviewer takes over.`,
      ),
      open(f),
    ),
  }),
  'contact-bounced-task': (p, f) => ({
    subject: subject(f, 'A customer’s contact cannot be reached'),
    blocks: blocks(
      hello(f),
      text(`The message to ${p.email} came back. ${bounced[p.why]}`),
      about(f),
      text('Please confirm or replace the contact.'),
      open(f),
    ),
  }),
  unconfirmed: (p, f) => ({
    subject: subject(f, 'No trusted contact was asked'),
    blocks: blocks(
      hello(f),
      text(
        'The customer’s period is over, but no trusted contact of the customer was among those asked. Silence therefore does not count as consent for:',
      ),
      about(f),
      lineList(f, p.lines),
      text(
        'Add a trusted contact, who is then asked with a full period, or reject the lines because the customer’s consent is missing. You cannot agree on the customer’s behalf.',
      ),
      open(f),
    ),
  }),
  'customer-question': (p, f) => ({
    subject: subject(f, 'The customer has a question'),
    blocks: blocks(
      hello(f),
      text(p.from === null ? 'Somebody at the customer asks:' : `${p.from} asks:`),
      about(f),
      quote(p.question),
      text(
        f.side === 'partner'
          ? 'The programme’s reviewer also has the question and will answer it. Please help if asked.'
          : 'Please answer in the claim; the answer goes to the person who asked.',
      ),
      open(f),
    ),
  }),
  'customer-answer': (p, f) => ({
    subject: subject(f, 'The answer to your question'),
    blocks: blocks(
      hello(f),
      text(`${p.by} answers your question about the request of ${f.claim.partner}:`),
      quote(p.answer),
      page(f, 'See the request and decide'),
    ),
  }),
  'line-contested': (p, f) => ({
    subject: subject(f, `Contested: add proof by ${day(f, p.answerBy)}`),
    blocks: blocks(
      hello(f),
      text('More than one partner claims the following. A reviewer will decide who is recorded:'),
      about(f),
      lineList(f, p.lines),
      text(
        `You can add proof and explain your position until ${until(f, p.answerBy)}. The most recent proof of execution counts. If you do not answer, your file is judged as it is.`,
      ),
      text('We do not disclose to anyone, including you, who else is involved.'),
      open(f),
    ),
  }),
  'arbitration-ready': (p, f) => ({
    subject: subject(f, `Arbitration can be decided: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `Every side has answered or let its time run out in the arbitration over ${p.item} at ${f.claim.customer}.`,
      ),
      text('The review of the lines concerned is waiting for this decision.'),
      open(f),
    ),
  }),
  'arbitration-proposed': (p, f) => ({
    subject: subject(f, `Second reader needed: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(`${p.by} has proposed a decision in the arbitration over ${p.item} at ${f.claim.customer}.`),
      text(
        'Another person has to confirm it, or return it with a reason. Until then the sides are not notified.',
      ),
      open(f),
    ),
  }),
  'arbitration-returned': (p, f) => ({
    subject: subject(f, `Returned by the second reader: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `${p.by} has returned the proposed decision in the arbitration over ${p.item} at ${f.claim.customer}:`,
      ),
      quote(p.reason),
      text('The case is open again: please make a new proposal.'),
      open(f),
    ),
  }),
  'arbitration-decided': (p, f) => ({
    subject: subject(f, p.won ? 'Arbitration decided for you' : 'Arbitration decided against you'),
    blocks: blocks(
      hello(f),
      text(
        p.won
          ? 'The contest about these lines has been decided for you:'
          : 'The contest about these lines has been decided against you:',
      ),
      about(f),
      lineList(f, p.lines),
      heading('The reason'),
      quote(p.reason),
      !p.won && p.disputeUntil !== null && text(`You can dispute this until ${until(f, p.disputeUntil)}.`),
      open(f),
    ),
  }),
  'arbitration-closed': (p, f) => ({
    subject: subject(f, 'The contest is over'),
    blocks: blocks(
      hello(f),
      text('The contest about these lines is over. Nothing changes for your lines:'),
      about(f),
      lineList(f, p.lines),
      list([
        {
          done: 'The case is settled.',
          'customer-refused': 'The customer did not agree to a change.',
          withdrawn: 'The claim that contested it was withdrawn.',
        }[p.why],
      ]),
      open(f),
    ),
  }),
} satisfies Partial<Letters>;
