import type { ConsentTexts } from './texts.ts';

export const textsNl: ConsentTexts = {
  language: 'nl',
  otherLanguage: { code: 'en', name: 'English' },
  errorPrefix: 'Fout: ',
  errorHeading: 'Er is nog niets gewijzigd',
  title: {
    asked: (partner) => `${partner} wil worden gekoppeld als uw partner of record`,
    accepted: (partner) => `${partner} is gekoppeld als uw partner of record`,
    checked: (partner) => `${partner} wil worden gekoppeld als uw partner of record`,
    late: (partner) => `${partner} wil worden gekoppeld als uw partner of record`,
    recorded: (partner) => `${partner} is gekoppeld als uw partner of record`,
    ended: (partner) => `${partner} is voor deze diensten niet meer gekoppeld`,
    over: (partner) => `Het verzoek van ${partner} is afgesloten`,
  },
  lead: (partner, owner, customer) =>
    `${partner} vraagt ${owner} te worden gekoppeld als partner of record van ${customer} voor de onderstaande diensten.`,
  next: {
    asked: 'Klopt dat, dan hoeft u niets te doen. Het openen van deze pagina verandert niets.',
    accepted:
      'Er is ingestemd voordat de termijn om was. Klopt dat, dan hoeft u niets te doen; tot het einde van de termijn kunt u nog weigeren. Het openen van deze pagina verandert niets.',
    checked: 'U kunt nog steeds weigeren. Het openen van deze pagina verandert niets.',
    late: 'U kunt nog steeds weigeren. Het openen van deze pagina verandert niets.',
    recorded:
      'De termijn om te weigeren is voorbij. Klopt het zo, dan hoeft u niets te doen. Klopt het niet, dan kunt u de koppeling hieronder beëindigen, nu of later.',
    ended:
      'Er valt niets meer te beslissen en u hoeft niets te doen. Op grond van dit verzoek ziet de partner geen cijfers meer. Vraagt de partner het opnieuw, dan krijgt u een nieuw bericht.',
    over: 'Er valt niets meer te beslissen en u hoeft niets te doen. Op grond van dit verzoek ziet de partner geen cijfers. Vraagt de partner het opnieuw, dan krijgt u een nieuw bericht.',
  },
  explicit: {
    next: 'De partner wordt alleen gekoppeld als iemand die namens uw organisatie mag spreken, daarmee instemt. Gebeurt dat niet, dan wordt er niets gekoppeld. Het openen van deze pagina verandert niets.',
    until:
      'Heeft dan geen vertrouwde contactpersoon of beheerder van uw organisatie ingestemd, dan wordt er niets gekoppeld.',
    agree: {
      trusted:
        'De partner wordt alleen gekoppeld als u, een andere vertrouwde contactpersoon of een beheerder van uw organisatie instemt. Zonder de code uit uw e-mail gebeurt dat aan het einde van de termijn; tot dan blijft weigeren mogelijk.',
      others:
        'U kunt hier laten weten dat u instemt. Dat wordt doorgegeven, maar is alleen niet genoeg: de partner wordt pas gekoppeld als ook een vertrouwde contactpersoon of een beheerder van uw organisatie instemt.',
    },
  },
  acceptedInAdvance:
    'Een beheerder van uw organisatie heeft hier vooraf met een eenmalige code mee ingestemd; daarom is de partner bij de goedkeuring meteen gekoppeld. Klopt dat, dan hoeft u niets te doen; tot het einde van de termijn kunt u nog weigeren. Het openen van deze pagina verandert niets.',
  whoAsks: 'Wie het vraagt',
  partner: 'Partner',
  person: 'Contactpersoon',
  forCustomer: 'Voor',
  requestNumber: 'Kenmerk',
  forWhat: 'Waarvoor',
  standing: {
    'notice-pending': 'de berichten zijn nog niet bij iedereen bezorgd',
    open: 'u kunt weigeren',
    agreed: 'een contactpersoon heeft ingestemd; u kunt nog weigeren',
    'not-refused': 'niet geweigerd binnen de termijn; over het verzoek is nog niet beslist',
    accepted: 'uw organisatie heeft vóór het einde van de termijn ingestemd',
    refused: 'uw organisatie heeft geweigerd',
    'not-agreed': 'niet gekoppeld: niemand die namens uw organisatie mag spreken, heeft op tijd ingestemd',
    official: 'gekoppeld',
    ended: 'beëindigd',
    paused: 'onderbroken, omdat een bericht niet kon worden bezorgd',
    unconfirmed: 'de programma-eigenaar zoekt nog uit wie namens u kan beslissen',
    rejected: 'door het programma afgewezen',
    withdrawn: 'door de partner ingetrokken',
  },
  pausedNobody:
    'onderbroken tot een vertrouwde contactpersoon van uw organisatie het verzoek krijgt; u kunt nog weigeren',
  agreedBy: (who, known) =>
    `${who === null ? 'een contactpersoon' : known ? who : `${who}, een door de partner opgegeven adres,`} heeft ingestemd; u kunt nog weigeren`,
  officialSince: (when) => `gekoppeld sinds ${when}`,
  endedOn: (when) => `beëindigd op ${when}`,
  ownDate: (when) => `hiervoor tot en met ${when}`,
  undoableByOthers: (when) =>
    `een vertrouwde contactpersoon of een beheerder van uw organisatie kan dit tot en met ${when} ongedaan maken`,
  undoable: (when) => `dit kan tot en met ${when} ongedaan worden gemaakt via de link in de bevestiging`,
  untilWhen: 'Tot wanneer',
  untilKnown: (when) => `U kunt weigeren tot en met ${when}.`,
  untilUnknown: (rule) =>
    `U hebt ${rule} de tijd, gerekend vanaf de dag waarop het bericht in uw organisatie bij alle ontvangers is bezorgd. De precieze datum komt hier te staan.`,
  untilOver: {
    checked: (day) =>
      `De termijn is geëindigd op ${day}. In die tijd heeft geen vertrouwde contactpersoon van uw organisatie het verzoek gekregen. Niet reageren telt dan niet als instemming: voordat er iets wordt gekoppeld, krijgt eerst een vertrouwde contactpersoon het verzoek. Tot die tijd kunt u weigeren.`,
    late: (day) =>
      `De termijn is geëindigd op ${day}, maar over het verzoek is nog niet beslist. Zolang dat zo is, kunt u nog weigeren. Wordt het goedgekeurd, dan wordt de partner op dat moment gekoppeld.`,
  },
  howFound: 'Hoe is deze datum berekend?',
  foundBy: (rule, place, calendar, version) =>
    `De termijn is ${rule}, in plaatselijke tijd (${place}); weekenden en feestdagen tellen niet mee (kalender ${calendar}, versie ${version}).`,
  foundStart: {
    delivered: (when) => `De termijn is begonnen op ${when}, toen de berichten waren bezorgd.`,
    decided: (when) => `De termijn is begonnen op ${when}, toen de beslissing werd genomen.`,
    undone: (when) => `De termijn is begonnen op ${when}, toen een beslissing ongedaan werd gemaakt.`,
  },
  foundEnd: (when) => `De termijn eindigt op ${when}.`,
  afterwards: 'Ook daarna kunt u de koppeling op elk moment beëindigen.',
  whySeen: 'Waarom dit bestaat',
  why: (owner) =>
    `${owner} waardeert partners die klanten helpen bij de aanschaf en het gebruik van clouddiensten, en kan hen daarvoor een vergoeding betalen. Daarom wordt per dienst vastgelegd welke partner dat heeft gedaan.`,
  checked: {
    approval:
      'De partner heeft bewijs van zijn werk ingediend; de beoordelaars van het programma hebben dat gecontroleerd.',
    submission:
      'De partner heeft bewijs van zijn werk ingediend; de beoordelaars van het programma controleren dat.',
  },
  whatSeen: 'Wat de partner te zien krijgt',
  whatSees: 'Wat de partner ziet',
  seen: 'Per maand, en alleen voor deze diensten: het aantal actieve gebruikers, betaalde eenheden en verkochte licenties. Geen namen, geen inhoud, geen andere diensten en geen beheertoegang. De partner kan hieraan geen recht op betaling door u ontlenen. Elke inzage wordt vastgelegd; beheerders van uw organisatie kunnen zien wie wat wanneer heeft bekeken.',
  sample: {
    caption: 'Een voorbeeld met verzonnen cijfers',
    head: ['Maand', 'Actieve gebruikers', 'Betaalde eenheden', 'Verkochte licenties'],
    rows: [
      ['november', '182', '240', '250'],
      ['december', '197', '240', '250'],
    ],
  },
  refuse: {
    heading: 'Dit klopt niet: weigeren',
    intro: 'Weigeren kost u niets. Uw diensten, prijzen, contracten en ondersteuning blijven gelijk.',
    which: 'Wat weigert u?',
    all: 'Alles',
    reason: 'Reden',
    reasonHint: 'De partner en het programma kunnen deze lezen.',
    receipt: (rule) =>
      `De vertrouwde contactpersonen van uw organisatie krijgen een bevestiging per e-mail. Daarmee kunnen zij een weigering één keer ongedaan maken, binnen ${rule}.`,
    confirm: 'Ja, ik weiger wat ik hierboven heb gekozen.',
    button: 'Weigeren',
  },
  agree: {
    heading: 'Dit klopt',
    intro:
      'U hoeft niets te doen: weigert niemand, dan wordt de partner aan het einde van de termijn gekoppeld. U kunt hier laten weten dat u instemt. De termijn loopt dan door en weigeren blijft mogelijk.',
    confirm: 'Dit klopt, ik stem in.',
    button: 'Instemmen',
    early: 'Meteen instemmen, zonder te wachten',
    earlyIntro: (rule) =>
      `Met de zescijferige code uit de tekst van uw e-mail wordt de partner meteen gekoppeld. Iedereen die het verzoek heeft gekregen, kan dat nog ${rule} ongedaan maken. Laat het veld leeg als u liever wacht.`,
    code: 'Code (alleen als u meteen wilt instemmen)',
    codeHint: 'Zes cijfers',
    triesLeft: (times) =>
      times === 1 ? 'U kunt de code nog één keer invoeren.' : `U kunt de code nog ${times} keer invoeren.`,
    locked:
      'De code is te vaak verkeerd ingevoerd. Eerder instemmen kan via deze link niet meer. De termijn loopt door en u kunt nog steeds weigeren.',
  },
  notMe: {
    heading: 'Iemand anders gaat hierover',
    intro:
      'Noemt u iemand bij een domein van uw organisatie, dan krijgt die persoon meteen een bericht met een link en een volledige termijn; uw eigen link werkt daarna niet meer. Noemt u iemand anders of niemand, dan gaat het programma dat eerst na en blijft uw link werken.',
    name: 'Naam',
    title: 'Functie',
    email: 'E-mailadres',
    emailHint: (domains) =>
      `Een adres bij ${domains ?? 'het eigen domein van uw organisatie'} krijgt meteen bericht; naar elk ander adres kijkt eerst een medewerker.`,
    nobody:
      'Weet u niet wie? Laat de velden leeg; een medewerker van het programma zoekt dan de juiste persoon.',
    confirm: 'Ja, iemand anders gaat hierover.',
    button: 'Doorsturen',
    left: (times) => (times === 1 ? 'Dit kan nog één keer.' : `Dit kan nog ${times} keer.`),
  },
  ask: {
    heading: 'Ik heb een vraag',
    intro: 'Een medewerker van het programma antwoordt per e-mail. De partner kan uw vraag lezen.',
    runsOn: 'De termijn loopt intussen door.',
    text: 'Uw vraag',
    button: 'Vraag versturen',
  },
  end: {
    heading: 'Beëindigen',
    intro:
      'Vanaf dat moment ziet de partner geen cijfers meer; wat de partner al heeft gelezen, kan bewaard zijn. Uw diensten, prijzen, contracten en ondersteuning blijven gelijk en u hoeft geen reden op te geven. Beëindigen kan niet ongedaan worden gemaakt; de partner mag het u opnieuw vragen.',
    which: 'Wat wilt u beëindigen?',
    reason: 'Reden',
    reasonHint:
      'Het programma en iedereen in uw organisatie die het verzoek heeft gekregen, kunnen deze lezen. De partner niet.',
    confirm: 'Ja, beëindig wat ik hierboven heb gekozen.',
    button: 'Beëindigen',
  },
  undo: {
    title: 'Een beslissing ongedaan maken',
    intro: {
      refused: 'Iemand in uw organisatie heeft het volgende geweigerd:',
      accepted: 'Iemand in uw organisatie heeft met het volgende ingestemd voordat de termijn om was:',
    },
    until: (when) => `U kunt dit ongedaan maken tot en met ${when}.`,
    confirm: 'Ja, maak deze beslissing ongedaan.',
    button: 'Ongedaan maken',
    over: 'De termijn waarin deze beslissing ongedaan kon worden gemaakt, is voorbij.',
    nothing: 'Hier valt niets meer ongedaan te maken.',
    next: 'Wilt u over het verzoek zelf beslissen, of een koppeling beëindigen? Open dan de link in de e-mail met het verzoek. Een beheerder van uw organisatie kan het ook doen na aanmelding.',
    effect: {
      refused:
        'Het verzoek staat dan weer open en iedereen die het verzoek heeft gekregen, kan opnieuw beslissen.',
      accepted: 'De partner is dan niet meer gekoppeld en het verzoek staat weer open.',
    },
  },
  optional: '(niet verplicht)',
  required: '(verplicht)',
  done: {
    agree:
      'Dank u wel. Wij hebben vastgelegd dat u instemt. Alle betrokkenen krijgen een bevestiging per e-mail.',
    refuse: 'Uw weigering is vastgelegd. Alle betrokkenen krijgen een bevestiging per e-mail.',
    ask: 'Uw vraag is verstuurd. Het antwoord komt per e-mail.',
    undo: 'De beslissing is ongedaan gemaakt.',
  },
  accepted:
    'U hebt ingestemd; de partner is nu gekoppeld als uw partner of record. Alle betrokkenen krijgen een bevestiging per e-mail.',
  ended: (lines, rest) =>
    `Beëindigd: ${lines}. De partner ziet hiervan geen cijfers meer.${rest === null ? '' : ` Nog wel gekoppeld: ${rest}.`}`,
  passedOn: {
    title: 'Uw antwoord is doorgegeven',
    text: ({ named, passedOn, clock, until, othersAsked }) =>
      [
        passedOn
          ? 'De persoon die u hebt genoemd, krijgt het verzoek. Uw eigen link werkt niet meer.'
          : named
            ? 'Er is nog niemand aangeschreven: het adres hoort niet bij een domein van uw organisatie. Een medewerker van het programma gaat dit eerst na.'
            : 'Er is nog niemand aangeschreven: een medewerker van het programma zoekt de juiste persoon.',
        othersAsked > 0 &&
          !passedOn &&
          (othersAsked === 1
            ? 'Eén ander in uw organisatie heeft het verzoek ook gekregen.'
            : `${othersAsked} anderen in uw organisatie hebben het verzoek ook gekregen.`),
        {
          runs: `De termijn loopt door tot en met ${until}.`,
          waits: 'De termijn loopt verder zodra het bericht bij alle ontvangers is bezorgd.',
          paused:
            'De termijn is onderbroken: er wordt niets gekoppeld voordat een vertrouwde contactpersoon van uw organisatie het verzoek heeft gekregen en de volledige termijn heeft gehad.',
        }[clock],
        !passedOn && 'Uw eigen link blijft werken: u kunt daarmee nog steeds weigeren.',
      ]
        .filter((part) => part !== false)
        .join(' '),
  },
  stale:
    'Er is iets gewijzigd sinds deze pagina werd geopend. Bekijk het opnieuw en verstuur het nogmaals als u dat nog steeds wilt.',
  errors: {
    'line-required': 'Kies welke diensten u bedoelt.',
    'confirmation-required': 'Vink dit vakje aan om te bevestigen.',
    'field-required': 'Vul dit in.',
    'foreign-form':
      'Dit formulier is vanaf een ander adres verstuurd dan dat van deze pagina; er is daarom niets gewijzigd. Open de link in uw e-mail en verstuur het opnieuw.',
    'value-invalid': 'Dit lijkt niet te kloppen. Een adres ziet eruit als naam@voorbeeld.nl.',
    'value-too-long': 'Dit is te lang. Maak het korter.',
    'code-wrong': 'Dit is niet de code die in uw e-mail staat.',
    'code-locked': 'De code is te vaak verkeerd ingevoerd. Eerder instemmen kan via deze link niet meer.',
    'line-unknown': 'Dit hoort niet bij het verzoek.',
    'line-not-open': 'Hierover kunt u niet meer beslissen.',
    'already-decided': 'Hierover is al beslist.',
    'window-over': 'De termijn hiervoor is voorbij. Beëindigen kan wel, op elk moment.',
    'window-not-open': 'Hierover kan nu niet worden beslist: de termijn is onderbroken.',
    'contact-already-asked': 'Deze persoon heeft het verzoek al gekregen.',
    'contact-not-on-domain': 'Dit adres hoort niet bij uw organisatie.',
    'replacements-used':
      'Het verzoek is te vaak doorgestuurd. Laat de velden leeg; een medewerker zoekt dan de juiste persoon.',
    'undo-period-over': 'De termijn waarin dit ongedaan kon worden gemaakt, is voorbij.',
    'undo-needs-trusted-contact':
      'Alleen een vertrouwde contactpersoon of een beheerder van uw organisatie kan een weigering ongedaan maken.',
    'undo-used': 'Deze weigering is al eens ongedaan gemaakt; de tweede weigering blijft staan.',
    'key-gone':
      'Dit kan niet ongedaan worden gemaakt, omdat er inmiddels een ander verzoek voor dezelfde dienst loopt.',
    'nothing-to-do': 'Hier valt niets meer te doen.',
    'not-in-this-state': 'Dit is op dit moment niet mogelijk.',
    'link-void': 'Deze link is niet meer geldig.',
  },
  contact: {
    title: 'Een nieuwe vertrouwde contactpersoon',
    lead: (owner, customer) =>
      `${owner} heeft deze persoon toegevoegd als vertrouwde contactpersoon van ${customer}. Wil een partner worden gekoppeld, dan krijgt ook deze persoon dat verzoek en kan die namens uw organisatie instemmen. Klopt dit, dan hoeft u niets te doen. Het openen van deze pagina verandert niets.`,
    why: 'Reden',
    noReason: 'Er is geen reden opgegeven.',
    confirm: 'Dit klopt niet: verwijder deze contactpersoon.',
    button: 'Verwijderen',
    done: {
      title: 'De contactpersoon is verwijderd',
      text: 'Deze persoon krijgt geen verzoeken meer en alle links van deze persoon zijn ongeldig.',
    },
    gone: {
      title: 'Er valt niets meer te verwijderen',
      text: 'Deze contactpersoon is al verwijderd, of u bent zelf geen vertrouwde contactpersoon meer. U hoeft niets te doen.',
    },
  },
  unexpected: 'Dit is niet gelukt. Probeer het later opnieuw.',
  unknown: {
    title: 'Deze link werkt niet',
    text: 'Open de volledige link uit de e-mail opnieuw. Helpt dat niet, dan is de link onderweg veranderd of hoort die niet bij deze site. U hoeft zich geen zorgen te maken: er is niets gewijzigd.',
  },
  about: (owner) => ({
    title: `Verzoeken via ${owner}`,
    text: 'Heeft een partner gevraagd om te worden gekoppeld als uw partner of record? Dan hebt u van ons een bericht gekregen met een eigen link. Open die link om het verzoek te bekijken en te beslissen. Wilt u eerst nagaan of het bericht echt is, bel ons dan en noem het kenmerk.',
  }),
  busy: {
    title: 'Een ogenblik geduld',
    text: 'Deze pagina is in korte tijd te vaak geopend. Er is niets gewijzigd. Probeer het over een minuut opnieuw. Een weigering die u vanaf een geopende pagina verstuurt, komt altijd aan.',
  },
  failed: {
    unavailable: {
      title: 'Deze pagina is nu niet beschikbaar',
      text: 'Er is niets vastgelegd. Open de link uit de e-mail over een paar minuten opnieuw. In de e-mail staat tot wanneer u kunt antwoorden; loopt die tijd bijna af, probeer het dan tot deze pagina opent.',
    },
    'outcome-unknown': {
      title: 'Het is nog niet bekend of uw antwoord is vastgelegd',
      text: 'De verbinding viel weg tijdens het opslaan. Open de link uit de e-mail over een paar minuten opnieuw: de pagina toont wat is vastgelegd, en zo nodig kunt u opnieuw antwoorden.',
    },
    'internal-error': {
      title: 'Er ging bij ons iets mis',
      text: 'Open de link uit de e-mail later opnieuw: de pagina toont wat is vastgelegd. Gebeurt dit weer, bel dan het nummer hieronder.',
    },
  },
  gone: {
    title: 'Deze link is niet meer geldig',
    why: {
      withdrawn: 'De partner heeft het verzoek ingetrokken. Er is niets gekoppeld en u hoeft niets te doen.',
      rejected: 'Het programma heeft het verzoek afgewezen. Er is niets gekoppeld en u hoeft niets te doen.',
      closed:
        'Een beheerder van uw organisatie heeft deze link gesloten. Wat u hebt beslist, blijft staan. Klopt dit niet, vraag het dan de beheerder.',
      removed:
        'U geldt niet langer als contactpersoon die namens uw organisatie spreekt; daarom werkt deze link niet meer. U hoeft niets te doen. Klopt dit niet, vraag het dan een beheerder van uw organisatie.',
      recorded:
        'De termijn om te weigeren is voorbij en de partner is gekoppeld. Een beheerder of een vertrouwde contactpersoon van uw organisatie kan de koppeling op elk moment beëindigen; met deze link kan dat niet.',
      'undo-over':
        'De termijn waarin deze beslissing ongedaan kon worden gemaakt, is voorbij. U hoeft niets te doen.',
      over: 'Over dit verzoek valt niets meer te beslissen. U hoeft niets te doen. Vraagt de partner het opnieuw, dan wordt een nieuw bericht gestuurd.',
      newer:
        'Er is een nieuwer bericht over dit verzoek, met een eigen link. Zoek dat bericht op in uw e-mail; tot u het hebt gevonden, hoeft u niets te doen.',
      'passed-on':
        'Het verzoek is doorgestuurd naar iemand anders in uw organisatie, die een eigen link heeft. U hoeft niets te doen. Moet het verzoek toch bij u terechtkomen, dan kan die persoon het doorsturen.',
      other:
        'Het verzoek is ingetrokken, vervangen door een nieuwer bericht of doorgestuurd naar iemand anders. Kijk of u een nieuwere e-mail hebt. Is die er niet, dan hoeft u niets te doen.',
    },
  },
  footer: (owner) =>
    `Deze pagina hoort bij het programma voor partners of record van ${owner}. De link is alleen voor u bestemd.`,
};
