import type { Messages } from '../en.ts';

export const acts: Messages['acts'] = {
  'edit-claim': 'Bewerken',
  'add-file': 'Bestand toevoegen',
  'remove-file': 'Bestand verwijderen',
  'add-comment': 'Opmerking plaatsen',
  'add-internal-note': 'Interne notitie',
  'submit-claim': 'Indienen',
  'resubmit-claim': 'Verzoek beantwoorden',
  'withdraw-claim': 'Intrekken',
  'dispute-claim': 'Bezwaar maken',
  'start-review': 'Beoordeling beginnen',
  'assign-claim': 'Toewijzen',
  'request-information': 'Aanvulling vragen',
  'decide-claim': 'Beslissen',
  'decide-arbitration': 'Beslissen in de arbitrage',
  'confirm-arbitration': 'Voorgestelde beslissing lezen',
  'return-arbitration': 'Voorgestelde beslissing terugsturen',
  'answer-arbitration': 'Antwoorden in de arbitrage',
  'correct-contact': 'Contactpersoon corrigeren',
  'confirm-contact': 'Contactpersoon bevestigen',
  'add-trusted-contact': 'Vertrouwde contactpersoon toevoegen',
  'answer-question': 'De klant antwoorden',
  'decide-end-request': 'Over het verzoek tot beëindiging beslissen',
  'end-association': 'Koppeling beëindigen',
  'request-end': 'Beëindiging aanvragen',
  refuse: 'Weigeren',
  agree: 'Instemmen',
  'ask-question': 'Vraag stellen',
  'undo-decision': 'Beslissing ongedaan maken',
};

export const actForms: Messages['actForms'] = {
  titles: {
    'resubmit-claim': 'Het verzoek om aanvulling beantwoorden',
    'withdraw-claim': 'Deze claim intrekken',
    'dispute-claim': 'Bezwaar maken tegen de afwijzing',
    'assign-claim': 'Deze claim toewijzen',
    'request-information': 'De partner om aanvulling vragen',
    'decide-claim': 'Per regel beslissen',
    'answer-arbitration': 'Antwoorden in de arbitrage',
    'correct-contact': 'De contactpersoon bij de klant corrigeren',
    'confirm-contact': 'De contactpersoon bij de klant bevestigen',
    'end-association': 'Een koppeling beëindigen',
    'request-end': 'Beëindiging van een koppeling aanvragen',
    'add-internal-note': 'Een interne notitie schrijven',
  },
  done: {
    'submit-claim': 'Ingediend. De beoordelingstermijn loopt vanaf nu.',
    'resubmit-claim': 'Verzonden. De beoordelingstermijn begint opnieuw.',
    'withdraw-claim': 'Ingetrokken.',
    'dispute-claim':
      'U hebt bezwaar gemaakt. Een seniorbeoordelaar die de claim niet heeft afgewezen, bekijkt het bezwaar.',
    'start-review': 'De beoordeling is begonnen en de claim staat op uw naam.',
    'assign-claim': 'Toegewezen.',
    'request-information': 'Gevraagd. De partner krijgt een e-mail; de beoordelingstermijn is onderbroken.',
    'decide-claim':
      'Beslist. De partner krijgt een e-mail; voor goedgekeurde regels gaat het bericht naar de klant uit.',
    'answer-arbitration': 'Uw antwoord is verstuurd.',
    'correct-contact':
      'Gecorrigeerd. Er gaat een nieuw bericht uit; zodra het is bezorgd, begint een volledige termijn.',
    'confirm-contact':
      'Bevestigd. Er gaat een nieuw bericht uit; zodra het is bezorgd, begint een volledige termijn.',
    'end-association': 'Beëindigd. De gebruikscijfers zijn niet meer in te zien.',
    'request-end': 'Aangevraagd. Een beoordelaar beslist.',
    'add-comment': 'Opmerking geplaatst.',
    'add-internal-note': 'Notitie toegevoegd. Alleen de programma-eigenaar ziet de notitie.',
    'add-file': 'Bestand toegevoegd.',
    'remove-file': 'Bestand verwijderd.',
    saved: 'Opgeslagen.',
    stale:
      'Iemand heeft deze claim intussen gewijzigd. Hieronder ziet u de claim zoals die nu is; voer uw wijziging ' +
      'opnieuw uit als die nog nodig is.',
  },
  bar: 'Wat u kunt doen',
  barNone: 'U kunt hier nu niets doen.',
  others: 'Nu niet mogelijk, en waarom',
  because: (act, why) => `${act}: ${why}`,
  reason: 'Reden',
  withdrawHint:
    'Een ingetrokken claim kan niet worden hervat. Officiële regels blijven bestaan; de andere worden ' +
    'ingetrokken. Heeft de klant al bericht gekregen, dan krijgt die een e-mail.',
  withdrawDraftHint: 'Het concept verdwijnt uit uw lopende claims. U kunt altijd een nieuw beginnen.',
  answersHint:
    'Beantwoord elk punt. De beoordelaar leest uw antwoorden per punt; nieuw bewijs kunt u hieronder toevoegen.',
  answerTo: (name) => `Uw antwoord: ${name}`,
  newProof: 'Nieuw bewijs',
  newFiles: (n) =>
    n === 0
      ? 'Er staat geen nieuw bestand klaar om mee te sturen.'
      : n === 1
        ? 'Er gaat 1 nieuw bestand mee.'
        : `Er gaan ${n} nieuwe bestanden mee.`,
  generalComment: 'Verder nog iets voor de beoordelaar',
  sendAnswer: 'Antwoord versturen',
  justification: 'Waarom moet de beslissing anders uitvallen?',
  justificationHint:
    'Noem de plaats in het bewijs en schrijf wat over het hoofd is gezien. Nieuw bewijs kunt u hieronder toevoegen.',
  disputeLines: 'Regels waartegen u bezwaar maakt',
  sendDispute: 'Bezwaar maken',
  codes: 'Wat er ontbreekt',
  codesHint: 'Kies elk punt dat van toepassing is; de partner beantwoordt ze een voor een.',
  message: 'Bericht aan de partner',
  messageHint: 'Schrijf wat er moet worden toegevoegd en waar u hebt gekeken.',
  askPartner: 'De partner vragen',
  approve: 'Goedkeuren',
  reject: 'Afwijzen',
  later: 'Later beslissen',
  laterHint:
    'U kunt over een deel van de regels nu beslissen. De andere blijven in beoordeling, met dezelfde termijn.',
  decisionFor: (line) => `Beslissing: ${line}`,
  rejectCodesFor: (line) => `Waarom ${line} wordt afgewezen`,
  rejectTextFor: (line) => `Wat de partner over ${line} moet weten`,
  approveAll: 'Alle open regels goedkeuren',
  decisionComment: 'Bericht aan de partner (naast de redenen per regel)',
  decide: 'Beslissen',
  decideNone: 'Kies voor ten minste één regel goedkeuren of afwijzen.',
  assignee: 'Toewijzen aan',
  nobody: 'Niemand',
  assign: 'Toewijzen',
  contactName: 'Naam',
  contactTitle: 'Functie',
  contactEmail: 'E-mailadres',
  contactHint: 'Het verzoek gaat naar deze persoon bij de klant.',
  contactDomainReason: 'Waarom ligt het adres buiten de domeinen van de klant?',
  confirmHint: (email) =>
    `Leg uit hoe u weet dat ${email} klopt, bijvoorbeeld omdat u hebt gebeld. Het bericht gaat opnieuw naar hetzelfde adres.`,
  confirmReason: 'Hoe weet u dat?',
  whichLine: 'Welke koppeling',
  endHint: 'U kunt de gebruikscijfers dan meteen niet meer inzien. Dit kan niet ongedaan worden gemaakt.',
  requestEndHint:
    'Volgens het beleid van deze claim beslist een beoordelaar hierover. Tot die tijd verandert er niets.',
  endReason: 'Reden',
  arbitrationText: 'Uw reactie in deze zaak',
  arbitrationHint:
    'U ziet niet wie de andere partij is. Het meest recente bewijs telt: voeg het hieronder toe, dan gaat het met uw antwoord mee.',
  sendArbitration: 'Antwoord versturen',
  noteHint: 'Alleen zichtbaar voor de mensen van de programma-eigenaar, nooit voor de partner of de klant.',
  note: 'Notitie',
  comment: 'Opmerking',
};
