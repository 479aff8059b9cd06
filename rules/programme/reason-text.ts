/**
 * The sentences of the reasons of domain 7.2 and 7.3 as the program brings them, in each language: the one source of forms,
 * letters, pages and docs/rules.md. An administrator may replace them with later versions; the codes themselves are fixed.
 */
import { chosenRejectionCodes, givenRejectionCodes, informationCodes } from '../engine/codes.ts';
import type { InformationCode, RejectionCode } from '../engine/codes.ts';

export type TextLanguage = 'en' | 'nl';
export const textLanguages: readonly TextLanguage[] = ['en', 'nl'];

export interface ReasonText {
  /** A few words: what it is called. */
  title: string;
  /** What is wrong, said to the partner. */
  text: string;
  /** What the partner can do about it, or what would change the result; empty where nothing would. */
  remedy: string;
}
export type ReasonTexts = Record<TextLanguage, ReasonText>;

/** 'information': why more is asked for. 'rejection': why a line is rejected. */
export type ReasonFamily = 'information' | 'rejection';
export type AllReasons = Record<ReasonFamily, Record<string, ReasonTexts>>;

const information: Record<InformationCode, ReasonTexts> = {
  'missing-all-poe': {
    en: {
      title: 'No usable proof',
      text: 'No readable file is for this claim: partner, customer, domain or tenant ID differs.',
      remedy: 'Add proof that gives all four as the claim does.',
    },
    nl: {
      title: 'Geen bruikbaar bewijs',
      text: 'Geen enkel leesbaar bestand hoort bij deze claim: partner, klant, domein of tenant-ID wijkt af.',
      remedy: 'Voeg bewijs toe waarin alle vier staan zoals in de claim.',
    },
  },
  'missing-customer-acknowledgement': {
    en: {
      title: 'Customer’s signature missing',
      text: 'The customer’s signature is missing.',
      remedy: 'Add proof that the customer has signed.',
    },
    nl: {
      title: 'Handtekening van de klant ontbreekt',
      text: 'De handtekening van de klant ontbreekt.',
      remedy: 'Voeg bewijs toe dat door de klant is ondertekend.',
    },
  },
  'missing-or-old-dates': {
    en: {
      title: 'Date missing or too old',
      text: 'The customer’s signature has no date, or it was too old when the file was sent.',
      remedy: 'Add proof with a dated signature that is recent enough for the policy.',
    },
    nl: {
      title: 'Datum ontbreekt of is te oud',
      text: 'Bij de handtekening van de klant staat geen datum, of die was te oud toen het bestand werd ingestuurd.',
      remedy: 'Voeg bewijs toe met een gedateerde handtekening die volgens het beleid recent genoeg is.',
    },
  },
  'missing-partner-service': {
    en: {
      title: 'Service not described',
      text: 'The proof does not describe what the partner did.',
      remedy: 'Add a description of the service that was delivered to the customer.',
    },
    nl: {
      title: 'Dienst niet beschreven',
      text: 'Het bewijs beschrijft niet wat de partner heeft gedaan.',
      remedy: 'Voeg een beschrijving toe van de dienst die aan de klant is geleverd.',
    },
  },
  'missing-products': {
    en: {
      title: 'Workload or product not named',
      text: 'The proof does not name every claimed workload or product.',
      remedy: 'Add proof that names each of them, or leave the line out.',
    },
    nl: {
      title: 'Workload of product niet genoemd',
      text: 'Het bewijs noemt niet elke geclaimde workload of elk geclaimd product.',
      remedy: 'Voeg bewijs toe waarin ze allemaal met naam staan, of laat de regel weg.',
    },
  },
  'missing-public-sector-disclosure': {
    en: {
      title: 'Public-sector disclosure missing',
      text: 'The customer is a public body: its statement that it knows of the association is missing.',
      remedy: 'Add the customer’s statement that it knows you will seek this association.',
    },
    nl: {
      title: 'Verklaring publieke sector ontbreekt',
      text: 'De klant is een overheidsinstelling: de verklaring dat de instelling van de koppeling weet, ontbreekt.',
      remedy: 'Voeg de verklaring toe waaruit blijkt dat de klant weet dat u deze koppeling aanvraagt.',
    },
  },
};

const rejection: Record<RejectionCode, ReasonTexts> = {
  'insufficient-poe': {
    en: {
      title: 'Insufficient proof',
      text: 'The proof of execution does not show the claimed work.',
      remedy: 'Proof that shows which service was delivered for this line would change this.',
    },
    nl: {
      title: 'Onvoldoende bewijs',
      text: 'Het bewijs van uitvoering toont het geclaimde werk niet aan.',
      remedy: 'Bewijs waaruit blijkt welke dienst voor deze regel is geleverd, kan dit veranderen.',
    },
  },
  'missing-customer-consent-on-poe': {
    en: {
      title: 'Customer’s consent missing',
      text: 'The proof does not show the customer’s consent, or no contact of the customer could confirm it.',
      remedy:
        'Proof that the customer has signed, or a contact who can speak for the customer, would change this.',
    },
    nl: {
      title: 'Instemming van de klant ontbreekt',
      text: 'Uit het bewijs blijkt geen instemming van de klant, of geen contactpersoon van de klant kon die bevestigen.',
      remedy:
        'Bewijs dat door de klant is ondertekend, of een contactpersoon die namens de klant kan spreken, kan dit veranderen.',
    },
  },
  'missing-products': {
    en: {
      title: 'Workload or product not named',
      text: 'The proof does not name this workload or product.',
      remedy: 'Proof that names it would change this.',
    },
    nl: {
      title: 'Workload of product niet genoemd',
      text: 'Het bewijs noemt deze workload of dit product niet.',
      remedy: 'Bewijs waarin de workload of het product met naam staat, kan dit veranderen.',
    },
  },
  'poe-unavailable': {
    en: {
      title: 'Proof not readable',
      text: 'The proof could not be read.',
      remedy: 'The same proof as a file of an accepted type that opens without a password would change this.',
    },
    nl: {
      title: 'Bewijs niet leesbaar',
      text: 'Het bewijs kon niet worden gelezen.',
      remedy:
        'Hetzelfde bewijs als bestand van een toegestaan type dat zonder wachtwoord opengaat, kan dit veranderen.',
    },
  },
  'partner-request': {
    en: {
      title: 'At the partner’s request',
      text: 'The partner asked for the rejection. It cannot be disputed.',
      remedy: '',
    },
    nl: {
      title: 'Op verzoek van de partner',
      text: 'De partner heeft om de afwijzing gevraagd. Bezwaar is niet mogelijk.',
      remedy: '',
    },
  },
  'customer-refused': {
    en: {
      title: 'Refused by the customer',
      text: 'The customer refused. This cannot be disputed.',
      remedy: '',
    },
    nl: {
      title: 'Geweigerd door de klant',
      text: 'De klant heeft geweigerd. Bezwaar is niet mogelijk.',
      remedy: '',
    },
  },
  'customer-silent': {
    en: {
      title: 'Not agreed by the customer',
      text: 'An agreement of the customer was needed, and none came within the period. This cannot be disputed; the claim can be filed again.',
      remedy: '',
    },
    nl: {
      title: 'Geen instemming van de klant',
      text: 'Instemming van de klant was nodig en is niet binnen de termijn gegeven. Bezwaar is niet mogelijk; de claim kan opnieuw worden ingediend.',
      remedy: '',
    },
  },
  'no-partner-response': {
    en: {
      title: 'No answer in time',
      text: 'The request for information was not answered in time.',
      remedy: 'The proof that was asked for, sent with a dispute, would change this.',
    },
    nl: {
      title: 'Niet op tijd geantwoord',
      text: 'Het verzoek om aanvulling is niet op tijd beantwoord.',
      remedy: 'Het gevraagde bewijs, ingediend bij uw bezwaar, kan dit veranderen.',
    },
  },
  'lost-arbitration': {
    en: {
      title: 'Lost arbitration',
      text: 'Another claim for the same workload or subscription had better proof.',
      remedy: 'Proof more recent than the proof the arbitration was decided on would change this.',
    },
    nl: {
      title: 'Arbitrage verloren',
      text: 'Een andere claim op dezelfde workload of hetzelfde abonnement bleek beter onderbouwd.',
      remedy: 'Bewijs dat recenter is dan het bewijs waarop in de arbitrage is beslist, kan dit veranderen.',
    },
  },
};

export const builtInReasons: AllReasons = { information, rejection };

export const reasonCodes: Record<ReasonFamily, readonly string[]> = {
  information: informationCodes,
  rejection: [...chosenRejectionCodes, ...givenRejectionCodes],
};

/** A remedy may be missing only where the program has none: nothing would change the result. */
export function mayLackRemedy(family: ReasonFamily, code: string): boolean {
  return builtInReasons[family][code]?.en.remedy === '';
}

/** The English sentence of each code, for docs/rules.md and for programs. */
export function englishTexts<Code extends string>(texts: Record<Code, ReasonTexts>): Record<Code, string> {
  return Object.fromEntries(
    Object.entries<ReasonTexts>(texts).map(([code, { en }]) => [code, en.text]),
  ) as Record<Code, string>;
}

export const informationText = englishTexts(information);
export const rejectionText = englishTexts(rejection);
