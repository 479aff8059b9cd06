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

const did = { agreed: 'does not object to', accepted: 'accepts', refused: 'refuses' };
const said = { agreed: 'not to object', accepted: 'to accept', refused: 'to refuse' };

/** A decider by name and address; one whose address only the partner gave is said to be that. */
const who = (p: { byName: string; byEmail?: string | null; byKnown?: boolean }): string => {
  if (!p.byEmail) return p.byName;
  return `${p.byName} (${p.byEmail}${p.byKnown === false ? ', an address given by the partner' : ''})`;
};

const bounced = {
  'not-corrected': 'The partner did not name another contact in time.',
  'trusted-contact': 'This is a trusted contact, so the customer’s period is paused.',
  'after-official': 'The association is already official and stays so.',
};

export const consentEn = {
  'customer-notice': (p, f) => worded(noticeTextEn, noticeFieldsEn(p, f)),
  'customer-notice-accepted': noticeAcceptedEn,
  'customer-notice-again': (p, f) => ({
    subject: subject(
      f,
      p.until === null
        ? `The request of ${f.claim.partner} has changed`
        : `New date: you may refuse until ${day(f, p.until)}`,
    ),
    blocks: blocks(
      hello(f),
      text(
        {
          replacement: `You were asked before about the request of ${f.claim.partner}. A colleague of yours has passed the request on to somebody else in your organisation, who is being asked now.`,
          'contact-corrected': `You were asked before about the request of ${f.claim.partner}. One of the messages could not be delivered, so the partner has named another contact.`,
          undone: `A decision about the request of ${f.claim.partner} has been undone.`,
        }[p.why],
      ),
      lineList(f, p.lines),
      text(
        p.until === null
          ? 'The period is now longer than it was. Its exact end stands on the page as soon as it is known.'
          : `You may refuse until ${until(f, p.until)}.`,
        'If the request is right, no action is needed.',
      ),
      page(f, 'See the request and decide'),
    ),
  }),
  'customer-receipt': (p, f) => ({
    subject: subject(f, `Receipt: ${p.byName} ${did[p.decision]} the request of ${f.claim.partner}`),
    blocks: blocks(
      hello(f),
      text(`This confirms that ${who(p)} ${did[p.decision]} the request of ${f.claim.partner} for:`),
      lineList(f, p.lines),
      p.decision === 'refused' &&
        text('The partner is not recorded for these services. Nothing else changes for you.'),
      p.decision === 'accepted' &&
        text('The partner is recorded for these services from now on. You can end that at any time.'),
      p.decision === 'agreed' &&
        text(
          p.until === null
            ? 'The period for refusing runs on to its end.'
            : `The period runs on. Anybody who was asked may still refuse until ${until(f, p.until)}.`,
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
      text('You need not do anything.'),
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
            ? `A decision about these services has been undone on the customer’s side. It was: ${said[p.decision]}.`
            : `${who({ ...p, byName: p.byName })} has undone a decision about the request of ${f.claim.partner}. It was: ${said[p.decision]}.`,
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
        : 'A replacement contact needs a look',
    ),
    blocks: blocks(
      hello(f),
      text(
        p.replacementEmail === ''
          ? `${p.contact} says that somebody else at the customer should be asked, and does not know whom.`
          : p.passedOn
            ? `${p.contact} has passed the request on to a colleague, who has been written to but is not a trusted contact.`
            : `${p.contact} says that somebody else at the customer should be asked. The address is on none of the customer’s verified domains, so nobody has been written to.`,
        p.paused
          ? 'No trusted contact is being asked any more, so the customer’s period is paused. A full one begins when one has been found. If nobody is found in time, the lines become unconfirmed.'
          : 'The customer’s period runs on.',
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
        `${p.contact} has passed the request on to ${p.replacementName}. The customer’s period begins anew when the message has been delivered.`,
      ),
      about(f),
      text('You need not do anything.'),
      open(f),
    ),
  }),
  'contact-bounced': (p, f) => ({
    subject: subject(f, 'The customer’s contact cannot be reached'),
    blocks: blocks(
      hello(f),
      text(
        `Our message to ${p.email} came back: the address does not exist or takes no mail. The customer’s period is paused.`,
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
        'The customer’s period is over, but no trusted contact of the customer was among those who were asked. Silence therefore counts for nothing for:',
      ),
      about(f),
      lineList(f, p.lines),
      text(
        'Add a trusted contact, who is then asked with a full period, or reject the lines because the customer’s consent is missing. You cannot accept in the customer’s place.',
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
          ? 'The programme’s reviewer has the question too, and answers it. Please help if you are asked.'
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
        `You may add proof and explain your position until ${until(f, p.answerBy)}. The most recent proof of execution counts. Without an answer your file is judged as it is.`,
      ),
      text('We tell nobody who else is involved, nor do we tell you.'),
      open(f),
    ),
  }),
  'arbitration-ready': (p, f) => ({
    subject: subject(f, `Arbitration can be decided: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(
        `Every side has answered, or let its time pass, in the arbitration over ${p.item} at ${f.claim.customer}.`,
      ),
      text('The review of the lines concerned waits for this decision.'),
      open(f),
    ),
  }),
  'arbitration-proposed': (p, f) => ({
    subject: subject(f, `Second reader needed: ${p.item}`),
    blocks: blocks(
      hello(f),
      text(`${p.by} has proposed a decision in the arbitration over ${p.item} at ${f.claim.customer}.`),
      text(
        'Another person has to confirm it, or return it with a reason. Until then the sides are told nothing.',
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
      text('The case is open again: propose anew.'),
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
      !p.won && p.disputeUntil !== null && text(`You may dispute this until ${until(f, p.disputeUntil)}.`),
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
