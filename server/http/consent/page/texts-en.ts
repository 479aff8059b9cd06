import type { ConsentTexts } from './texts.ts';

export const textsEn: ConsentTexts = {
  language: 'en',
  otherLanguage: { code: 'nl', name: 'Nederlands' },
  errorPrefix: 'Error: ',
  errorHeading: 'Nothing has been changed yet',
  title: {
    asked: (partner) => `${partner} asks to be recorded as your partner`,
    accepted: (partner) => `${partner} is recorded as your partner`,
    checked: (partner) => `${partner} asks to be recorded as your partner`,
    late: (partner) => `${partner} asks to be recorded as your partner`,
    recorded: (partner) => `${partner} is recorded as your partner`,
    ended: (partner) => `${partner} is no longer recorded for these services`,
    over: (partner) => `The request of ${partner} is closed`,
  },
  lead: (partner, owner, customer) =>
    `${partner} has asked ${owner} to record it as partner of ${customer} for the services below.`,
  next: {
    asked: 'If that is right, you need not do anything. Opening this page changes nothing.',
    accepted:
      'This was accepted before the end of the period. If that is right, you do not need to do anything; until the period ends you can still refuse. Opening this page changes nothing.',
    checked: 'You can still refuse. Opening this page changes nothing.',
    late: 'You can still refuse. Opening this page changes nothing.',
    recorded:
      'The period for refusing is over. If this is right, you need not do anything; if not, end it on this page, now or later.',
    ended:
      'There is nothing left to decide, and you do not need to do anything. Under this request the partner no longer sees any figures. If it asks again, you will get a new message.',
    over: 'There is nothing left to decide, and you do not need to do anything. Under this request the partner sees no figures. If it asks again, you will get a new message.',
  },
  acceptedInAdvance:
    'An administrator of your organisation accepted this in advance with a one-time code, so the partner was recorded as soon as the request was approved. If that is right, you do not need to do anything; until the end of the period you can still refuse. Opening this page changes nothing.',
  whoAsks: 'Who asks',
  partner: 'Partner',
  person: 'Contact',
  forCustomer: 'For',
  requestNumber: 'Reference',
  forWhat: 'For what',
  standing: {
    'notice-pending': 'waiting until everybody who is asked has been told',
    open: 'you can refuse',
    agreed: 'somebody who was asked does not object; refusing is still possible',
    'not-refused': 'not refused within the period; the request has not been decided on yet',
    accepted: 'accepted by your organisation',
    refused: 'refused by your organisation',
    official: 'recorded',
    ended: 'ended',
    paused: 'on hold, because a message could not be delivered',
    unconfirmed: 'being checked by the programme',
    rejected: 'turned down by the programme',
    withdrawn: 'withdrawn by the partner',
  },
  pausedNobody:
    'on hold until somebody whom the programme knows at your organisation is asked; you can still refuse',
  keptBy: (who, known) =>
    `${who === null ? 'somebody who was asked' : known ? who : `${who}, an address given by the partner,`} does not object; refusing is still possible`,
  officialSince: (when) => `recorded since ${when}`,
  endedOn: (when) => `ended on ${when}`,
  ownDate: (when) => `for this one until ${when}`,
  undoableByOthers: (when) =>
    `a contact whom the programme knows, or an administrator of your organisation, can undo this until ${when}`,
  undoable: (when) => `this can be undone until ${when}, with the link in the receipt`,
  untilWhen: 'Until when',
  untilKnown: (when) => `You can refuse until ${when}.`,
  untilUnknown: (rule) =>
    `You have ${rule}, counted from the day on which everybody who is asked in your organisation has been told. The exact date will stand here.`,
  untilOver: {
    checked: (day) =>
      `The period ended on ${day}. None of the people who were asked is known to speak for your organisation, so silence counts for nothing: before anything is recorded, such a person is asked. Until then you can refuse.`,
    late: (day) =>
      `The period ended on ${day}, but the request has not been decided on yet. Until it has been, you can still refuse. If it is approved, the partner is recorded at that moment.`,
  },
  howFound: 'How was this date found?',
  foundBy: (rule, place, calendar, version) =>
    `The period is ${rule}, by the clock of ${place}, without weekends and public holidays (calendar: ${calendar}, list ${version}).`,
  foundStart: {
    delivered: (when) => `It started on ${when}, when the messages had been delivered.`,
    decided: (when) => `It started on ${when}, with the decision.`,
    undone: (when) => `It started on ${when}, when a decision was undone.`,
  },
  foundEnd: (when) => `It ends on ${when}.`,
  afterwards: 'Later, too, you can end it at any time.',
  whySeen: 'Why this exists',
  why: (owner) =>
    `${owner} recognises, and may pay, partners who help its customers to buy and use its cloud services. For that it records which partner did so, service by service.`,
  checked: {
    approval: 'The partner has handed in proof of its work, and the programme’s reviewers have checked it.',
    submission: 'The partner has handed in proof of its work, which the programme’s reviewers check.',
  },
  whatSeen: 'What the partner would see',
  whatSees: 'What the partner sees',
  seen: 'Each month, for these services only: the number of active users, of paid units and of sold seats. No names, no content, no other services, no administrative access. It gives the partner no right to any payment from you. Every look is logged, and administrators of your organisation can read the log.',
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
    intro: 'Refusing has no cost. Your services, prices, contracts and support stay the same.',
    which: 'What do you refuse?',
    all: 'All of it',
    reason: 'Reason',
    reasonHint: 'The partner and the programme can read it.',
    receipt: (rule) =>
      `The contacts whom the programme knows at your organisation get a receipt by mail, with which they can undo a denial once, for ${rule}.`,
    confirm: 'Yes, I refuse what I have chosen above.',
    button: 'Refuse',
  },
  agree: {
    heading: 'This is right',
    intro:
      'You need not do anything: if nobody refuses, the partner is recorded when the period ends. You may say here that you do not object. The period then runs on, and refusing stays possible.',
    confirm: 'This is right, I do not object.',
    button: 'Send',
    early: 'Accept now, without waiting',
    earlyIntro: (rule) =>
      `With the six-digit code from the text of your mail the partner is recorded at once. Everybody who was asked can undo that for ${rule}. Leave the field empty if you do not mind waiting.`,
    code: 'Code',
    codeHint: 'Six digits',
    triesLeft: (times) =>
      times === 1 ? 'You can try the code once more.' : `You can try the code ${times} more times.`,
    locked:
      'The code was wrong five times, so accepting early is no longer possible by this link. The period runs on, and you can still refuse.',
  },
  notMe: {
    heading: 'Somebody else should be asked',
    intro:
      'Somebody at a domain of your organisation gets a message with a link and a full period at once; your own link then no longer works. Any other person, or nobody named, is first looked into by the programme, and your link keeps working.',
    name: 'Name',
    title: 'Title or role',
    email: 'E-mail address',
    emailHint: (domains) =>
      `An address at ${domains ?? 'your organisation’s own domain'} is asked at once; any other is first looked at by a person.`,
    nobody:
      'I do not know who. Leave the fields empty, and a person of the programme looks for the right contact.',
    confirm: 'Yes, somebody else should be asked instead of me.',
    button: 'Pass on',
    left: (times) => (times === 1 ? 'This can be done once more.' : `This can be done ${times} more times.`),
  },
  ask: {
    heading: 'I have a question',
    intro: 'A person of the programme answers by mail. The partner can read your question.',
    runsOn: 'The period runs on meanwhile.',
    text: 'Your question',
    button: 'Send the question',
  },
  end: {
    heading: 'End it',
    intro:
      'From that moment the partner sees no figures any more; what it has read before, it may have kept. Your services, prices, contracts and support stay the same, and you need not give a reason. Ending cannot be undone; the partner may ask you again.',
    which: 'What do you want to end?',
    reason: 'Reason',
    reasonHint:
      'The programme can read it, and so can everybody who was asked in your organisation. The partner cannot.',
    confirm: 'Yes, end what I have chosen above.',
    button: 'End it',
  },
  undo: {
    title: 'Undo a decision',
    intro: {
      refused: 'Somebody in your organisation has refused the following:',
      accepted: 'Somebody in your organisation has accepted the following before the period was over:',
    },
    until: (when) => `You can undo this until ${when}.`,
    confirm: 'Yes, undo this decision.',
    button: 'Undo',
    over: 'The time in which this decision could be undone is over.',
    nothing: 'There is nothing left to undo here.',
    next: 'To decide on the request itself, or to end what is recorded, open the link in the mail with which you were asked. An administrator of your organisation can also do it after signing in.',
    effect: {
      refused: 'The request is then open again, and everybody who was asked can decide anew.',
      accepted: 'The partner is then no longer recorded, and the request is open again.',
    },
  },
  optional: '(optional)',
  required: '(required)',
  done: {
    agree:
      'Thank you. It is recorded that you do not object, and everybody concerned gets a receipt by mail.',
    refuse: 'Your refusal is recorded. Everybody concerned gets a receipt by mail.',
    ask: 'Your question has been sent. The answer comes by mail.',
    undo: 'The decision has been undone.',
  },
  accepted:
    'You have accepted, and the partner is now recorded. Everybody concerned gets a receipt by email.',
  ended: (lines, rest) =>
    `Ended: ${lines}. The partner no longer sees any figures for it.${rest === null ? '' : ` Still recorded: ${rest}.`}`,
  passedOn: {
    title: 'Your answer has been passed on',
    text: ({ named, passedOn, clock, until, othersAsked }) =>
      [
        passedOn
          ? 'The person you named is being asked. Your own link no longer works.'
          : named
            ? 'Nobody has been written to yet: that address is not at a domain of your organisation, so a person of the programme looks into it first.'
            : 'Nobody has been written to yet: a person of the programme looks for the right contact.',
        othersAsked > 0 &&
          !passedOn &&
          (othersAsked === 1
            ? 'One other person at your organisation has been asked.'
            : `${othersAsked} other people at your organisation have been asked.`),
        {
          runs: `The period runs on until ${until}.`,
          waits: 'The period goes on when everybody who is asked has been told.',
          paused:
            'The period is paused: nothing is recorded until somebody whom the programme knows at your organisation has been asked and has had the full period.',
        }[clock],
        !passedOn && 'Your own link keeps working: you can still refuse with it.',
      ]
        .filter((part) => part !== false)
        .join(' '),
  },
  stale:
    'Something has changed since this page was opened. Please look at it again and, if you still want to, send it once more.',
  errors: {
    'line-required': 'Choose what this is about.',
    'confirmation-required': 'Tick this box if that is what you want.',
    'field-required': 'Please fill this in.',
    'foreign-form':
      'This form was sent from another address than that of this page, so nothing has been changed. Open the link in your mail and send it again.',
    'value-invalid': 'This does not look right. An address looks like name@example.com.',
    'value-too-long': 'This is too long. Please shorten it.',
    'code-wrong': 'This is not the code that stands in your mail.',
    'code-locked': 'The code was wrong five times. Accepting early is no longer possible by this link.',
    'line-unknown': 'This is not part of the request.',
    'line-not-open': 'This can no longer be decided in this way.',
    'already-decided': 'This has been decided already.',
    'window-over': 'The period for this is over. You can end it at any time, though.',
    'window-not-open': 'This cannot be decided at the moment: the period is paused.',
    'contact-already-asked': 'This person has been asked already.',
    'contact-not-on-domain': 'This address is not at your organisation.',
    'replacements-used':
      'The request has been passed on too often. Leave the fields empty, and a person looks for the right contact.',
    'undo-period-over': 'The time in which this could be undone is over.',
    'undo-needs-trusted-contact':
      'A refusal can only be undone by a contact whom the programme knows at your organisation, or by an administrator of it.',
    'undo-used': 'This refusal was undone once before, so the second one stands.',
    'key-gone':
      'This cannot be undone, because another request for the same service has taken its place since.',
    'nothing-to-do': 'There is nothing left to do here.',
    'not-in-this-state': 'This is not possible at the moment.',
    'link-void': 'This link is no longer valid.',
  },
  contact: {
    title: 'A new trusted contact',
    lead: (owner, customer) =>
      `${owner} has added this person as a trusted contact of ${customer}. When a partner asks to be recorded, this person is asked too, and can agree on your organisation’s behalf. If that is right, you need not do anything. Opening this page changes nothing.`,
    why: 'Reason',
    noReason: 'No reason was given.',
    confirm: 'This is not right: remove this contact.',
    button: 'Object',
    done: {
      title: 'The contact has been removed',
      text: 'This person is no longer asked, and none of their links works any more.',
    },
    gone: {
      title: 'There is nothing to object to any more',
      text: 'This contact has been removed already, or you are no longer a trusted contact yourself. You need not do anything.',
    },
  },
  unexpected: 'This was not possible. Please try again later.',
  unknown: {
    title: 'This link leads nowhere',
    text: 'Please open the link from the mail again, in full. If that does not help, the link was changed on its way or does not belong to this site. You need not worry: nothing has been changed.',
  },
  about: (owner) => ({
    title: `Requests by ${owner}`,
    text: 'Has a partner asked to be recorded as your partner of record? Then you have received a message from us with a link of your own. Open that link to see the request and to decide. To check first whether the message is genuine, call us with its reference.',
  }),
  busy: {
    title: 'Please wait a moment',
    text: 'This page has been opened too often in a short time. Nothing has been changed. Please try again in a minute. A refusal that you send from an open page still gets through.',
  },
  failed: {
    unavailable: {
      title: 'This page is not available right now',
      text: 'Nothing has been recorded. Please open the link from the mail again in a few minutes. Your time to answer is in the mail; if it is about to end, try again until this page opens.',
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
      withdrawn: 'The partner has withdrawn its request. Nothing is recorded, and you need not do anything.',
      rejected:
        'The programme has turned the request down. Nothing is recorded, and you need not do anything.',
      removed:
        'You are no longer held as a contact who speaks for your organisation, so this link has stopped working. You need not do anything. Is that not right? Then ask an administrator of your organisation.',
      recorded:
        'The period for refusing is over, and the partner is recorded. An administrator of your organisation, or a contact whom the programme knows there, can end that at any time; this link cannot.',
      'undo-over': 'The time in which this decision could be undone is over. You need not do anything.',
      over: 'There is nothing left to decide about this request. You need not do anything. Should the partner ask again, a new message is sent.',
      newer:
        'There is a newer message about this request, with a link of its own. Please look for it among your mails; until you find it you need not do anything.',
      'passed-on':
        'The request was passed on to somebody else in your organisation, who has a link of his or her own. You need not do anything. If it should come back to you, that person can pass it on.',
      other:
        'The request was withdrawn, replaced by a newer message, or passed on to somebody else. Please look for a newer mail. If there is none, you need not do anything.',
    },
  },
  footer: (owner) =>
    `This page belongs to the programme for partners of record of ${owner}. The link is meant for you alone.`,
};
