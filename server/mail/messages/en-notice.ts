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
  subject: '[{number}] {partner} asks to become your partner of record – please check',
  body: [
    '{greeting}',
    '{partner} asks {owner} to be recorded as partner of record of {customer} for the services below. {whatToDo}',
    '## Who asks, and for what',
    '{whoAsks}',
    '{services}',
    '## Why this exists',
    '{owner} recognises, and may pay, partners who help its customers buy and use its cloud services. To do so, it records which partner helped, service by service. {proof}',
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
 * Before the notices are delivered nobody can know the end: the mail states the rule, and what it comes to if all goes well
 * today.
 */
function untilWhen(frame: Frame): Block {
  const { claim, endIfDeliveredNow } = frame;
  const example =
    endIfDeliveredNow === null ? '' : `If that is today, the last day is ${day(frame, endIfDeliveredNow)}.`;
  return text(
    `You have ${length(frame, claim.window)}, counted from the day this message has reached everybody asked in your organisation.`,
    example,
    'The page shows the exact date and how it was calculated.',
  );
}

function whyYou({ recipient, claim, owner }: Frame): Block {
  if (recipient.named && recipient.trusted)
    return text(
      `You receive this because ${claim.partner} named you as its contact and ${owner} knows you as a contact who can speak for ${claim.customer}.`,
    );
  return text(
    recipient.named
      ? `You receive this because ${claim.partner} named you as its contact at ${claim.customer}.`
      : `You receive this because ${owner} knows you as a contact who can speak for ${claim.customer}.`,
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
  const explicit = claim.silence === 'refuses';
  const unchecked = p.asked === 'submitted' || claim.windowStarts === 'submission';
  const proof = unchecked
    ? 'The partner has submitted proof of its work, which our reviewers are checking.'
    : 'The partner has submitted proof of its work, and our reviewers have checked it.';
  const contact: [string, string][] = claim.partnerContact
    ? [['Person', `${claim.partnerContact.name} (${claim.partnerContact.email})`]]
    : [];
  return {
    values: {
      ...valuesOf(f),
      proof,
      whatToDo: explicit
        ? 'Nothing is recorded unless somebody who may speak for your organisation agrees. You can agree or refuse.'
        : 'If that is right, you do not need to do anything. If it is not, you can refuse.',
    },
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
            ? `${p.acceptedBy} agreed to these in advance with a one-time code, so the partner does not have to wait for them:`
            : 'An administrator of your organisation agreed to these in advance with a one-time code, so the partner does not have to wait for them:',
          accepted,
        ),
      ],
      whatTheySee: [
        text(
          'Each month, for these services only: the number of active users, paid units and sold seats. No names, no content, no other services, no administrative access. It does not entitle the partner to any payment from you. Every view is logged, and administrators of your organisation can read the log.',
        ),
        sample,
      ],
      noActionNeeded: [
        text(
          explicit
            ? 'Open the page and say that you agree. The partner becomes your partner of record only if a trusted contact or an administrator of your organisation agrees before the period ends. If nobody does, nothing is recorded and you do not need to do anything.'
            : 'You do not need to do anything. If nobody in your organisation refuses, the partner becomes your partner of record when the period ends.',
        ),
      ],
      howToRefuse: blocks(
        text(
          'Open the page, choose what you refuse and tick the box. Refusing costs nothing: your services, prices, contracts and support stay the same, and you do not need to give a reason.',
          `Your organisation’s trusted contacts get a receipt by mail. With it they can undo a refusal once, within ${length(f, claim.undo)}.`,
          'On the same page you can say that somebody else should be asked, or ask a question.',
        ),
        pageUrl !== null && link('See the request and decide', pageUrl),
      ),
      untilWhen: [untilWhen(f), text('You can also end it at any time later.')],
      acceptNow:
        code === null
          ? []
          : [
              heading('If you do not want to wait'),
              text(
                explicit
                  ? 'If you agree on the page, the partner is recorded when the period ends, unless somebody refuses. With this code it is recorded at once. Please do not pass it on.'
                  : 'You can agree before the period ends. To do so, type this code on the page. Please do not pass it on.',
              ),
              { kind: 'code', label: 'Code', code },
            ],
      whyYou: [whyYou(f), text('The link is meant for you alone. Opening it changes nothing.')],
    },
  };
}

/** The customer's own administrator agreed with a code: this mail reports that and asks nothing. */
export const noticeAcceptedEn: Letters['customer-notice-accepted'] = (p, f) => {
  const { partner, customer } = f.claim;
  const who = p.by ?? 'An administrator of your organisation';
  return {
    subject: p.official
      ? `[${f.claim.number}] ${partner} is now your partner of record – agreed in advance`
      : `[${f.claim.number}] ${partner} asks to be your partner of record – agreed in advance`,
    blocks: blocks(
      hello(f),
      text(
        `${who} agreed in advance, with a one-time code, that ${partner} becomes the partner of record of ${customer} for the services below.`,
        p.official
          ? 'The partner has now been recorded.'
          : 'The partner is recorded as soon as its request has been approved.',
      ),
      lineList(f, p.lines),
      text(
        p.official
          ? 'For these services only, the partner now sees the monthly number of active users, paid units and sold seats.'
          : 'For these services only, the partner will then see the monthly number of active users, paid units and sold seats.',
        'If that is right, you do not need to do anything.',
      ),
      heading('If this is not right'),
      text(
        `Open the page and refuse. You have ${length(f, f.claim.window)} to do so, counted from the day this message has reached everybody asked in your organisation; after that you can still end the association at any time. Refusing costs nothing: your services, prices, contracts and support stay the same, and you do not need to give a reason.`,
      ),
      f.pageUrl !== null && link('See what is recorded, or refuse', f.pageUrl),
    ),
  };
};
