import type { Messages } from '../en.ts';

export const wizard: Messages['wizard'] = {
  title: 'Nieuwe koppeling',
  editTitle: (name) => `Bewerken: ${name}`,
  progress: 'Stappen',
  stepOf: (n, of, step) => `Stap ${n} van ${of}: ${step}`,
  steps: {
    basics: 'Vestiging en naam',
    location: 'Vestiging',
    customer: 'Klant',
    activity: 'Activiteit',
    lines: 'Workloads of producten',
    contacts: 'Contactpersonen',
    proof: 'Bewijs van uitvoering',
    review: 'Controleren en indienen',
  },
  done: 'klaar',
  next: 'Opslaan en verder',
  nextPlain: 'Verder',
  create: 'Concept aanmaken en verder',
  saveLater: 'Opslaan en later afmaken',
  savedDraft: 'Concept opgeslagen. U vindt het bij uw lopende claims.',
  locationTitle: 'Welke vestiging deed het werk?',
  locationLead:
    'De koppeling komt op naam van die vestiging, en alleen een ingeschreven vestiging komt in aanmerking voor een vergoeding.',
  locationNoRole: 'U mag voor deze vestiging geen claims opstellen.',
  locationNone: 'Uw bedrijf heeft nog geen vestiging',
  locationNoneHint: 'De programma-eigenaar voegt vestigingen toe. Vraag er een aan voordat u claimt.',
  enrolledIn: (names) => `Ingeschreven in ${names}`,
  notEnrolled:
    'In geen enkel programma ingeschreven. U kunt claimen, maar u krijgt pas een vergoeding als de vestiging is ingeschreven.',
  customerLead:
    'Het domein en de tenant-ID van de klant moeten bij elkaar horen. De klant vindt beide in het beheercentrum, ' +
    'bij eigenschappen.',
  customerLeadTenant: 'De klant vindt de tenant-ID in het beheercentrum, bij eigenschappen.',
  domain: 'Domein van de klant',
  domainHint: 'Bijvoorbeeld contoso.com, een van de geverifieerde domeinen van de klant.',
  tenant: 'Tenant-ID (directory-ID)',
  tenantHint: '32 hexadecimale cijfers in groepen van 8-4-4-4-12.',
  check: 'Klant controleren',
  checkHint: 'Elke controle wordt geteld en vastgelegd; de klant kan zien dat uw bedrijf heeft gekeken.',
  found: (name, country) => `Gevonden: ${name}, ${country}`,
  foundPublic:
    'Een overheidsinstelling: in sommige landen moet uw bewijs een verklaring van de instelling bevatten.',
  notFound:
    'Deze klant is met dit domein en deze tenant-ID niet bekend. Controleer beide: ze moeten bij elkaar horen.',
  lookupsLeft: (n) =>
    n === 1
      ? 'Nog 1 controle vandaag voor deze vestiging.'
      : `Nog ${n} controles vandaag voor deze vestiging.`,
  activityLead: 'Wat hebt u gedaan? Dit ligt vast zodra het concept is aangemaakt, net als de klant.',
  area: 'Oplossingsgebied',
  activities: 'Activiteit',
  activitiesSeveral:
    'Gebruik en presales mogen samen in één claim. Elke andere activiteit heeft een eigen claim nodig.',
  pays: (programme) => `Wordt betaald via ${programme}.`,
  paysNot: 'Alleen erkenning: er wordt niets betaald.',
  name: 'Naam van de claim',
  nameHint: 'Voor uw eigen lijsten. De klant ziet de naam ook.',
  reference: 'Uw eigen kenmerk',
  referenceHint: 'Bijvoorbeeld het nummer in uw CRM.',
  defaultName: (customer, area) => `${customer} – ${area}`,
  linesLeadWorkloads:
    'Kies elke workload waaraan u hebt gewerkt. Elke workload wordt een regel met een eigen beslissing.',
  linesLeadProducts:
    'Kies elk product en vul de abonnements-ID in. Die mag leeg blijven als de klant maar één claimbaar abonnement op dat product heeft.',
  linesOne: 'Kies ten minste één workload of product.',
  subscriptionId: (product) => `Abonnements-ID voor ${product}`,
  subscriptionHint: 'De hele ID; de beheerder van de klant kan u die geven.',
  subscriptionRequiredHint: 'Verplicht volgens het geldende beleid.',
  addSubscription: (product) => `Nog een abonnement op ${product}`,
  removeSubscription: (product) => `Dit abonnement op ${product} weglaten`,
  theirSubscriptions: 'Wat de klant heeft',
  lookAgain: 'Tonen welke abonnementen claimbaar zijn',
  lookAgainHint: 'Telt als één controle van de klant.',
  lastFour: (digits) => `…${digits}`,
  claimableFor: (activities) => `claimbaar voor ${activities}`,
  notClaimable: (why) => `niet claimbaar: ${why}`,
  noSubscription: 'De klant heeft geen abonnement op dit product.',
  locked: 'Vergrendeld door de klant: vraag de beheerder om een eenmalige code.',
  noData: 'Nog geen gebruik bekend.',
  contactsLead:
    'Het verzoek om instemming gaat per e-mail naar de contactpersoon bij de klant. Noem iemand die erover kan ' +
    'beslissen.',
  customerContact: 'Contactpersoon bij de klant',
  technicalContact: 'Technische contactpersoon bij de klant',
  partnerContact: 'Uw eigen contactpersoon',
  partnerContactHint:
    'Krijgt de e-mails over deze claim. Noem een collega met een account, of gebruik een adres op een van de domeinen van uw bedrijf.',
  contactName: 'Naam',
  contactTitle: 'Functie',
  contactEmail: 'E-mailadres',
  differs: 'Dit adres hoort bij geen van de domeinen van de klant.',
  differsReason: 'Waarom klopt het toch?',
  revenue: 'Omzetassociatie',
  seller: 'Verkoper van de oplossing',
  revenueCustomer: 'Klantnaam',
  isvProduct: 'ISV-product',
  proofLead:
    'Het bewijs noemt uw bedrijf, de klant met domein en tenant-ID, de geleverde dienst en elke geclaimde ' +
    'workload of elk geclaimd product, en bevat de handtekening van de klant, met een datum die niet ouder is dan het beleid toestaat.',
  proofPublic:
    'Deze klant is een overheidsinstelling: mogelijk moet het bewijs ook een verklaring bevatten dat de instelling weet dat u om de koppeling vraagt.',
  mistakes: 'Veelgemaakte fouten',
  copyTitle: 'Of begin met een eerdere claim',
  copyLead:
    'Klant, activiteit, workloads of producten en contactpersonen worden overgenomen. Bestanden, bevestigingen en ' +
    'beslissingen niet.',
  copyThis: 'Met deze claim beginnen',
  copyFrom: (name) => `Op basis van ‘${name}’.`,
  copyWhat:
    'Workloads of producten en contactpersonen worden overgenomen voor zover ze nog passen. Vul de abonnements-ID’s van ingediende claims opnieuw in en voeg het bewijs toe.',
  copiedWithout: 'Het concept is gemaakt. Weggelaten:',
  refile: (item) => `${item} opnieuw indienen`,
  refileLead:
    'Maakt een nieuw concept met deze regel, uw contactpersonen en dezelfde klant. Voeg daar het bewijs toe.',
  copied:
    'Het concept is gemaakt op basis van de eerdere claim. Controleer elke stap en voeg het bewijs toe.',
  mistakesOf: {
    location: [
      'De vestiging is niet ingeschreven voor het programma: de claim gaat door, maar er wordt niets betaald.',
      'De claim staat op naam van het hoofdkantoor, terwijl een andere vestiging het bewijs heeft ondertekend.',
    ],
    customer: [
      'De ID van een wederverkoper of testomgeving in plaats van die van de klant zelf.',
      'Een domein dat de klant in deze tenant niet heeft geverifieerd.',
      'Steeds opnieuw controleren: elke controle telt mee per vestiging en dag, en de klant ziet die.',
    ],
    activity: [
      'Gebruik geclaimd terwijl het om presales ging: wat niet is geclaimd, wordt nooit betaald.',
      'Omzetassociatie samen met betaald werk: daarvoor is een aparte claim nodig.',
      'De activiteit ligt vast zodra het concept er is.',
    ],
    lines: [
      'Een workload vergeten: na de beslissing kan die er niet meer bij.',
      'Een workload geclaimd die niet in het bewijs staat: de hele claim komt terug.',
      'Een CSP-abonnement, of een abonnement dat is afgelopen: dat kan niet worden geclaimd.',
    ],
    contacts: [
      'Een collega van uzelf of een gedeelde mailbox als contactpersoon: dan telt het bericht nauwelijks.',
      'Een tikfout in het adres: de reactietermijn begint niet, en u hebt maar kort om het te corrigeren.',
      'Iemand die uw werk niet kent: die zal weigeren.',
    ],
  },
  mistakesList: [
    'De tenant-ID in het document wijkt één cijfer af van de claim.',
    'Een workload is geclaimd maar wordt in het document niet genoemd.',
    'Bij de handtekening van de klant staat geen datum, of een te oude datum.',
    'Het document beschrijft verkochte licenties, niet het gedane werk.',
  ],
  reviewLead:
    'Controleer alles. Na het indienen bekijkt een beoordelaar de claim; wordt die goedgekeurd, dan leggen wij de claim voor aan de klant.',
  checking: 'De claim wordt gecontroleerd …',
  ready: 'Klaar om in te dienen',
  readyHint: 'Alle verplichte velden zijn ingevuld. Het geldende beleid wordt bij het indienen vastgelegd.',
  notReady: (n) =>
    n === 1 ? 'Eén onderdeel ontbreekt of klopt niet:' : `${n} onderdelen ontbreken of kloppen niet:`,
  fix: (step) => `Ga naar: ${step}`,
  acknowledge: 'Te bevestigen',
  recognitionOnly: 'Alleen erkenning: er wordt geen vergoeding gevraagd',
  code: 'Eenmalige code van de klant',
  codeHint:
    'Alleen als de beheerder van de klant u er een heeft gegeven: dan heeft de klant vooraf ingestemd.',
  submit: 'Indienen',
  submitBlocked: 'Los eerst de problemen op die bovenaan staan.',
  submitNot: 'U mag claims opstellen, maar niet indienen.',
  resubmitHint:
    'Deze claim is teruggestuurd voor aanvulling. Sla uw wijzigingen hier op en beantwoord daarna het verzoek op ' +
    'de pagina van de claim.',
  toClaim: 'Terug naar de claim',
  change: (what) => `Bewerken: ${what}`,
  cannotEdit: 'Deze claim kan nu niet worden bewerkt',
  cannotEditHint:
    'In deze fase mag niets aan de claim worden gewijzigd. Op de pagina van de claim staat wat wel kan.',
  fixedHint:
    'Klant, oplossingsgebied en activiteit liggen vast. Wilt u die wijzigen, begin dan een nieuwe koppeling.',
  notEditableHere: 'Dit kan in deze fase van de claim niet worden gewijzigd.',
};
