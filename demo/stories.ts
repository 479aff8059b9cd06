/**
 * What becomes of each claim of the sample list, by the number of its reference. Numbers are weekdays before today; a window of
 * five business days is over well within twelve of them, whatever the country's holidays are.
 */
import type { Filing, Lack } from './filing.ts';

export type Telling = (claim: Filing) => Promise<void>;

const signed = 'The signature block of the enclosed statement is empty. Please send the signed page.';

function draft(weekdaysAgo: number, missing: { contact?: boolean; proof?: boolean } = {}): Telling {
  return async (claim) => {
    await claim.story.day(weekdaysAgo);
    await claim.open(missing);
    if (!missing.proof) await claim.proof();
  };
}

function submitted(weekdaysAgo: number): Telling {
  return (claim) => claim.file(weekdaysAgo);
}

function inReview(filed: number, taken: number, lack: Lack = {}): Telling {
  return async (claim) => {
    await claim.file(filed, lack);
    await claim.take(taken);
  };
}

/** Approved in full on the day; what the clock does with it afterwards depends on how long ago that was. */
function approved(filed: number, decided: number): Telling {
  return async (claim) => {
    await inReview(filed, decided)(claim);
    await claim.decide({ approve: 'all' });
  };
}

function asked(
  filed: number,
  askedOn: number,
  codes: string[],
  comment: string,
  lack: Lack = { signature: true },
): Telling {
  return async (claim) => {
    await inReview(filed, askedOn, lack)(claim);
    await claim.ask(codes, comment);
  };
}

function rejected(filed: number, decided: number, codes: string[], text: string, lack: Lack): Telling {
  return async (claim) => {
    await inReview(filed, decided, lack)(claim);
    await claim.decide({ reject: 'all', codes, text });
  };
}

function then(first: Telling, ...rest: ((claim: Filing) => Promise<unknown>)[]): Telling {
  return async (claim) => {
    await first(claim);
    for (const next of rest) await next(claim);
  };
}

const on =
  (weekdaysAgo: number, next: (claim: Filing) => Promise<unknown>) =>
  async (claim: Filing): Promise<void> => {
    await claim.story.day(weekdaysAgo);
    await next(claim);
  };

/** Made while its subscription could still be claimed: the list that came later says otherwise. */
const overtaken = draft(9);

export const stories: Record<number, Telling> = {
  1: overtaken,
  2: approved(150, 147),
  3: approved(120, 117),
  4: then(inReview(31, 29, { items: ['defender-for-office-365'] }), (claim) =>
    claim.decide({
      approve: ['information-protection'],
      reject: ['defender-for-office-365'],
      codes: ['missing-products'],
      text: 'Defender for Office 365 is not named in the statement of work.',
    }),
  ),
  9: then(
    rejected(18, 15, ['insufficient-poe'], 'The scope does not show work that led to this subscription.', {
      service: true,
    }),
    on(2, (claim) => claim.proof()),
    (claim) => claim.dispute('The enclosed page shows the workshops of March to May that led to the order.'),
  ),
  11: then(
    on(97, (claim) => claim.lookUp()),
    approved(95, 93),
    on(40, (claim) => claim.look('outlook-mobile', 'incentives-user')),
    on(6, (claim) => claim.look('outlook-mobile', 'report-viewer')),
  ),
  12: submitted(1),
  13: overtaken,
  14: approved(64, 61),
  15: draft(2, { proof: true }),
  16: then(
    approved(22, 20),
    on(18, (claim) => claim.refuse('trusted', null, 'We work with another partner for this.')),
  ),
  17: approved(4, 1),
  19: approved(72, 70),
  20: submitted(14),
  21: then(inReview(3, 1), (claim) =>
    claim.note('The signature date fits; I still compare the domain with the directory.'),
  ),
  22: approved(50, 48),
  23: approved(44, 41),
  24: then(
    approved(5, 2),
    on(1, (claim) => claim.agree('named', false)),
  ),
  25: approved(82, 80),
  26: then(
    approved(4, 2),
    on(1, (claim) => claim.question('Does this give the partner access to our mail?')),
  ),
  27: then(
    approved(6, 4),
    on(2, (claim) => claim.agree('trusted', true)),
  ),
  28: then(inReview(24, 21), (claim) =>
    claim.decide({
      approve: ['intune'],
      reject: ['outlook-mobile'],
      codes: ['insufficient-poe'],
      text: 'The rollout of Outlook Mobile is planned for next year only.',
    }),
  ),
  29: then(
    async (claim) => {
      claim.story.late.add(claim.draft.customerContact.email);
    },
    approved(4, 1),
  ),
  30: rejected(
    11,
    8,
    ['missing-products', 'insufficient-poe'],
    'Neither Viva Engage nor SharePoint Online is described.',
    { service: true, items: ['viva-engage', 'sharepoint-online'] },
  ),
  31: then(
    async (claim) => {
      claim.story.bounces.add(claim.draft.customerContact.email);
    },
    approved(4, 2),
  ),
  32: approved(36, 34),
  33: inReview(4, 1),
  34: asked(5, 1, ['missing-customer-acknowledgement', 'missing-or-old-dates'], signed),
  35: approved(3, 1),
  36: then(
    approved(58, 56),
    on(9, (claim) => claim.endedByCustomer('intune', 'The project is finished.')),
  ),
  37: asked(26, 24, ['missing-customer-acknowledgement'], signed),
  38: inReview(16, 13),
  39: then(
    approved(66, 64),
    on(3, (claim) =>
      claim.requestEnd('information-protection', 'The customer has moved to another supplier.'),
    ),
  ),
  40: asked(
    4,
    1,
    ['missing-products'],
    'Microsoft 365 Apps is not named in the statement. Please send the page that does.',
    { items: ['microsoft-365-apps'] },
  ),
  41: then(
    inReview(11, 9),
    on(7, (claim) => claim.withdraw('Filed for the wrong workload.')),
  ),
  42: then(
    asked(8, 6, ['missing-or-old-dates'], 'There is no date beside the signature.', { date: true }),
    on(2, (claim) => claim.proof()),
    (claim) => claim.answer('The signed page with its date is enclosed.'),
  ),
  43: approved(52, 50),
  44: then(
    on(101, (claim) => claim.lookUp()),
    approved(100, 97),
    on(60, (claim) => claim.look('viva-engage', 'report-viewer')),
    on(21, (claim) => claim.look('entra-id-p1', 'incentives-admin')),
    on(3, (claim) => claim.look('viva-engage', 'report-viewer')),
  ),
  45: then(
    async (claim) => {
      claim.draft.customerContact = {
        name: 'R. Sinclair',
        title: 'Consultant',
        email: 'r.sinclair@office-advisers.example',
      };
      claim.draft.contactDomainReason = 'The customer has its IT run by this adviser.';
    },
    approved(17, 15),
  ),
  46: then(submitted(2), (claim) =>
    claim.say(claim.partner, 'The customer asked for an answer before the end of the month.'),
  ),
  47: asked(3, 1, ['missing-partner-service'], 'Please describe what you do for the customer.', {
    service: true,
  }),
  48: then(
    approved(6, 3),
    on(1, (claim) => claim.passOn('Amélie Laurent', 'Workplace manager')),
  ),
  49: approved(88, 85),
  51: then(
    approved(26, 24),
    on(22, (claim) => claim.refuse('named', ['viva-engage'], 'We run Viva Engage ourselves.')),
  ),
  52: approved(47, 44),
  53: approved(33, 31),
  54: approved(76, 74),
  55: approved(29, 27),
  56: approved(41, 39),
  57: draft(1, { contact: true, proof: true }),
  58: approved(60, 57),
  59: approved(21, 19),
  60: inReview(2, 1),
};
