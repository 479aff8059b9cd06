/** The customer's notice in English. */
import type { MailText } from '../../../rules/claim/mail-text.ts';
import {
  blocks,
  day,
  facts,
  heading,
  length,
  lineList,
  linesAfter,
  link,
  partnerText,
  text,
  type Block,
  type Frame,
  type Letters,
} from '../letter.ts';
import { valuesOf, type Fields } from '../worded.ts';
import { hello } from './en-claim.ts';
import type { NoticeParams } from './notice.ts';

export const noticeTextEn: MailText = {
  subject: '[{number}] {partner} asks to be recorded as your partner – please check',
  body: [
    '{greeting}',
    '{partner} asks {owner} to record it as partner of {customer} for the services below. If that is ' +
      'right, no action is needed. If it is not, you can refuse.',
    '## Who asks, and for what',
    '{whoAsks}',
    '{services}',
    '## Why this exists',
    '{owner} recognises, and may pay, partners who help its customers to buy and use its cloud services. ' +
      'For that it records which partner did so, service by service. {proof}',
    '## What the partner would see',
    '{whatTheySee}',
    '## If this is right',
    '{noActionNeeded}',
    '## If this is not right',
    '{howToRefuse}',
    '## Until when',
    '{untilWhen}',
    '{acceptNow}',
    '{whyYou}',
  ].join('\n\n'),
};

/**
 * Before the notices are delivered nobody can know the end: the rule is told, and what it comes to if all goes well
 * today.
 */
function untilWhen(frame: Frame): Block {
  const { claim, endIfDeliveredNow } = frame;
  const example =
    endIfDeliveredNow === null ? '' : `If that was today, the last day is ${day(frame, endIfDeliveredNow)}.`;
  return text(
    `You have ${length(frame, claim.window)}, counted from the day on which this message had reached everybody who is asked in your organisation.`,
    example,
    'The exact date, and how it was found, stands on the page.',
  );
}

function whyYou({ recipient, claim, owner }: Frame): Block {
  if (recipient.named && recipient.trusted)
    return text(
      `You receive this because ${claim.partner} named you as its contact and ${owner} knows you as somebody who speaks for ${claim.customer}.`,
    );
  return text(
    recipient.named
      ? `You receive this because ${claim.partner} named you as its contact at ${claim.customer}.`
      : `You receive this because ${owner} knows you as somebody who speaks for ${claim.customer}.`,
  );
}

const sample: Block = {
  kind: 'table',
  caption: 'An example with invented figures:',
  head: ['Month', 'Active users', 'Paid units', 'Sold seats'],
  rows: [
    ['November', '182', '240', '250'],
    ['December', '197', '240', '250'],
  ],
};

export function noticeFieldsEn(p: NoticeParams, f: Frame): Fields {
  const { claim, pageUrl, code } = f;
  // A notice that an older program queued names none.
  const accepted = p.accepted ?? [];
  const asked = p.lines.filter((line) => !accepted.some((one) => one.lineId === line.lineId));
  const unchecked = p.asked === 'submitted' || claim.windowStarts === 'submission';
  const proof = unchecked
    ? 'The partner has handed in proof of its work, which our reviewers check.'
    : 'The partner has handed in proof of its work, and our reviewers have checked it.';
  const contact: [string, string][] = claim.partnerContact
    ? [['Person', `${claim.partnerContact.name} (${claim.partnerContact.email})`]]
    : [];
  return {
    values: { ...valuesOf(f), proof },
    parts: {
      greeting: [hello(f)],
      whoAsks: [
        facts(['Partner', partnerText(claim.partner, claim.location)], ...contact, ['For', claim.customer]),
      ],
      services: [
        lineList(f, asked),
        ...linesAfter(
          f,
          p.acceptedBy
            ? `${p.acceptedBy} accepted these in advance with a one-time code, so for them the partner does not have to wait:`
            : 'An administrator of your organisation accepted these in advance with a one-time code, so for them the partner does not have to wait:',
          accepted,
        ),
      ],
      whatTheySee: [
        text(
          'Each month, for these services only: the number of active users, of paid units and of sold seats. No ' +
            'names, no content, no other services, no administrative access. It gives the partner no right to any ' +
            'payment from you. Every look is logged, and administrators of your organisation can read the log.',
        ),
        sample,
      ],
      noActionNeeded: [
        text(
          'You need not do anything. If nobody in your organisation refuses, the partner is recorded when the ' +
            'period ends.',
        ),
      ],
      howToRefuse: blocks(
        text(
          'Open the page, choose what you refuse and tick the box. Refusing has no cost: your services, prices, ' +
            'contracts and support stay the same, and you need not give a reason.',
          `Everybody who is asked gets a receipt by mail, with which anybody but you can undo your denial for ${length(f, claim.undo)}.`,
          'On the same page you can say that somebody else should be asked, or put a question.',
        ),
        pageUrl !== null && link('See the request and decide', pageUrl),
      ),
      untilWhen: [untilWhen(f), text('Later, too, you can end it at any time.')],
      acceptNow:
        code === null
          ? []
          : [
              heading('If you do not want to wait'),
              text(
                'You can accept before the period ends. To do so, type this code on the page. Please do not pass it ' +
                  'on.',
              ),
              { kind: 'code', label: 'Code', code },
            ],
      whyYou: [whyYou(f), text('The link is meant for you alone. Opening it changes nothing.')],
    },
  };
}

/** What a code of the customer's own administrator has accepted is told as that, and not asked. */
export const noticeAcceptedEn: Letters['customer-notice-accepted'] = (p, f) => {
  const { partner, customer } = f.claim;
  const who = p.by ?? 'An administrator of your organisation';
  return {
    subject: p.official
      ? `[${f.claim.number}] ${partner} is now your partner of record – accepted in advance`
      : `[${f.claim.number}] ${partner} asks to be your partner of record – accepted in advance`,
    blocks: blocks(
      hello(f),
      text(
        `${who} accepted in advance, with a one-time code, that ${partner} becomes the partner of record of ${customer} for the services below.`,
        p.official
          ? 'The partner has now been recorded.'
          : 'The partner is recorded as soon as its request has been approved.',
      ),
      lineList(f, p.lines),
      text(
        p.official
          ? 'For these services, and for nothing else, the partner now sees the monthly number of active users, paid units and sold seats.'
          : 'For these services, and for nothing else, the partner would then see the monthly number of active users, paid units and sold seats.',
        'If that is right, you do not need to do anything.',
      ),
      heading('If this is not right'),
      text(
        `Open the page and refuse. You have ${length(f, f.claim.window)} to do so, counted from the day on which this message has reached everybody who is asked in your organisation; after that you can still end the association at any time. Refusing has no cost: your services, prices, contracts and support stay the same, and you need not give a reason.`,
      ),
      f.pageUrl !== null && link('See what is recorded, or refuse', f.pageUrl),
    ),
  };
};
