import type { ConsentTexts } from './texts.ts';

export const textsEn: ConsentTexts = {
  language: 'en',
  otherLanguage: { code: 'nl', name: 'Nederlands' },
  errorPrefix: 'Error: ',
  errorHeading: 'Nothing has been changed yet',
  title: {
    asked: (partner) => `${partner} asks to become your partner of record`,
    accepted: (partner) => `${partner} is your partner of record`,
    checked: (partner) => `${partner} asks to become your partner of record`,
    late: (partner) => `${partner} asks to become your partner of record`,
    recorded: (partner) => `${partner} is your partner of record`,
    ended: (partner) => `${partner} is no longer your partner of record for these services`,
    over: (partner) => `The request of ${partner} is closed`,
  },
  lead: (partner, owner, customer) =>
    `${partner} has asked ${owner} to be recorded as ${customer}’s partner of record for the services below.`,
  next: {
    asked: 'If that is right, you do not need to do anything. Opening this page changes nothing.',
    accepted:
      'Your organisation agreed before the end of the period. If that is right, you do not need to do anything; until the period ends you can still refuse. Opening this page changes nothing.',
    checked: 'You can still refuse. Opening this page changes nothing.',
    late: 'You can still refuse. Opening this page changes nothing.',
    recorded:
      'The period for refusing is over. If this is right, you do not need to do anything. If not, you can end the association on this page, now or later.',
    ended:
      'There is nothing left to decide, and you do not need to do anything. Under this request the partner no longer sees any figures. If it asks again, you will get a new message.',
    over: 'There is nothing left to decide, and you do not need to do anything. Under this request the partner sees no figures. If it asks again, you will get a new message.',
  },
  explicit: {
    next: 'The partner is recorded only if somebody who may speak for your organisation agrees. If nobody does, nothing is recorded. Opening this page changes nothing.',
    until:
      'If no trusted contact or administrator of your organisation has agreed by then, nothing is recorded.',
    agree: {
      trusted:
        'The partner is recorded only if you, another trusted contact or an administrator of your organisation agrees. Without the code from your mail it is recorded when the period ends; refusing remains possible until then.',
      others:
        'You can say here that you agree. That is passed on, but it is not enough by itself: the partner is recorded only if a trusted contact or an administrator of your organisation agrees as well.',
    },
  },
  acceptedInAdvance:
    'An administrator of your organisation agreed to this in advance with a one-time code, so the partner was recorded as soon as the request was approved. If that is right, you do not need to do anything; until the end of the period you can still refuse. Opening this page changes nothing.',
  whoAsks: 'Who asks',
  partner: 'Partner',
  person: 'Contact',
  forCustomer: 'For',
  requestNumber: 'Reference',
  forWhat: 'For what',
  standing: {
    'notice-pending': 'waiting until everybody has received a message',
    open: 'you can refuse',
    agreed: 'a contact has agreed; you can still refuse',
    'not-refused': 'not refused within the period; the request has not been decided yet',
    accepted: 'agreed by your organisation before the end of the period',
    refused: 'refused by your organisation',
    'not-agreed': 'not recorded: nobody who may speak for your organisation agreed in time',
    official: 'recorded',
    ended: 'ended',
    paused: 'paused, because a message could not be delivered',
    unconfirmed: 'the programme is finding out who can decide for you',
    rejected: 'rejected by the programme',
    withdrawn: 'withdrawn by the partner',
  },
  pausedNobody: 'paused until a trusted contact at your organisation is asked; you can still refuse',
  agreedBy: (who, known) =>
    `${who === null ? 'a contact' : known ? who : `${who}, an address given by the partner,`} has agreed; you can still refuse`,
  officialSince: (when) => `recorded since ${when}`,
  endedOn: (when) => `ended on ${when}`,
  ownDate: (when) => `for this service until ${when}`,
  undoableByOthers: (when) =>
    `a trusted contact or an administrator of your organisation can undo this until ${when}`,
  undoable: (when) => `this can be undone until ${when}, with the link in the receipt`,
  untilWhen: 'Until when',
  untilKnown: (when) => `You can refuse until ${when}.`,
  untilUnknown: (rule) =>
    `You have ${rule}, counted from the day everybody asked in your organisation has received the message. The exact date will be shown here.`,
  untilOver: {
    checked: (day) =>
      `The period ended on ${day}. None of the people asked is a trusted contact who can speak for your organisation, so silence does not count as consent. A trusted contact is asked before anything is recorded. Until then you can refuse.`,
    late: (day) =>
      `The period ended on ${day}, but the request has not been decided yet. Until it is, you can still refuse. If it is approved, the partner is recorded at that moment.`,
  },
  howFound: 'How was this date calculated?',
  foundBy: (rule, place, calendar, version) =>
    `The period is ${rule}, in local time (${place}); weekends and public holidays do not count (calendar: ${calendar}, version ${version}).`,
  foundStart: {
    delivered: (when) => `It started on ${when}, when the messages were delivered.`,
    decided: (when) => `It started on ${when}, with the decision.`,
    undone: (when) => `It started on ${when}, when a decision was undone.`,
  },
  foundEnd: (when) => `It ends on ${when}.`,
  afterwards: 'You can also end it at any time later.',
  whySeen: 'Why this exists',
  why: (owner) =>
    `${owner} recognises, and may pay, partners who help its customers buy and use its cloud services. To do so, it records which partner helped, service by service.`,
  checked: {
    approval: 'The partner has submitted proof of its work, and the programme’s reviewers have checked it.',
    submission: 'The partner has submitted proof of its work, which the programme’s reviewers are checking.',
  },
  whatSeen: 'What the partner would see',
  whatSees: 'What the partner sees',
  seen: 'Each month, for these services only: the number of active users, paid units and sold seats. No names, no content, no other services, no administrative access. It does not entitle the partner to any payment from you. Every view is logged, and administrators of your organisation can read the log.',
  sample: {
    caption: 'An example with invented figures',
    head: ['Month', 'Active users', 'Paid units', 'Sold seats'],
    rows: [
      ['November', '182', '240', '250'],
      ['December', '197', '240', '250'],
    ],
  },
  refuse: {
    heading: 'This is not right: refuse',
    intro: 'Refusing costs nothing. Your services, prices, contracts and support stay the same.',
    which: 'What do you refuse?',
    all: 'Everything',
    reason: 'Reason',
    reasonHint: 'The partner and the programme can read it.',
    receipt: (rule) =>
      `Your organisation’s trusted contacts get a receipt by mail. With it they can undo a refusal once, within ${rule}.`,
    confirm: 'Yes, I refuse what I have chosen above.',
    button: 'Refuse',
  },
  agree: {
    heading: 'This is right',
    intro:
      'You do not need to do anything: if nobody refuses, the partner is recorded when the period ends. You can say here that you agree. The period continues, and refusing remains possible.',
    confirm: 'This is right, I agree.',
    button: 'Agree',
    early: 'Agree now, without waiting',
    earlyIntro: (rule) =>
      `With the six-digit code from your mail, the partner is recorded at once. Everybody who was asked can undo that within ${rule}. Leave the field empty if you prefer to wait.`,
    code: 'Code (only to agree now)',
    codeHint: 'Six digits',
    triesLeft: (times) =>
      times === 1 ? 'You can try the code once more.' : `You can try the code ${times} more times.`,
    locked:
      'Too many wrong codes were entered, so you can no longer agree early with this link. The period continues, and you can still refuse.',
  },
  notMe: {
    heading: 'Somebody else should be asked',
    intro:
      'If you name a person at one of your organisation’s domains, they get a message with a link and a full period at once; your own link then stops working. If you name anyone else, or nobody, the programme looks into it first, and your link keeps working.',
    name: 'Name',
    title: 'Title or role',
    email: 'E-mail address',
    emailHint: (domains) =>
      `An address at ${domains ?? 'your organisation’s own domain'} gets a message at once; a person checks any other address first.`,
    nobody:
      'If you do not know who, leave the fields empty, and the programme’s staff will look for the right contact.',
    confirm: 'Yes, somebody else should be asked instead of me.',
    button: 'Pass on',
    left: (times) => (times === 1 ? 'This can be done once more.' : `This can be done ${times} more times.`),
  },
  ask: {
    heading: 'I have a question',
    intro: 'The programme’s staff answer by mail. The partner can read your question.',
    runsOn: 'The period continues in the meantime.',
    text: 'Your question',
    button: 'Send the question',
  },
  end: {
    heading: 'End it',
    intro:
      'From that moment the partner no longer sees any figures; it may have kept what it has already read. Your services, prices, contracts and support stay the same, and you do not need to give a reason. Ending cannot be undone; the partner may ask you again.',
    which: 'What do you want to end?',
    reason: 'Reason',
    reasonHint:
      'The programme, and everybody who was asked in your organisation, can read it. The partner cannot.',
    confirm: 'Yes, end what I have chosen above.',
    button: 'End it',
  },
  undo: {
    title: 'Undo a decision',
    intro: {
      refused: 'Somebody in your organisation has refused the following:',
      accepted: 'Somebody in your organisation agreed to the following before the period was over:',
    },
    until: (when) => `You can undo this until ${when}.`,
    confirm: 'Yes, undo this decision.',
    button: 'Undo',
    over: 'The period for undoing this decision is over.',
    nothing: 'There is nothing left to undo here.',
    next: 'To decide on the request itself, or to end the association, open the link in the mail that asked you. An administrator of your organisation can also do it after signing in.',
    effect: {
      refused: 'The request is then open again, and everybody who was asked can decide again.',
      accepted: 'The partner is then no longer recorded, and the request is open again.',
    },
  },
  optional: '(optional)',
  required: '(required)',
  done: {
    agree: 'Thank you. We have recorded that you agree. Everybody concerned gets a receipt by mail.',
    refuse: 'Your refusal is recorded. Everybody concerned gets a receipt by mail.',
    ask: 'Your question has been sent. The answer comes by mail.',
    undo: 'The decision has been undone.',
  },
  accepted:
    'You have agreed, and the partner is now your partner of record. Everybody concerned gets a receipt by mail.',
  ended: (lines, rest) =>
    `Ended: ${lines}. The partner no longer sees any figures for it.${rest === null ? '' : ` Still recorded: ${rest}.`}`,
  passedOn: {
    title: 'Your answer has been passed on',
    text: ({ named, passedOn, clock, until, othersAsked }) =>
      [
        passedOn
          ? 'The person you named is being asked. Your own link no longer works.'
          : named
            ? 'Nobody has been contacted yet: that address is not on one of your organisation’s domains, so the programme’s staff will look into it first.'
            : 'Nobody has been contacted yet: the programme’s staff will look for the right contact.',
        othersAsked > 0 &&
          !passedOn &&
          (othersAsked === 1
            ? 'One other person at your organisation has been asked.'
            : `${othersAsked} other people at your organisation have been asked.`),
        {
          runs: `The period continues until ${until}.`,
          waits: 'The period continues once everybody asked has received the message.',
          paused:
            'The period is paused: nothing is recorded until a trusted contact at your organisation has been asked and has had the full period.',
        }[clock],
        !passedOn && 'Your own link keeps working: you can still refuse with it.',
      ]
        .filter((part) => part !== false)
        .join(' '),
  },
  stale:
    'Something has changed since this page was opened. Please check it and, if you still want to, send it again.',
  errors: {
    'line-required': 'Choose which services you mean.',
    'confirmation-required': 'Tick this box to confirm.',
    'field-required': 'Please fill this in.',
    'foreign-form':
      'This form was sent from a different address from this page’s, so nothing has been changed. Open the link in your mail and send it again.',
    'value-invalid': 'This does not look right. An address looks like name@example.com.',
    'value-too-long': 'This is too long. Please shorten it.',
    'code-wrong': 'This is not the code in your mail.',
    'code-locked': 'Too many wrong codes were entered. You can no longer agree early with this link.',
    'line-unknown': 'This is not part of the request.',
    'line-not-open': 'You can no longer decide on this.',
    'already-decided': 'This has already been decided.',
    'window-over': 'The period for this is over. You can still end it at any time.',
    'window-not-open': 'This cannot be decided at the moment: the period is paused.',
    'contact-already-asked': 'This person has already been asked.',
    'contact-not-on-domain': 'This address is not at your organisation.',
    'replacements-used':
      'The request has been passed on too often. Leave the fields empty, and the programme’s staff will look for the right contact.',
    'undo-period-over': 'The period for undoing this is over.',
    'undo-needs-trusted-contact':
      'Only a trusted contact or an administrator of your organisation can undo a refusal.',
    'undo-used': 'This refusal has already been undone once, so the second refusal stands.',
    'key-gone':
      'This cannot be undone, because another request for the same service has since taken its place.',
    'nothing-to-do': 'There is nothing left to do here.',
    'not-in-this-state': 'This is not possible at the moment.',
    'link-void': 'This link is no longer valid.',
  },
  contact: {
    title: 'A new trusted contact',
    lead: (owner, customer) =>
      `${owner} has added this person as a trusted contact of ${customer}. When a partner asks to become your partner of record, this person also gets the request and can agree on your organisation’s behalf. If that is right, you do not need to do anything. Opening this page changes nothing.`,
    why: 'Reason',
    noReason: 'No reason was given.',
    confirm: 'This is not right: remove this contact.',
    button: 'Remove',
    done: {
      title: 'The contact has been removed',
      text: 'This person no longer gets requests, and none of their links works any more.',
    },
    gone: {
      title: 'There is nothing left to remove',
      text: 'This contact has already been removed, or you are no longer a trusted contact yourself. You do not need to do anything.',
    },
  },
  unexpected: 'This was not possible. Please try again later.',
  unknown: {
    title: 'This link does not work',
    text: 'Please open the full link from the mail again. If that does not help, the link was changed on its way or does not belong to this site. There is no need to worry: nothing has been changed.',
  },
  about: (owner) => ({
    title: `Requests by ${owner}`,
    text: 'If a partner has asked to become your partner of record, we have sent you a message with your own link. Open that link to see the request and decide. To check first that the message is genuine, call us and give its reference.',
  }),
  busy: {
    title: 'Please wait a moment',
    text: 'This page has been opened too often in a short time. Nothing has been changed. Please try again in a minute. A refusal you send from an open page still gets through.',
  },
  failed: {
    unavailable: {
      title: 'This page is not available right now',
      text: 'Nothing has been recorded. Please open the link from the mail again in a few minutes. The mail says how long you have to answer; if that time is about to end, keep trying until this page opens.',
    },
    'outcome-unknown': {
      title: 'We do not know yet whether your answer was recorded',
      text: 'The connection was lost while it was being saved. Please open the link from the mail again in a few minutes: the page shows what is recorded, and you can answer again if it is not.',
    },
    'internal-error': {
      title: 'Something went wrong on our side',
      text: 'Please open the link from the mail again later: the page shows what is recorded. If this happens again, please call the number below.',
    },
  },
  gone: {
    title: 'This link is no longer valid',
    why: {
      withdrawn:
        'The partner has withdrawn its request. Nothing is recorded, and you do not need to do anything.',
      rejected:
        'The programme has rejected the request. Nothing is recorded, and you do not need to do anything.',
      closed:
        'An administrator of your organisation has closed this link. What you have decided stays. If that is not right, ask the administrator.',
      removed:
        'You are no longer a contact who speaks for your organisation, so this link has stopped working. You do not need to do anything. If that is not right, ask an administrator of your organisation.',
      recorded:
        'The period for refusing is over, and the partner is recorded. An administrator or a trusted contact of your organisation can end that at any time; this link cannot.',
      'undo-over': 'The period for undoing this decision is over. You do not need to do anything.',
      over: 'There is nothing left to decide about this request. You do not need to do anything. If the partner asks again, you will get a new message.',
      newer:
        'There is a newer message about this request, with its own link. Please look for it in your mail; until you find it, you do not need to do anything.',
      'passed-on':
        'The request was passed on to somebody else in your organisation, who has their own link. You do not need to do anything. If it should come back to you, that person can pass it on.',
      other:
        'The request was withdrawn, replaced by a newer message, or passed on to somebody else. Please look for a newer mail. If there is none, you do not need to do anything.',
    },
  },
  footer: (owner) =>
    `This page belongs to ${owner}’s programme for partners of record. The link is meant for you alone.`,
};
