import type { Messages } from '../en.ts';

export const partners: Messages['partners'] = {
  title: 'Partners',
  lead:
    'Partners met hun vestigingen, mensen en inschrijvingen. Van elke wijziging blijft bewaard wie, wanneer en ' +
    'waarom.',
  search: 'Begin van een naam of van het nummer van een vestiging',
  columns: { name: 'Partner', numbers: 'Vestigingen', created: 'Sinds' },
  numbers: (numbers, more) => (more > 0 ? `${numbers} en ${more}` : numbers),
  noLocation: 'Nog geen vestiging',
  empty: 'Geen partner gevonden',
  emptyHint: 'Typ het begin van een andere naam of een ander nummer, of voeg een partner toe.',
  add: 'Partner toevoegen',
  added: (name) => `${name} is toegevoegd.`,
  name: 'Naam',
  why: 'Waarom',
  whyHint: 'Blijft in het beheerlogboek staan, met uw naam en het tijdstip.',
  readOnly: 'U kunt dit lezen. Wijzigen kan alleen met de rol programmabeheerder.',
  facts: 'Partner',
  since: 'Partner sinds',
  mailDomains: 'E-maildomeinen',
  mailDomainsNone: 'Geen: in een claim kunnen alleen mensen met een account worden genoemd',
  mailDomainsHint:
    'Eén per regel. Wie in een claim als contactpersoon van de partner wordt genoemd, heeft een adres op een van deze domeinen of een account hier. Domeinen van openbare mailaanbieders worden niet geaccepteerd.',
  change: 'Naam of e-maildomeinen',
  changeTitle: 'De partner wijzigen',
  save: 'Opslaan',
  saved: 'Opgeslagen.',
  locations: 'Vestigingen en inschrijvingen',
  locationsLead:
    'Een inschrijving eindigt met het boekjaar, op 30 juni, en wordt vanzelf verlengd zolang de partner aan de ' +
    'eisen voldoet.',
  locationsEmpty: 'Nog geen vestiging',
  locationsEmptyHint: 'Voeg de eerste toe: claims worden voor een vestiging gedaan.',
  locationColumns: { name: 'Vestiging', place: 'Waar', enrollments: 'Inschrijvingen', act: 'Wijzigen' },
  addLocation: 'Vestiging toevoegen',
  locationAdded: (name) =>
    `${name} is toegevoegd. Schrijf de vestiging in voor de programma’s waarvoor ze mag claimen.`,
  number: 'Nummer van de vestiging',
  numberHint: 'Partner-ID of MPN-ID, 4 tot 12 cijfers. Het nummer wordt één keer gegeven en verandert niet.',
  locationName: 'Naam van de vestiging',
  country: 'Land',
  countryChoose: 'Kies een land',
  countryHint: 'De kalender van dit land telt de termijnen van de vestiging. Later wijzigen kan niet.',
  zone: 'Tijdzone',
  zoneChoose: 'Kies een tijdzone',
  zoneHint: 'Termijnen die al lopen, houden de tijdzone waarmee ze zijn bepaald.',
  editLocation: (name) => `${name} wijzigen`,
  edit: 'Wijzigen',
  editPlace: 'Naam of tijdzone',
  editOf: (what) => `Naam of tijdzone: ${what}`,
  notEnrolled: 'Niet ingeschreven',
  enrol: 'Inschrijven',
  enrolIn: (programme, location) => `Inschrijven voor ${programme}: ${location}`,
  changeEnrollment: (programme, location) => `De inschrijving voor ${programme} wijzigen: ${location}`,
  enrolled: 'De inschrijving is vastgelegd.',
  state: 'Status',
  startsOn: 'Eerste dag',
  startsOnHint: 'Leeg: vandaag, zodra de vestiging is ingeschreven.',
  endsOn: 'Laatste dag',
  endsOnHint: 'Leeg: het einde van het boekjaar, 30 juni.',
  period: (from, until) => `${from} – ${until}`,
  from: (day) => `vanaf ${day}`,
  people: 'Mensen',
  peopleLead:
    'Accountbeheerders geven hun collega’s rollen; de programma-eigenaar nodigt de eerste van hen uit.',
  peopleEmpty: 'Nog niemand',
  peopleEmptyHint:
    'Nodig een accountbeheerder uit: zonder hem of haar kan niemand van de partner zich aanmelden.',
  peopleColumns: { name: 'Naam', roles: 'Rollen', language: 'Taal', state: 'Aanmelden' },
  invitedUntil: (day) => `uitgenodigd, de link werkt tot ${day}`,
  canSignIn: 'kan zich aanmelden',
  blocked: 'geblokkeerd',
  invite: 'Accountbeheerder uitnodigen',
  inviteHint:
    'Er gaat een e-mail uit met een link om een wachtwoord te kiezen. De link werkt één keer, zeven dagen lang. ' +
    'Nodigt u ' +
    'hetzelfde adres opnieuw uit, dan vervangt een nieuwe link de oude.',
  invited: (email) => `De uitnodiging aan ${email} is onderweg.`,
  email: 'E-mailadres',
  language: 'Taal',
  languageHint: 'Waarin de mails aan deze persoon worden geschreven.',
};

export const invitation: Messages['invitation'] = {
  title: 'Kies uw wachtwoord',
  lead: (company) => `U bent accountbeheerder van ${company}.`,
  by: (name) => `Uitgenodigd door ${name}`,
  forName: 'Naam',
  email: 'U logt in met',
  until: 'De link werkt tot',
  password: 'Wachtwoord',
  passwordHint: 'Minstens 12 tekens. Een paar woorden die u onthoudt, zijn beter dan tekens die u vergeet.',
  again: 'Nogmaals het wachtwoord',
  differs: 'De twee zijn niet gelijk. Typ ze opnieuw.',
  tooShort: 'Gebruik minstens 12 tekens.',
  submit: 'Wachtwoord instellen',
  done: 'Uw wachtwoord is ingesteld',
  doneHint: 'Meld u aan met uw e-mailadres en het wachtwoord dat u hebt gekozen.',
  toSignIn: 'Naar aanmelden',
  states: {
    accepted: 'Deze link is al gebruikt',
    expired: 'Deze link is verlopen',
    replaced: 'Deze link is vervangen',
  },
  stateHints: {
    accepted:
      'Er is een wachtwoord mee gekozen. Meld u aan; was u dat niet zelf, meld het dan direct aan de ' +
      'programma-eigenaar.',
    expired: 'De link werkte zeven dagen. Vraag de programma-eigenaar om een nieuwe.',
    replaced:
      'Er is een nieuwere uitnodiging gestuurd. Gebruik de link in de laatste e-mail, of vraag de programma-eigenaar ' +
      'om een andere.',
  },
  unknown: 'Deze link leidt nergens heen',
  unknownHint: 'Open de link opnieuw vanuit de e-mail: misschien is niet alles gekopieerd.',
};
