/** Invented values for every mail, so that an administrator sees a text as its reader will. */
import type { Calendar } from '../../rules/time/calendar.ts';
import { deadline, type DeadlineBasis } from '../../rules/time/deadline.ts';
import type { MailText } from '../../rules/claim/mail-text.ts';
import { templates, type MailLine, type ParamKind, type TemplateName } from '../../rules/claim/messages.ts';
import type { AllReasons, TextLanguage } from '../../rules/programme/reason-text.ts';
import type { Frame } from './letter.ts';
import { renderMail, type Rendered } from './render.ts';

/** A working week without holidays: the dates are examples, and follow today. */
const week: Calendar = {
  id: 'NL',
  version: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  from: '2000-01-01',
  until: '2100-12-31',
};
const zone = 'Europe/Amsterdam';

const words: Record<TextLanguage, { text: string; person: string; mail: string; location: string }> = {
  en: {
    text: 'This is what a person wrote.',
    person: 'Iris Visser',
    mail: 'Mail for the whole company',
    location: 'Northwind Utrecht',
  },
  nl: {
    text: 'Dit is wat iemand heeft geschreven.',
    person: 'Iris Visser',
    mail: 'Mail voor het hele bedrijf',
    location: 'Northwind Utrecht',
  },
};

const lines: MailLine[] = [
  { lineId: 'one', item: 'Exchange Online', activity: 'Usage', subscriptionId: null },
  {
    lineId: 'two',
    item: 'Sales',
    activity: 'Presales',
    subscriptionId: '0b7f2f6e-4c1d-4a5b-8f6e-2d9a5e7c4e10',
  },
];

/** The type of what comes back is what makes a kind that has no case here an error. */
function valueOf(kind: ParamKind, text: string, ends: DeadlineBasis): NonNullable<unknown> {
  switch (kind) {
    case 'text':
    case 'text?':
      return text;
    case 'flag':
      return false;
    case 'count':
    case 'count?':
      return 1;
    case 'codes':
      return ['missing-customer-acknowledgement', 'missing-products'];
    case 'instant':
    case 'instant?':
      return ends.endsAt;
    case 'deadline':
    case 'deadline?':
      return ends;
    case 'lines':
      return lines;
    case 'approved':
      return lines.map((line) => ({ ...line, evidence: text }));
    case 'points':
      return [{ code: 'missing-products', evidence: text, remedy: null }];
    case 'rejected':
      return lines.map((line) => ({ ...line, codes: ['insufficient-poe'], text: null, evidence: text }));
    case 'decision':
      return 'refused';
    case 'how':
      return 'customer';
    case 'consent-by':
      return 'silence';
    case 'clock':
      return 'review-decide';
    case 'asked':
      return 'approved';
    case 'moved':
      return 'contact-corrected';
    case 'pause':
      return 'not-me';
    case 'bounce':
      return 'trusted-contact';
    case 'closed':
      return 'done';
  }
}

const names = new Set(['byName', 'contact', 'replacementName', 'from', 'by']);
const addresses = new Set(['email', 'replacementEmail']);

function sampleParams(
  template: TemplateName,
  language: TextLanguage,
  ends: DeadlineBasis,
): Record<string, unknown> {
  const params: Record<string, ParamKind> = templates[template].params;
  const { text, person } = words[language];
  return Object.fromEntries(
    Object.entries(params).map(([name, kind]) => {
      if (names.has(name)) return [name, person];
      if (addresses.has(name)) return [name, 'i.visser@contoso.example'];
      return [name, name === 'item' ? 'Exchange Online' : valueOf(kind, text, ends)];
    }),
  );
}

const sideOf = { 'partner-contact': 'partner', notice: 'customer' } as const;

/** Written for several sides, a mail is shown as its first reader gets it. */
function readerOf(template: TemplateName): Frame['side'] {
  const to: string = templates[template].to[0];
  return Object.hasOwn(sideOf, to) ? sideOf[to as keyof typeof sideOf] : 'owner';
}

export interface Sample {
  template: TemplateName;
  language: TextLanguage;
  wording: MailText | null;
  reasons: AllReasons;
  now: Temporal.Instant;
}

export function renderSample({ template, language, wording, reasons, now }: Sample): Rendered {
  const ends = deadline({ amount: 5, unit: 'business-days' }, now, zone, week);
  const { person, mail, location } = words[language];
  const side = readerOf(template);
  return renderMail(template, sampleParams(template, language, ends), {
    language,
    now,
    side,
    owner: 'Fabrikam Cloud',
    identity: {
      legalName: 'Fabrikam Cloud B.V.',
      address: 'Voorbeeldkade 1, 1000 AA Amsterdam',
      phone: '+31 20 000 00 00',
      typedAddress: 'portal.example/consent',
      privacy: { basis: 'legitimate-interests', keptMonths: 84, contact: 'privacy@fabrikam.example' },
    },
    zone,
    reasons,
    wording,
    recipient: {
      name: side === 'customer' ? person : 'Joost Bakker',
      email: 'reader@contoso.example',
      named: true,
      trusted: true,
    },
    claim: {
      number: 'CON-7KM2Q9',
      name: mail,
      customer: 'Contoso Logistics',
      partner: 'Northwind Consulting',
      location,
      partnerContact: { name: 'Joost Bakker', email: 'joost.bakker@northwind.example' },
      window: { amount: 5, unit: 'business-days' },
      windowStarts: 'approval',
      silence: 'accepts',
      undo: { amount: 2, unit: 'business-days' },
    },
    claimUrl: 'https://portal.example/claims',
    pageUrl: side === 'customer' ? 'https://portal.example/consent/sample' : null,
    code: side === 'customer' ? '204817' : null,
    endIfDeliveredNow: ends,
  });
}
