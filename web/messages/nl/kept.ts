import type { Messages } from '../en.ts';

export const kept: Messages['kept'] = {
  restored: (when) => `Wat u op ${when} hebt getypt, staat er nog. Het is niet verzonden.`,
  restart: 'Opnieuw beginnen',
  leave: 'Deze browser bewaart niets, dus wat u hebt getypt, gaat verloren. Wilt u de pagina verlaten?',
  leaveUpload: 'Er worden nog bestanden geüpload. Wilt u de pagina verlaten en het uploaden stoppen?',
  overtaken: (who, what, when) =>
    `Terwijl u typte, gebeurde op ${when} dit: ${who} ${what}. Wat u hebt getypt, is niet verzonden; het staat er nog.`,
  overtakenBySystem: (what, when) =>
    `Intussen, op ${when}: ${what}. Wat u hebt getypt, is niet verzonden; het staat er nog.`,
  unsentTitle: 'Wat u hebt getypt, is niet verzonden',
  unsentLead: 'Dit kan hier niet meer worden verzonden. U kunt uw tekst kopiëren.',
  copy: 'Kopiëren',
  copied: 'Gekopieerd.',
  discard: 'Weggooien',
  savedOnLeave: 'Opgeslagen.',
  notSavedOnLeave:
    'Wat u hebt getypt, kon niet in de claim worden opgeslagen. Het is op dit apparaat bewaard.',
  conflictTitle: 'Iemand anders heeft dit tegelijk gewijzigd',
  conflictField: 'Veld',
  conflictTheirs: 'Nu opgeslagen',
  conflictMine: 'Van u',
  conflictLead: 'Van uw wijzigingen is nog niets opgeslagen. Kies welke versie blijft.',
  keepMine: 'De mijne opslaan',
  takeTheirs: 'De opgeslagen versie gebruiken',
  empty: 'leeg',
  newClaim: (when) => `U bent op ${when} aan een claim begonnen en hebt hem niet afgemaakt.`,
  goOn: 'Verdergaan',
  fields: {
    locationId: 'Vestiging',
    name: 'Naam',
    reference: 'Eigen referentie',
    lines: 'Regels',
    customerContact: 'Contactpersoon van de klant',
    technicalContact: 'Technisch contactpersoon',
    partnerContact: 'Uw contactpersoon',
    contactDomainReason: 'Reden voor het adres',
    solutionSellerName: 'Verkoper van de oplossing',
    revenueCustomerName: 'Naam van de klant',
    isvProductName: 'ISV-product',
  },
};
