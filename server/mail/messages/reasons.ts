/** What the codes of domain.md 7.2 and 7.3 mean, said to the partner: what is missing and what would repair it. */
import type { InformationCode, RejectionCode } from '../../../rules/codes.ts';
import type { Language } from '../dates.ts';

type Reasons = Record<InformationCode | RejectionCode, string>;

const en: Reasons = {
  'missing-all-poe': 'None of the readable files belongs to this claim: partner, customer, domain or tenant ID differs. Please upload the proof of execution for this customer.',
  'missing-customer-acknowledgement': 'The customer’s signature is missing. Please upload a proof of execution that the customer has signed.',
  'missing-or-old-dates': 'The signature has no date, or its date is more than 12 months before the submission. Please upload a proof with a recent, dated signature.',
  'missing-partner-service': 'The proof does not describe the service you delivered. Please add a description of what you did for the customer.',
  'missing-products': 'The proof does not name every workload or product of this claim. Please add proof that names each of them.',
  'missing-public-sector-disclosure': 'The customer is a public body: the proof must state that the customer knows you will seek this association.',
  'insufficient-poe': 'The proof of execution does not show that the service was delivered for this line.',
  'missing-customer-consent-on-poe': 'The proof of execution does not show the customer’s consent.',
  'poe-unavailable': 'The proof of execution could not be opened or is not available.',
  'partner-request': 'Rejected because you asked for it.',
  'customer-declined': 'The customer refused this line. A customer’s refusal cannot be disputed.',
  'no-partner-response': 'The request for information was not answered in time.',
  'lost-arbitration': 'Another claim for the same workload or subscription was found to be the better proven one.',
};

const nl: Reasons = {
  'missing-all-poe': 'Geen van de leesbare bestanden hoort bij deze claim: partner, klant, domein of tenant-ID wijkt af. Upload het uitvoeringsbewijs voor deze klant.',
  'missing-customer-acknowledgement': 'De handtekening van de klant ontbreekt. Upload een uitvoeringsbewijs dat door de klant is ondertekend.',
  'missing-or-old-dates': 'Bij de handtekening ontbreekt de datum, of de datum ligt meer dan 12 maanden vóór de indiening. Upload een bewijs met een recente, gedateerde handtekening.',
  'missing-partner-service': 'Uit het bewijs blijkt niet welke dienst u hebt geleverd. Voeg een beschrijving toe van wat u voor de klant hebt gedaan.',
  'missing-products': 'Het bewijs noemt niet alle workloads of producten van deze claim. Voeg bewijs toe waarin ze allemaal met naam staan.',
  'missing-public-sector-disclosure': 'De klant is een overheidsinstelling: uit het bewijs moet blijken dat de klant weet dat u deze koppeling aanvraagt.',
  'insufficient-poe': 'Uit het uitvoeringsbewijs blijkt niet dat de dienst voor deze regel is geleverd.',
  'missing-customer-consent-on-poe': 'Uit het uitvoeringsbewijs blijkt niet dat de klant instemt.',
  'poe-unavailable': 'Het uitvoeringsbewijs kon niet worden geopend of is niet beschikbaar.',
  'partner-request': 'Afgewezen op uw eigen verzoek.',
  'customer-declined': 'De klant heeft deze regel geweigerd. Tegen een weigering van de klant staat geen bezwaar open.',
  'no-partner-response': 'Het verzoek om informatie is niet op tijd beantwoord.',
  'lost-arbitration': 'Een andere claim op dezelfde workload of hetzelfde abonnement bleek beter onderbouwd.',
};

const reasons: Record<Language, Reasons> = { en, nl };

/** A code this program does not know yet is shown as it is rather than left out. */
export function reasonText(language: Language, code: string): string {
  return Object.hasOwn(reasons[language], code) ? reasons[language][code as keyof Reasons] : code;
}
