/** Sentences of what bars a month before its figures are looked at. */
import type { IneligibleCode } from './codes.ts';
import { type EarningReason, reasonRow } from './earning-reason.ts';

const ofAssociation = {
  'association-does-not-earn': reasonRow(
    'nobody',
    ['Recognition only', 'This association is for recognition and pays nothing.', ''],
    ['Alleen erkenning', 'Deze koppeling is alleen bedoeld als erkenning en levert geen vergoeding op.', ''],
  ),
  'acceptance-overruled': reasonRow(
    'nobody',
    [
      'Refused by the customer',
      'The customer refused within the window, so this association never earned.',
      '',
    ],
    [
      'Geweigerd door de klant',
      'De klant heeft binnen de reactietermijn geweigerd, dus deze koppeling heeft nooit iets opgeleverd.',
      '',
    ],
  ),
  'earning-period-over': reasonRow(
    'nobody',
    ['Earning period over', 'It earned for {months} months from {from}; that period is over.', ''],
    [
      'Vergoedingsperiode voorbij',
      'De koppeling leverde vanaf {from} {months} maanden een vergoeding op. Die periode is voorbij.',
      '',
    ],
  ),
  'month-not-held-at-its-end': reasonRow(
    'nobody',
    [
      'Not held at the end of the month',
      'Usage is known by month, and a month counts for whoever is partner of record on its last day. Your association ended after {lastDay}.',
      '',
    ],
    [
      'Niet gekoppeld aan het einde van de maand',
      'Het gebruik is per maand bekend. Een maand telt voor de partner die op de laatste dag gekoppeld is. Uw koppeling eindigde na {lastDay}.',
      '',
    ],
  ),
} satisfies Partial<Record<IneligibleCode, EarningReason>>;

const ofTerms = {
  'no-terms-in-force': reasonRow(
    'owner',
    [
      'No terms yet',
      'The programme had no terms in force in this month.',
      'Terms that cover this month would change this.',
    ],
    [
      'Nog geen voorwaarden',
      'Het programma had in deze maand geen geldende voorwaarden.',
      'Voorwaarden die deze maand dekken, kunnen dit veranderen.',
    ],
  ),
  'item-not-in-terms': reasonRow(
    'nobody',
    ['Not paid under these terms', 'The terms of this month have no rate for this workload or product.', ''],
    [
      'Geen vergoeding volgens deze voorwaarden',
      'De voorwaarden van deze maand bevatten geen tarief voor deze workload of dit product.',
      '',
    ],
  ),
  'not-in-market': reasonRow(
    'nobody',
    ['Market not covered', 'The terms do not pay for customers in {country}.', ''],
    ['Markt valt erbuiten', 'De voorwaarden voorzien niet in een vergoeding voor klanten in {country}.', ''],
  ),
  geography: reasonRow(
    'partner',
    [
      'Location outside the programme’s countries',
      'The terms pay to locations in {countries} only.',
      'Claim from a location in one of these countries.',
    ],
    [
      'Vestiging buiten de landen van het programma',
      'De voorwaarden voorzien alleen in een vergoeding voor vestigingen in {countries}.',
      'Dien de claim in vanuit een vestiging in een van deze landen.',
    ],
  ),
  'invalid-cloud': reasonRow(
    'nobody',
    ['Cloud not covered', 'The customer’s tenant is in a cloud for which the terms do not pay.', ''],
    [
      'Cloud valt erbuiten',
      'De tenant van de klant staat in een cloud waarvoor de voorwaarden geen vergoeding kennen.',
      '',
    ],
  ),
  'partner-is-customer': reasonRow(
    'nobody',
    ['Your own tenant', 'The tenant is your own: nobody earns on their own use.', ''],
    ['Uw eigen tenant', 'De tenant is van uzelf: over eigen gebruik wordt geen vergoeding betaald.', ''],
  ),
} satisfies Partial<Record<IneligibleCode, EarningReason>>;

const ofRequirements = {
  'public-sector-without-poe': reasonRow(
    'partner',
    [
      'Public-sector disclosure missing',
      'The customer is a public body, and the proof lacks its statement that it knows of the association.',
      'Add proof with that statement.',
    ],
    [
      'Verklaring publieke sector ontbreekt',
      'De klant is een overheidsinstelling, en in het bewijs ontbreekt de verklaring dat zij van de koppeling weet.',
      'Voeg bewijs met die verklaring toe.',
    ],
  ),
  'location-not-enrolled': reasonRow(
    'partner',
    [
      'Location not enrolled',
      'The location was not enrolled in the programme in this month.',
      'Complete or renew the enrolment.',
    ],
    [
      'Vestiging niet ingeschreven',
      'De vestiging was in deze maand niet ingeschreven voor het programma.',
      'Rond de inschrijving af of vernieuw haar.',
    ],
  ),
  'agreement-missing': reasonRow(
    'partner',
    ['Agreement not accepted', 'The programme’s agreement had not been accepted.', 'Accept the agreement.'],
    [
      'Overeenkomst niet aanvaard',
      'De overeenkomst van het programma was nog niet aanvaard.',
      'Aanvaard de overeenkomst.',
    ],
  ),
  'payout-profile-missing': reasonRow(
    'partner',
    ['Payout profile missing', 'The location had no payout profile.', 'Add a payout profile.'],
    [
      'Uitbetalingsgegevens ontbreken',
      'De vestiging had nog geen uitbetalingsgegevens.',
      'Voeg uitbetalingsgegevens toe.',
    ],
  ),
  'tax-profile-missing': reasonRow(
    'partner',
    ['Tax profile missing', 'The location had no tax profile.', 'Add a tax profile.'],
    [
      'Belastinggegevens ontbreken',
      'De vestiging had nog geen belastinggegevens.',
      'Voeg belastinggegevens toe.',
    ],
  ),
  'designation-missing': reasonRow(
    'partner',
    [
      'Designation missing',
      'The location did not hold the designation {name}.',
      'Obtain {name}; the programme owner records it.',
    ],
    [
      'Aanduiding ontbreekt',
      'De vestiging had de aanduiding {name} niet.',
      'Verkrijg {name}; de programma-eigenaar legt dit vast.',
    ],
  ),
  'competency-missing': reasonRow(
    'partner',
    [
      'Competency missing',
      'The location did not hold the competency {name}.',
      'Obtain {name}; the programme owner records it.',
    ],
    [
      'Competentie ontbreekt',
      'De vestiging had de competentie {name} niet.',
      'Verkrijg {name}; de programma-eigenaar legt dit vast.',
    ],
  ),
  'subscription-inactive': reasonRow(
    'customer',
    [
      'Subscription not active',
      'The subscription was neither active nor in grace in this month.',
      'The customer can renew it.',
    ],
    [
      'Abonnement niet actief',
      'Het abonnement was in deze maand niet actief en viel ook niet in de respijtperiode.',
      'De klant kan het verlengen.',
    ],
  ),
} satisfies Partial<Record<IneligibleCode, EarningReason>>;

export const standingReasons: Record<IneligibleCode, EarningReason> = {
  ...ofAssociation,
  ...ofTerms,
  ...ofRequirements,
};
