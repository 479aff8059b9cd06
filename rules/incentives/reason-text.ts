/**
 * Why a month earns nothing, or less than it computes, as sentences in each language: what is the case, what would change it, and
 * who can do that (domain 14.4). Words in {braces} are parameters; a part in [brackets] is left out when one of its own is missing.
 */
import type { TextLanguage } from '../programme/reason-text.ts';
import type { HoldReason, Params, Reason, ReasonCode } from './codes.ts';

export type Repairer = 'partner' | 'owner' | 'customer' | 'nobody';

export interface EarningReasonText {
  title: string;
  text: string;
  /** Empty where nothing would change it. */
  remedy: string;
}

export interface EarningReason {
  repairer: Repairer;
  texts: Record<TextLanguage, EarningReasonText>;
}

function row(repairer: Repairer, en: [string, string, string], nl: [string, string, string]): EarningReason {
  const made = ([title, text, remedy]: [string, string, string]): EarningReasonText => ({
    title,
    text,
    remedy,
  });
  return { repairer, texts: { en: made(en), nl: made(nl) } };
}

const ofAssociation = {
  'association-does-not-earn': row(
    'nobody',
    ['Recognition only', 'This association is for recognition and pays nothing.', ''],
    ['Alleen erkenning', 'Deze koppeling is alleen bedoeld als erkenning en levert geen vergoeding op.', ''],
  ),
  'acceptance-overruled': row(
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
  'earning-period-over': row(
    'nobody',
    ['Earning period over', 'It earned for {months} months from {from}; that period is over.', ''],
    [
      'Vergoedingsperiode voorbij',
      'De koppeling leverde vanaf {from} {months} maanden een vergoeding op. Die periode is voorbij.',
      '',
    ],
  ),
  'month-not-held-at-its-end': row(
    'nobody',
    [
      'Not held at the end of the month',
      'Usage is known by month, and a month counts for whoever is partner of record on its last day. Your association ended after {lastDay}.',
      '',
    ],
    [
      'Niet in bezit aan het einde van de maand',
      'Het gebruik is per maand bekend. Een maand telt voor de partner die op de laatste dag gekoppeld is. Uw koppeling eindigde na {lastDay}.',
      '',
    ],
  ),
} satisfies Partial<Record<ReasonCode, EarningReason>>;

const ofTerms = {
  'no-terms-in-force': row(
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
  'item-not-in-terms': row(
    'nobody',
    ['Not paid under these terms', 'The terms of this month have no rate for this workload or product.', ''],
    [
      'Geen vergoeding volgens deze voorwaarden',
      'De voorwaarden van deze maand bevatten geen tarief voor deze workload of dit product.',
      '',
    ],
  ),
  'not-in-market': row(
    'nobody',
    ['Market not covered', 'The terms do not pay for customers in {country}.', ''],
    ['Markt valt erbuiten', 'De voorwaarden voorzien niet in een vergoeding voor klanten in {country}.', ''],
  ),
  geography: row(
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
  'invalid-cloud': row(
    'nobody',
    ['Cloud not covered', 'The customer’s tenant is in a cloud for which the terms do not pay.', ''],
    [
      'Cloud valt erbuiten',
      'De tenant van de klant staat in een cloud waarvoor de voorwaarden geen vergoeding kennen.',
      '',
    ],
  ),
  'partner-is-customer': row(
    'nobody',
    ['Your own tenant', 'The tenant is your own: nobody earns on their own use.', ''],
    ['Uw eigen tenant', 'De tenant is van uzelf: over eigen gebruik wordt geen vergoeding betaald.', ''],
  ),
} satisfies Partial<Record<ReasonCode, EarningReason>>;

const ofRequirements = {
  'public-sector-without-poe': row(
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
  'location-not-enrolled': row(
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
  'agreement-missing': row(
    'partner',
    ['Agreement not accepted', 'The programme’s agreement had not been accepted.', 'Accept the agreement.'],
    [
      'Overeenkomst niet aanvaard',
      'De overeenkomst van het programma was nog niet aanvaard.',
      'Aanvaard de overeenkomst.',
    ],
  ),
  'payout-profile-missing': row(
    'partner',
    ['Payout profile missing', 'The location had no payout profile.', 'Add a payout profile.'],
    [
      'Uitbetalingsgegevens ontbreken',
      'De vestiging had nog geen uitbetalingsgegevens.',
      'Voeg uitbetalingsgegevens toe.',
    ],
  ),
  'tax-profile-missing': row(
    'partner',
    ['Tax profile missing', 'The location had no tax profile.', 'Add a tax profile.'],
    [
      'Belastinggegevens ontbreken',
      'De vestiging had nog geen belastinggegevens.',
      'Voeg belastinggegevens toe.',
    ],
  ),
  'designation-missing': row(
    'partner',
    [
      'Designation missing',
      'The location did not hold the designation {name}.',
      'Obtain {name}; the programme owner records it.',
    ],
    [
      'Aanwijzing ontbreekt',
      'De vestiging had de aanwijzing {name} niet.',
      'Verkrijg {name}; de programma-eigenaar legt dit vast.',
    ],
  ),
  'competency-missing': row(
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
  'subscription-inactive': row(
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
} satisfies Partial<Record<ReasonCode, EarningReason>>;

const ofFigures = {
  'no-usage-reported': row(
    'owner',
    ['No figures', 'No figures for {month} are known.', 'When they arrive, the next run counts them.'],
    [
      'Geen cijfers',
      'Er zijn geen cijfers over {month} bekend.',
      'Zodra ze er zijn, telt de volgende run ze mee.',
    ],
  ),
  'below-minimum-threshold': row(
    'customer',
    [
      'Below the minimum',
      'The tenant has {units} paid units, too few to count.',
      '{missing} more paid unit(s) would reach the minimum.',
    ],
    [
      'Onder het minimum',
      'De tenant heeft {units} betaalde eenheden en dat is te weinig om mee te tellen.',
      'Met nog {missing} betaalde eenheid/eenheden wordt het minimum bereikt.',
    ],
  ),
  'mau-not-above-high-water-mark': row(
    'customer',
    [
      'No growth',
      'The figure of the month, {measure}, is not above the highest before it, {mark}.',
      'Growth above {mark} would earn.',
    ],
    [
      'Geen groei',
      'Het cijfer van deze maand, {measure}, ligt niet boven het hoogste van daarvoor, {mark}.',
      'Groei boven {mark} levert een vergoeding op.',
    ],
  ),
  'milestone-not-reached': row(
    'customer',
    [
      'No new milestone',
      '{measure} of {seats} paid seats are in active use; no further milestone is reached.',
      '[The next milestone, {share} %, needs {needed} in active use.]',
    ],
    [
      'Geen nieuwe mijlpaal',
      '{measure} van de {seats} betaalde plaatsen worden actief gebruikt; er is geen volgende mijlpaal bereikt.',
      '[Voor de volgende mijlpaal, {share} %, moeten er {needed} actief worden gebruikt.]',
    ],
  ),
  'no-transactions': row(
    'customer',
    [
      'No sales',
      'Nothing was sold for this subscription in the month.',
      'A sale in a later month would earn in that month.',
    ],
    [
      'Geen verkopen',
      'Voor dit abonnement is in deze maand niets verkocht.',
      'Een verkoop in een latere maand levert in die maand een vergoeding op.',
    ],
  ),
  'transaction-too-old': row(
    'nobody',
    ['Sale too old', 'A sale lies more than {days} days before the association began.', ''],
    ['Verkoop te oud', 'Een verkoop ligt meer dan {days} dagen vóór het begin van de koppeling.', ''],
  ),
  'transactions-cancel-out': row(
    'nobody',
    ['Sales and credits are equal', 'Sales and credits of the month add up to nothing.', ''],
    ['Verkopen en credits heffen elkaar op', 'De verkopen en credits van deze maand zijn samen nul.', ''],
  ),
  'cap-reached': row(
    'nobody',
    ['Cap reached', 'The cap of {currency} {cap} is reached; {cut} is not paid.', ''],
    ['Maximum bereikt', 'Het maximum van {currency} {cap} is bereikt; {cut} wordt niet uitbetaald.', ''],
  ),
  'rounds-to-nothing': row(
    'nobody',
    ['Less than the smallest coin', 'The amount is rounded to nothing.', ''],
    ['Minder dan de kleinste munt', 'Het bedrag is na afronding nul.', ''],
  ),
} satisfies Partial<Record<ReasonCode, EarningReason>>;

export const earningReasons: Record<ReasonCode, EarningReason> = {
  ...ofAssociation,
  ...ofTerms,
  ...ofRequirements,
  ...ofFigures,
};

export const holdText: Record<HoldReason, Record<TextLanguage, string>> = {
  'payout-profile-missing': {
    en: 'There is no payout profile to pay to.',
    nl: 'Er zijn geen uitbetalingsgegevens om naar uit te betalen.',
  },
  'tax-profile-expired': {
    en: 'The tax profile has expired. Renew it, and the amount is released.',
    nl: 'De belastinggegevens zijn verlopen. Vernieuw ze, dan komt het bedrag vrij.',
  },
  'held-by-finance': {
    en: 'The programme owner holds this amount; the reason stands beside it.',
    nl: 'De programma-eigenaar houdt dit bedrag aan; de reden staat erbij.',
  },
  'held-by-partner': {
    en: 'You asked to hold your payments.',
    nl: 'U hebt gevraagd uw betalingen aan te houden.',
  },
};

/** The sentences of one reason, with its values. */
export function reasonText(
  { code, params }: Pick<Reason, 'code' | 'params'>,
  language: TextLanguage,
): EarningReasonText {
  const { title, text, remedy } = earningReasons[code].texts[language];
  return { title, text: filled(text, params), remedy: filled(remedy, params) };
}

function filled(text: string, params: Params): string {
  const whole = text.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in params) ? part : '',
  );
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  });
}
