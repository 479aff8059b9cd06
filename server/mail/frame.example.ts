/** A frame and values of every kind, for tests that render mails. */
import { templates, type MailLine, type ParamKind, type TemplateName } from '../../rules/claim/messages.ts';
import type { DeadlineBasis } from '../../rules/time/deadline.ts';
import { builtInReasons } from '../../rules/programme/reason-text.ts';
import type { Frame } from './letter.ts';

/** Worked example of the calendar: Mon 21 Dec 2020, holidays 25 and 28 Dec, five business days. */
export const basis: DeadlineBasis = {
  startedAt: '2020-12-21T09:00:00Z',
  startDate: '2020-12-21',
  zone: 'Europe/Amsterdam',
  calendarId: 'NL',
  calendarVersion: 3,
  rule: { amount: 5, unit: 'business-days' },
  lastDay: '2020-12-30',
  endsAt: '2020-12-30T23:00:00Z',
  skipped: [
    { date: '2020-12-25', why: 'holiday', name: 'Christmas Day' },
    { date: '2020-12-26', why: 'weekend' },
    { date: '2020-12-27', why: 'weekend' },
    { date: '2020-12-28', why: 'holiday', name: 'Bridge day' },
  ],
  beyondCoverage: false,
};

export const exampleLines: MailLine[] = [
  { lineId: 'line-1', item: 'Exchange Online', activity: 'Usage', subscriptionId: null },
  {
    lineId: 'line-2',
    item: 'Sales',
    activity: 'Presales',
    subscriptionId: '11111111-2222-4333-8444-555555551a2b',
  },
];

export function exampleFrame(more: Partial<Frame> = {}): Frame {
  return {
    language: 'en',
    now: Temporal.Instant.from('2020-12-24T10:00:00Z'),
    side: 'customer',
    recipient: { name: 'Jan Koster', email: 'jan@harbourseeds.example', named: true, trusted: true },
    owner: 'Fabrikam Cloud',
    identity: {
      legalName: 'Fabrikam Cloud B.V.',
      address: 'Voorbeeldkade 1, 1000 AA Amsterdam',
      phone: '+31 20 000 00 00',
      typedAddress: 'localhost:8080/consent',
      privacy: { basis: 'legitimate-interests', keptMonths: 84, contact: 'privacy@fabrikam.example' },
    },
    claim: {
      number: 'HS-7KM2Q9',
      name: 'Mail for Harbourseeds',
      customer: 'Harbourseeds B.V.',
      partner: 'Kade Nine Consulting',
      location: 'Kade Nine HQ',
      partnerContact: { name: 'E. Sales', email: 'claims@kade.example' },
      window: basis.rule,
      windowStarts: 'approval',
      silence: 'accepts',
      undo: { amount: 2, unit: 'business-days' },
    },
    zone: 'Europe/Amsterdam',
    claimUrl: 'http://localhost:8080/claims/clm_x',
    pageUrl: 'http://localhost:8080/consent/token',
    code: '204817',
    endIfDeliveredNow: basis,
    reasons: builtInReasons,
    wording: null,
    ...more,
  };
}

const values: Record<ParamKind, unknown[]> = {
  text: ['Some words.'],
  'text?': ['Some words.', null],
  flag: [true, false],
  count: [0, 1, 2],
  'count?': [null, 1, 2],
  codes: [['missing-products', 'missing-all-poe']],
  instant: ['2020-12-24T23:00:00Z'],
  'instant?': ['2020-12-24T23:00:00Z', null],
  deadline: [basis],
  'deadline?': [basis, null],
  lines: [exampleLines],
  approved: [exampleLines.map((line, index) => ({ ...line, evidence: index === 0 ? 'Page 2.' : null }))],
  rejected: [
    exampleLines.map((line, index) => ({
      ...line,
      codes: ['insufficient-poe'],
      text: 'No date.',
      ...(index === 0 && { evidence: 'Page 2.', remedy: 'Page 3.' }),
    })),
  ],
  points: [
    [
      { code: 'missing-products', evidence: 'Page 2.', remedy: null },
      { code: 'missing-or-old-dates', evidence: null, remedy: 'Page 3.' },
    ],
  ],
  decision: ['agreed', 'accepted', 'refused'],
  how: ['customer', 'partner', 'superseded', 'subscription-ended', 'policy', 'wrong-clock'],
  'consent-by': ['silence', 'trusted-contact', 'tenant-admin', 'contact', 'code'],
  clock: ['review-start', 'review-decide', 'dispute-answer'],
  pause: ['not-me', 'contact-removed'],
  asked: [
    'approved',
    'submitted',
    'lines-changed',
    'contact-corrected',
    'contact-confirmed',
    'trusted-contact-added',
    'replacement',
    'wrong-clock',
  ],
  moved: ['replacement', 'contact-corrected', 'undone'],
  bounce: ['not-corrected', 'trusted-contact', 'after-official'],
  closed: ['done', 'customer-refused', 'withdrawn'],
};

/** Parameters of a template, so many times that each value of each kind stands there at least once. */
export function exampleParams(name: TemplateName): Record<string, unknown>[] {
  const params: Record<string, ParamKind> = templates[name].params;
  const most = Math.max(...Object.values(params).map((kind) => values[kind].length));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(
      Object.entries(params).map(([param, kind]) => [param, values[kind][index % values[kind].length]]),
    ),
  );
}

const sides = {
  'partner-contact': 'partner',
  'assignee-or-reviewers': 'owner',
  'senior-reviewers': 'owner',
  'assignee-and-senior-reviewers': 'owner',
  'programme-admins': 'owner',
  notice: 'customer',
  person: 'customer',
} as const;

export function sidesOf(name: TemplateName): Frame['side'][] {
  return [...new Set(templates[name].to.map((to) => sides[to]))];
}

/** Every mail there can be, in both languages, for each side it is written for. */
export function everyMail(): { name: TemplateName; params: Record<string, unknown>; frame: Frame }[] {
  const names = Object.keys(templates) as TemplateName[];
  return names.flatMap((name) =>
    exampleParams(name).flatMap((params) =>
      sidesOf(name).flatMap((side) =>
        (['en', 'nl'] as const).map((language) => ({
          name,
          params,
          frame: exampleFrame({
            side,
            language,
            pageUrl: side === 'customer' ? 'http://localhost:8080/consent/token' : null,
          }),
        })),
      ),
    ),
  );
}
