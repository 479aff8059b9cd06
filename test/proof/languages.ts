/** The words of a proof in the languages of the combination test. */
export interface Words {
  title: string;
  partner: string;
  customer: string;
  domain: string;
  tenant: string;
  services: string;
  service: string[];
  open: string;
  products: string;
  excluded: string;
  acknowledgement: string;
  signedBy: string;
  name: string;
  signature: string;
  date: string;
  forCustomer: string;
  forPartner: string;
  recent: string;
  old: string;
  sentence: (partner: string, customer: string, domain: string, tenant: string) => string;
}

export const languages: Record<string, Words> = {
  English: {
    title: 'Service order',
    partner: 'Supplier',
    customer: 'Client',
    domain: 'Primary domain',
    tenant: 'Directory (tenant) ID',
    services: 'Description of services',
    service: [
      'The supplier prepares the cut-over, configures policies and coaches the',
      'key users during the first quarter.',
    ],
    open: 'To be agreed between the parties.',
    products: 'Workloads',
    excluded: 'Out of scope',
    acknowledgement: 'Acceptance by the client',
    signedBy: 'Signed for the client by',
    name: 'Name',
    signature: 'Signature',
    date: 'Date',
    forCustomer: 'For the client',
    forPartner: 'For the supplier',
    recent: '14 March 2026',
    old: 'March 14, 2025',
    sentence: (partner, customer, domain, tenant) =>
      `This order is placed by ${customer} (${domain}) with ${partner}\nfor the tenant ${tenant}.`,
  },
  Dutch: {
    title: 'Opdrachtbevestiging',
    partner: 'Leverancier',
    customer: 'Opdrachtgever',
    domain: 'Domein',
    tenant: 'Tenant-id',
    services: 'Omschrijving van de dienstverlening',
    service: [
      'De leverancier bereidt de overgang voor, richt het beleid in en begeleidt',
      'de sleutelgebruikers in het eerste kwartaal.',
    ],
    open: 'Nader overeen te komen.',
    products: 'Producten',
    excluded: 'Buiten de opdracht',
    acknowledgement: 'Akkoord van de opdrachtgever',
    signedBy: 'Namens de opdrachtgever getekend door',
    name: 'Naam',
    signature: 'Handtekening',
    date: 'Datum',
    forCustomer: 'Namens de opdrachtgever',
    forPartner: 'Namens de leverancier',
    recent: '14 maart 2026',
    old: '14-03-2025',
    sentence: (partner, customer, domain, tenant) =>
      `${customer} (${domain}) geeft deze opdracht aan ${partner}\nvoor de tenant ${tenant}.`,
  },
  German: {
    title: 'Auftragsbestätigung',
    partner: 'Auftragnehmer',
    customer: 'Auftraggeber',
    domain: 'Domäne',
    tenant: 'Tenant-ID',
    services: 'Leistungsbeschreibung',
    service: [
      'Der Auftragnehmer bereitet die Umstellung vor, richtet die Richtlinien ein und',
      'schult die Schlüsselanwender im ersten Quartal.',
    ],
    open: 'Wird noch festgelegt.',
    products: 'Produkte',
    excluded: 'Nicht enthalten',
    acknowledgement: 'Bestätigung durch den Auftraggeber',
    signedBy: 'Für den Auftraggeber unterzeichnet von',
    name: 'Name',
    signature: 'Unterschrift',
    date: 'Datum',
    forCustomer: 'Für den Auftraggeber',
    forPartner: 'Für den Auftragnehmer',
    recent: '14.03.2026',
    old: '14. März 2025',
    sentence: (partner, customer, domain, tenant) =>
      `${customer} (${domain}) erteilt ${partner} diesen Auftrag\nfür den Mandanten ${tenant}.`,
  },
  French: {
    title: 'Bon de commande',
    partner: 'Prestataire',
    customer: 'Client',
    domain: 'Domaine',
    tenant: 'Identifiant du tenant',
    services: 'Description des prestations',
    service: [
      'Le prestataire prépare la bascule, configure les règles et accompagne',
      'les utilisateurs clés pendant le premier trimestre.',
    ],
    open: 'À définir entre les parties.',
    products: 'Produits',
    excluded: 'Hors périmètre',
    acknowledgement: 'Acceptation par le client',
    signedBy: 'Signé pour le client par',
    name: 'Nom',
    signature: 'Signature',
    date: 'Date',
    forCustomer: 'Pour le client',
    forPartner: 'Pour le prestataire',
    recent: '14 mars 2026',
    old: '14/03/2025',
    sentence: (partner, customer, domain, tenant) =>
      `${customer} (${domain}) passe cette commande à ${partner}\npour le tenant ${tenant}.`,
  },
};
