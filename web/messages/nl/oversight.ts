import type { Messages } from '../en.ts';

export const oversight: Messages['oversight'] = {
  title: 'Toezicht',
  lead:
    'Hoe het werk van het programma loopt: wat er wacht, hoe lang beslissingen duren, wat er terugkomt en waarom. ' +
    'Cijfers per persoon zijn er niet.',
  filters: 'Welke cijfers',
  range: 'Periode',
  ranges: { month: 'Eén maand', quarter: 'Drie maanden', year: 'Twaalf maanden' },
  until: 'Tot en met',
  programme: 'Programma',
  everyProgramme: 'Alle programma’s',
  country: 'Land van de klant',
  everyCountry: 'Alle landen',
  activity: 'Activiteit',
  everyActivity: 'Alle activiteiten',
  counted:
    'Claims met meerdere activiteiten tellen bij elk daarvan mee. Maanden gelden in de tijdzone van de ' +
    'programma-eigenaar.',
  asTable: 'Als tabel',
  asPicture: 'Als grafiek',
  asTableOf: (what) => `Als tabel: ${what}`,
  asPictureOf: (what) => `Als grafiek: ${what}`,
  download: 'CSV',
  downloadOf: (what) => `Downloaden als CSV: ${what}`,
  month: 'Maand',
  none: 'Niets in deze maanden',
  noneHint: 'Kies een langere periode, een eerdere maand of minder filters.',
  total: 'Totaal',
  claims: 'Claims',
  queue: {
    title: 'Ouderdom van de wachtrij',
    lead: 'Wat er nu op een beoordelaar wacht, naar het aantal dagen sinds de termijn begon te lopen.',
    stage: 'Fase',
    wait: 'Wacht',
    waits: {
      '0-1': '0–1 dagen',
      '2-4': '2–4 dagen',
      '5-7': '5–7 dagen',
      '8-14': '8–14 dagen',
      '15-more': '15 dagen of meer',
    },
    clock: 'Ten opzichte van de termijn',
    clocks: {
      overdue: 'Te laat',
      'due-soon': 'Binnen 48 uur',
      'in-time': 'Op tijd',
      stopped: 'Termijn staat stil',
    },
    empty: 'Er wacht niets op een beoordelaar',
    emptyHint: 'Nieuwe claims verschijnen hier zodra ze zijn ingediend.',
    sum: (waiting, overdue) => `${waiting} wachtend, ${overdue} te laat`,
  },
  decisions: {
    title: 'Tijd tot de beslissing',
    lead:
      'Van indiening tot de eerste beslissing, in dagen. Bij de eigen tijd telt niet mee dat er op de partner werd ' +
      'gewacht. ' +
      'De helft van de claims duurde niet langer dan de mediaan, negen van de tien niet langer dan het 90e percentiel.',
    median: 'Mediaan',
    p90: '90e percentiel',
    deskMedian: 'Behandeltijd, mediaan',
    deskP90: 'Eigen tijd, 90e percentiel',
    submitted: 'Ingediend',
    decided: 'Beslist',
    days: (n) => `${n} dagen`,
    unit: 'Dagen',
  },
  reasons: {
    title: 'Teruggestuurd en afgewezen, naar reden',
    lead:
      'Een teruggestuurde claim telt één keer voor elke genoemde reden, een afgewezen regel ook. Weigeringen door ' +
      'klanten staan apart.',
    returns: 'Teruggestuurd om meer informatie',
    rejections: 'Afgewezen regels',
    kind: 'Wat',
    reason: 'Reden',
    kinds: { return: 'Teruggestuurd', rejection: 'Afgewezen' },
    count: 'Aantal',
  },
  refusals: {
    title: 'Weigeringen door klanten',
    lead: 'Regels waarover klanten zijn gevraagd, en welke zij weigerden.',
    asked: 'Gevraagd',
    refused: 'Geweigerd',
    undone: 'Weigering ongedaan gemaakt',
  },
  disputes: {
    title: 'Bezwaren',
    lead: 'Regels waartegen partners bezwaar maakten, en hoe dat afliep.',
    disputed: 'Bezwaar gemaakt',
    overturned: 'Alsnog goedgekeurd',
    upheld: 'Afwijzing blijft staan',
    lapsed: 'Partner antwoordde niet',
  },
  notices: {
    title: 'Berichten aan klanten',
    lead: 'Berichten en bevestigingen die het mailsysteem aannam, en welke terugkwamen.',
    delivered: 'Bezorgd',
    bounced: 'Teruggekomen',
  },
};
