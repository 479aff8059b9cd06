/** The wording of the proof form. Each language is written for itself; a lawyer of the owner may want to adapt it. */

export type TemplateLanguage = 'en' | 'nl';

export interface TemplateWords {
  title: string;
  intro: string;
  parties: string;
  partner: string;
  locationId: string;
  customer: string;
  domain: string;
  tenant: string;
  items: string;
  service: string;
  serviceHint: string;
  disclosure: string;
  disclosureText: (partner: string) => string;
  confirmation: string;
  confirmationText: (customer: string) => string;
  name: string;
  function: string;
  signature: string;
  date: string;
  dateHint: string;
  page: (page: number, count: number) => string;
}

const english: TemplateWords = {
  title: 'Proof of execution',
  intro:
    'With this form the customer confirms which services the partner performs or has performed for it, and on which ' +
    'workloads and products. It is meant for the owner of the programme that recognises partners.',
  parties: '1. Parties and tenant',
  partner: 'Partner',
  locationId: 'Partner ID of the location',
  customer: 'Customer',
  domain: 'Domain',
  tenant: 'Directory (tenant) ID',
  items: '2. Workloads and products',
  service: '3. Description of the services',
  serviceHint: 'What the partner does or did, for whom, and in which months.',
  disclosure: '4. Public sector disclosure',
  disclosureText: (partner) =>
    `The customer is a public sector organisation. It acknowledges that ${partner} will ask to be associated with the ` +
    'workloads and products named in section 2 as its partner of record, and that the partner may receive incentives for this.',
  confirmation: 'Confirmation by the customer',
  confirmationText: (customer) =>
    `The undersigned is authorised to represent ${customer} and confirms that the sections above are correct and complete.`,
  name: 'Name',
  function: 'Title',
  signature: 'Signature of the customer',
  date: 'Date of signature',
  dateHint: 'day, month in words, year',
  page: (page, count) => `Page ${page} of ${count}`,
};

const dutch: TemplateWords = {
  title: 'Bewijs van uitvoering',
  intro:
    'Met dit formulier bevestigt de klant welke diensten de partner voor hem verricht of heeft verricht, en voor welke ' +
    'workloads en producten. Het is bestemd voor de eigenaar van het partnerprogramma.',
  parties: '1. Partijen en tenant',
  partner: 'Partner',
  locationId: 'Partner-ID van de vestiging',
  customer: 'Klant',
  domain: 'Domein',
  tenant: 'Tenant-ID (directory-ID)',
  items: '2. Workloads en producten',
  service: '3. Omschrijving van de diensten',
  serviceHint: 'Wat de partner doet of heeft gedaan, voor wie, en in welke maanden.',
  disclosure: '4. Verklaring voor de publieke sector',
  disclosureText: (partner) =>
    `De klant is een organisatie in de publieke sector en is ervan op de hoogte dat ${partner} zal vragen om als partner of ` +
    'record te worden gekoppeld aan de workloads en producten uit onderdeel 2, en dat de partner daarvoor een vergoeding kan ontvangen.',
  confirmation: 'Bevestiging door de klant',
  confirmationText: (customer) =>
    `Ondergetekende is bevoegd om ${customer} te vertegenwoordigen en verklaart dat het bovenstaande juist en volledig is.`,
  name: 'Naam',
  function: 'Functie',
  signature: 'Handtekening van de klant',
  date: 'Datum van ondertekening',
  dateHint: 'dag, maand voluit, jaar',
  page: (page, count) => `Pagina ${page} van ${count}`,
};

export const templateWords: Record<TemplateLanguage, TemplateWords> = { en: english, nl: dutch };
export const templateLanguages = Object.keys(templateWords) as TemplateLanguage[];
