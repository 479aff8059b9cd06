/**
 * Who asks, how that can be checked without the link in the mail, and what becomes of the reader's data. The operator sets it; it
 * stands under every mail to a customer and on every page of theirs.
 */
import type { Language } from './dates.ts';

export interface OwnerIdentity {
  legalName: string;
  /** One line. */
  address: string;
  phone: string;
  /** What a reader types by hand. */
  typedAddress: string;
  privacy: {
    basis: PrivacyBasis;
    /** Months for which a contact's data is kept after the request, or the association, has ended. */
    keptMonths: number;
    /** Where questions about personal data go. */
    contact: string;
  };
}

export type PrivacyBasis = 'legitimate-interests' | 'contract' | 'legal-obligation';

export interface IdentityWords {
  heading: string;
  whoWeAre: string;
  /** `number` null: on a page that is about no request. */
  check: (number: string | null) => string;
  never: string;
  privacyHeading: string;
  privacy: string;
}

const bases: Record<Language, Record<PrivacyBasis, string>> = {
  en: {
    'legitimate-interests':
      'its legitimate interest in asking customers before a partner is recorded (GDPR, article 6(1)(f))',
    contract: 'the performance of the contract with your organisation (GDPR, article 6(1)(b))',
    'legal-obligation': 'a legal obligation (GDPR, article 6(1)(c))',
  },
  nl: {
    'legitimate-interests':
      'het gerechtvaardigd belang om klanten iets te vragen voordat een partner wordt gekoppeld (AVG, artikel 6 lid 1 onder f)',
    contract: 'de uitvoering van de overeenkomst met uw organisatie (AVG, artikel 6 lid 1 onder b)',
    'legal-obligation': 'een wettelijke verplichting (AVG, artikel 6 lid 1 onder c)',
  },
};

export function identityWords(language: Language, identity: OwnerIdentity): IdentityWords {
  const { legalName, address, phone, typedAddress, privacy } = identity;
  const basis = bases[language][privacy.basis];
  if (language === 'nl')
    return {
      heading: 'Is dit bericht echt?',
      whoWeAre: `${legalName}, ${address}, telefoon ${phone}.`,
      check: (number) =>
        `Twijfelt u? Typ ${typedAddress} zelf in uw browser: daar staat wie wij zijn. Of bel ons${number === null ? ' en noem het kenmerk uit het bericht' : ` en noem kenmerk ${number}`}.`,
      never:
        'Wij vragen nooit om een wachtwoord, een betaling, bankgegevens of toegang tot uw systemen, en nooit om de code uit een bericht aan iemand door te geven.',
      privacyHeading: 'Uw gegevens',
      privacy: `${legalName} is verantwoordelijk voor de verwerking. Wij gebruiken uw naam, functie en e-mailadres, en wat u hier beslist of vraagt, om dit verzoek aan u voor te leggen en te bewijzen wat er is besloten. De grondslag is ${basis}. Wij bewaren deze gegevens tot ${privacy.keptMonths} maanden na het einde van het verzoek of van de koppeling. Voor inzage, correctie, verwijdering of bezwaar: ${privacy.contact}. U kunt ook een klacht indienen bij de toezichthouder in uw land.`,
    };
  return {
    heading: 'Is this message genuine?',
    whoWeAre: `${legalName}, ${address}, phone ${phone}.`,
    check: (number) =>
      `Not sure? Type ${typedAddress} into your browser yourself: it says who we are. Or call us and quote ${number === null ? 'the reference in the message' : `reference ${number}`}.`,
    never:
      'We never ask for a password, a payment, bank details or access to your systems, and never ask you to give the code in a message to anybody.',
    privacyHeading: 'Your data',
    privacy: `${legalName} is the controller. We use your name, title and email address, and what you decide or ask here, to put this request to you and to show what was decided. The legal basis is ${basis}. We keep these data for ${privacy.keptMonths} months after the request or the association has ended. For access, correction, erasure or objection: ${privacy.contact}. You may also complain to the supervisory authority in your country.`,
  };
}
