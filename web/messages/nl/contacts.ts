import type { Messages } from '../en.ts';

export const contacts: Messages['contacts'] = {
  title: 'Contactpersonen en links',
  lead: 'Wie namens uw organisatie mag spreken, en welke links naar uw verzoeken nog werken.',
  held: 'Vertrouwde contactpersonen',
  heldLead:
    'Zij krijgen elk verzoek. Hun zwijgen en hun instemming tellen voor uw organisatie, en alleen zij kunnen een weigering ongedaan maken. ' +
    'Bij het programma zijn er twee mensen voor nodig: de een voegt iemand toe, de ander bevestigt dat.',
  columns: { person: 'Wie', state: 'Status', since: 'Sinds', by: 'Door wie', act: 'Actie' },
  states: { 'in-force': 'Actief', proposed: 'Nog te bevestigen' },
  admin: 'Beheerder van uw tenant',
  addedBy: (by) => `Toegevoegd door ${by}`,
  confirmedBy: (by) => `Bevestigd door ${by}`,
  imported: 'Bekend bij het programma uit de klantenlijst',
  waits: 'Iemand anders van het programma moet dit nog bevestigen',
  empty: 'Er is geen vertrouwde contactpersoon',
  emptyHint:
    'Zonder vertrouwde contactpersoon telt zwijgen niet: het programma moet eerst iemand vinden voordat er iets officieel wordt.',
  end: 'Verwijderen',
  endOf: (name) => `${name} verwijderen`,
  object: 'Bezwaar maken',
  objectTo: (name) => `Bezwaar maken tegen ${name}`,
  endTitle: (name) => `${name} verwijderen als vertrouwde contactpersoon`,
  objectTitle: (name) => `Bezwaar maken tegen ${name} als vertrouwde contactpersoon`,
  endLead:
    'Alle links van deze persoon werken meteen niet meer. Blijft er voor een termijn niemand over die het programma vertrouwt, dan wordt die ' +
    'onderbroken tot het programma iemand heeft gevonden. Alleen het programma kan de persoon opnieuw toevoegen.',
  objectLead:
    'De persoon verdwijnt van de lijst en krijgt geen verzoeken. Alleen het programma kan de persoon opnieuw voordragen.',
  why: 'Reden',
  whyHint: 'Het programma kan dit lezen.',
  ended: (name) =>
    `${name} is geen vertrouwde contactpersoon meer. Geen enkele link van deze persoon werkt nog.`,
  objected: (name) => `${name} wordt geen vertrouwde contactpersoon.`,
  links: 'Links die werken',
  linksLead:
    'Elke link is naar één persoon gestuurd en opent één verzoek. Verwijdert u een vertrouwde contactpersoon, dan werken diens links niet meer; ' +
    'een andere link vervalt vanzelf op het getoonde moment, of zodra u die hier sluit.',
  closeLink: 'Sluiten',
  closeLinkOf: (name: string): string => `De link van ${name} sluiten`,
  closedLink: (name: string): string => `De link van ${name} is gesloten.`,
  linkColumns: {
    person: 'Aan wie',
    request: 'Opent',
    purpose: 'Waarvoor',
    until: 'Tot en met',
    act: 'Actie',
  },
  purposes: { decide: 'Over het verzoek beslissen', undo: 'Een beslissing ongedaan maken' },
  whileTrusted: 'Zolang de persoon een vertrouwde contactpersoon is',
  untilUnknown: 'Het einde van de termijn is nog niet bekend',
  linksEmpty: 'Niemand heeft een link in handen',
  linksEmptyHint: 'Vraagt een partner iets, dan staan hier de links die zijn verstuurd.',
};
