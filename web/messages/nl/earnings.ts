import type { Messages } from '../en.ts';

export const earnings: Messages['earnings'] = {
  section: 'Vergoeding',
  sectionLead: 'Wat deze koppeling per maand oplevert, berekend met de gegevens zoals ze nu zijn.',
  standing: 'Nu',
  eligible: 'Komt in aanmerking',
  ineligible: 'Levert nu niets op',
  eligibleFrom: 'In aanmerking vanaf',
  months: 'Maanden',
  noMonths: 'Sinds het begin van de koppeling is nog geen hele maand voorbij.',
  columns: { month: 'Maand', amount: 'Bedrag', why: 'Waarom' },
  cut: (amount) => `${amount} boven het maximum`,
  how: 'Hoe is dit berekend?',
  howOf: (month) => `Hoe is het bedrag van ${month} berekend?`,
  who: {
    partner: 'U kunt dit verhelpen',
    owner: 'De programma-eigenaar kan dit verhelpen',
    customer: 'De klant kan dit veranderen',
  },
  by: (day) => `telt voor deze maand tot en met ${day}`,
  ineligibleTitle: 'Komt niet in aanmerking',
  ineligibleLead: 'Koppelingen die nu niets opleveren, gegroepeerd naar wat dat verhelpt.',
  ineligibleColumns: { association: 'Koppeling', programme: 'Programma', also: 'Ontbreekt ook' },
  waits: (lines) => (lines === 1 ? '1 koppeling wacht hierop' : `${lines} koppelingen wachten hierop`),
  allEligible: 'Alles komt in aanmerking',
  allEligibleHint: 'Elke officiële koppeling voldoet aan de eisen van haar programma.',
};
