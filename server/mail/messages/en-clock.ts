/** English letter after a wrong clock was undone: what was wrong, what is right, and what follows. */
import {
  blocks,
  instant,
  lineList,
  linesAfter,
  link,
  shortLines,
  text,
  until,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { about, hello, open, subject } from './en-claim.ts';

type Params = Parameters<Letters['clock-undone']>[0];

export const clockEn: Pick<Letters, 'clock-undone' | 'clock-not-overdue'> = {
  'clock-not-overdue': (p, f) => ({
    subject: subject(f, 'Correction: not overdue'),
    blocks: blocks(
      hello(f),
      text(
        'Our system’s clock was fast for some time, so you got a mail saying that the review of this claim was overdue. It was not. That was our mistake. The date by which it is due is the one that the claim shows.',
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner' && text('You need not do anything.'),
      open(f),
    ),
  }),
  'clock-undone': (p, f) => ({
    subject: subject(f, subjectOf(p, f)),
    blocks: blocks(
      hello(f),
      text(
        'Our system’s clock was fast for some time, so some things about this claim happened, and were announced, too early. That was our mistake. We have put it right as follows.',
      ),
      f.side !== 'customer' && about(f),
      ...official(p, f),
      ...reads(p, f),
      ...review(p, f),
      ...linesAfter(
        f,
        p.undoUntil === null
          ? 'The refusal of these can be undone again:'
          : `The time to undo the refusal of these begins again and lasts until ${until(f, p.undoUntil)}:`,
        p.undoable,
      ),
      f.side === 'customer' ? f.pageUrl !== null && link('See what is recorded', f.pageUrl) : open(f),
    ),
  }),
};

function subjectOf(p: Params, f: Frame): string {
  if (p.again.length > 0) return `Correction: not official yet – ${shortLines(f, p.again)}`;
  return p.restored.length > 0
    ? `Correction: not ended – ${shortLines(f, p.restored)}`
    : 'Correction: our system’s clock was fast';
}

function official(p: Params, f: Frame): Block[] {
  const who = f.side === 'customer' ? 'You are' : 'The customer is';
  const may = f.side === 'customer' ? 'you may refuse' : 'the customer may refuse';
  const since = p.officialFrom === null ? '' : `, from ${instant(f, p.officialFrom)}`;
  return [
    ...linesAfter(
      f,
      `These had been made official too early${since}. They were never official, do not count and earn nothing. ${who} asked again with a new message, and the full period in which ${may} begins again:`,
      p.again,
    ),
    ...linesAfter(
      f,
      `The period in which ${may} these was counted by the wrong clock. ${who} asked again, and the full period begins again:`,
      p.waiting,
    ),
    ...linesAfter(
      f,
      'The customer agreed to these. That stands; they are official from today, not from the date we gave before:',
      p.moved,
    ),
    ...linesAfter(
      f,
      'We wrote that the association had ended for these. It has not: it continues as if it had never ended:',
      p.restored,
    ),
  ];
}

function reads({ reads: count, readBy }: Params, f: Frame): Block[] {
  if (count === 0) return [];
  const times = count === 1 ? 'once' : `${count} times`;
  return [
    text(
      f.side === 'partner'
        ? `In between, your company read usage figures of these services ${times}. That remains on record, and the customer can see it. Please do not use the figures.`
        : `In between, ${readBy ?? f.claim.partner} read usage figures of these services ${times}. Each reading remains on record, and the customer can see it.`,
    ),
  ];
}

function review(p: Params, f: Frame): Block[] {
  return [
    ...linesAfter(
      f,
      p.disputeUntil === null
        ? 'The rejection of these is not final. They can be disputed once the claim is decided:'
        : `The rejection of these is not final. The full period for a dispute begins again and lasts until ${until(f, p.disputeUntil)}:`,
      p.disputable,
    ),
    ...linesAfter(
      f,
      p.answerBy === null
        ? 'These had been rejected because no answer arrived in time. That is withdrawn:'
        : `These had been rejected because no answer arrived in time. That is withdrawn; the request can be answered until ${until(f, p.answerBy)}:`,
      p.answerable,
    ),
  ];
}
