/** What the codes of domain.md 7.2 and 7.3 mean, said to the partner: what is missing, and what would change the result. */
import type { InformationCode, RejectionCode } from '../../../rules/codes.ts';
import type { Frame } from '../letter.ts';

/** `remedy` is empty where nothing would change the result. */
export interface Reason { text: string; remedy: string }
export type ReasonFamily = 'information' | 'rejection';

interface Reasons { information: Record<InformationCode, Reason>; rejection: Record<RejectionCode, Reason> }

const en: Reasons = {
  information: {
    'missing-all-poe': {
      text: 'None of the readable files belongs to this claim: partner, customer, domain or tenant ID differs.',
      remedy: 'Proof of execution that names all four as the claim does.',
    },
    'missing-customer-acknowledgement': {
      text: 'The customer’s signature is missing.', remedy: 'Proof that the customer has signed.',
    },
    'missing-or-old-dates': {
      text: 'The signature has no date, or its date is more than 12 months before the submission.',
      remedy: 'Proof with a dated signature of the last twelve months.',
    },
    'missing-partner-service': {
      text: 'The proof does not describe the service you delivered.', remedy: 'A description of what you did for the customer.',
    },
    'missing-products': {
      text: 'The proof does not name every workload or product of this claim.',
      remedy: 'Proof that names each of them, or the claim without the line.',
    },
    'missing-public-sector-disclosure': {
      text: 'The customer is a public body: the proof must state that the customer knows you will seek this association.',
      remedy: 'The customer’s statement that it knows.',
    },
  },
  rejection: {
    'insufficient-poe': {
      text: 'The proof of execution does not show that the service was delivered for this line.',
      remedy: 'Proof that shows which service was delivered for this line.',
    },
    'missing-customer-consent-on-poe': {
      text: 'The proof of execution does not show the customer’s consent.',
      remedy: 'Proof that the customer has signed, or a contact who can speak for the customer.',
    },
    'missing-products': { text: 'The proof does not name this workload or product.', remedy: 'Proof that names it.' },
    'poe-unavailable': {
      text: 'The proof of execution could not be opened or is not available.',
      remedy: 'The same proof as a PDF, DOCX, PNG or JPEG file that opens without a password.',
    },
    'partner-request': { text: 'Rejected because you asked for it.', remedy: '' },
    'customer-declined': { text: 'The customer refused this line. A customer’s refusal cannot be disputed.', remedy: '' },
    'no-partner-response': {
      text: 'The request for information was not answered in time.',
      remedy: 'The proof that was asked for, sent with a dispute.',
    },
    'lost-arbitration': {
      text: 'Another claim for the same workload or subscription was found to be the better proven one.',
      remedy: 'More recent proof than that on which the arbitration was decided.',
    },
  },
};

const nl: Reasons = {
  information: {
    'missing-all-poe': {
      text: 'Geen van de leesbare bestanden hoort bij deze claim: partner, klant, domein of tenant-ID wijkt af.',
      remedy: 'Uitvoeringsbewijs waarin alle vier staan zoals in de claim.',
    },
    'missing-customer-acknowledgement': {
      text: 'De handtekening van de klant ontbreekt.', remedy: 'Bewijs dat door de klant is ondertekend.',
    },
    'missing-or-old-dates': {
      text: 'Bij de handtekening ontbreekt de datum, of de datum ligt meer dan 12 maanden vóór de indiening.',
      remedy: 'Bewijs met een gedateerde handtekening van de laatste twaalf maanden.',
    },
    'missing-partner-service': {
      text: 'Uit het bewijs blijkt niet welke dienst u hebt geleverd.',
      remedy: 'Een beschrijving van wat u voor de klant hebt gedaan.',
    },
    'missing-products': {
      text: 'Het bewijs noemt niet alle workloads of producten van deze claim.',
      remedy: 'Bewijs waarin ze allemaal met naam staan, of de claim zonder deze regel.',
    },
    'missing-public-sector-disclosure': {
      text: 'De klant is een overheidsinstelling: uit het bewijs moet blijken dat de klant weet dat u deze koppeling aanvraagt.',
      remedy: 'De verklaring van de klant dat hij dit weet.',
    },
  },
  rejection: {
    'insufficient-poe': {
      text: 'Uit het uitvoeringsbewijs blijkt niet dat de dienst voor deze regel is geleverd.',
      remedy: 'Bewijs waaruit blijkt welke dienst voor deze regel is geleverd.',
    },
    'missing-customer-consent-on-poe': {
      text: 'Uit het uitvoeringsbewijs blijkt niet dat de klant instemt.',
      remedy: 'Bewijs dat door de klant is ondertekend, of een contactpersoon die namens de klant kan spreken.',
    },
    'missing-products': {
      text: 'Het bewijs noemt deze workload of dit product niet.',
      remedy: 'Bewijs waarin de workload of het product met naam staat.',
    },
    'poe-unavailable': {
      text: 'Het uitvoeringsbewijs kon niet worden geopend of is niet beschikbaar.',
      remedy: 'Hetzelfde bewijs als PDF-, DOCX-, PNG- of JPEG-bestand dat zonder wachtwoord opengaat.',
    },
    'partner-request': { text: 'Afgewezen op uw eigen verzoek.', remedy: '' },
    'customer-declined': {
      text: 'De klant heeft deze regel geweigerd. Tegen een weigering van de klant staat geen bezwaar open.', remedy: '',
    },
    'no-partner-response': {
      text: 'Het verzoek om informatie is niet op tijd beantwoord.',
      remedy: 'Het gevraagde bewijs, ingediend bij een bezwaar.',
    },
    'lost-arbitration': {
      text: 'Een andere claim op dezelfde workload of hetzelfde abonnement bleek beter onderbouwd.',
      remedy: 'Recenter bewijs dan dat waarop de arbitrage is beslist.',
    },
  },
};

const reasons: Record<Frame['language'], Reasons> = { en, nl };

/** A code this program does not know yet is shown as it is rather than left out. */
export function reasonOf({ language }: Pick<Frame, 'language'>, family: ReasonFamily, code: string): Reason {
  const known: Record<string, Reason> = reasons[language][family];
  return known[code] ?? { text: code, remedy: '' };
}
