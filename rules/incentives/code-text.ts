/** One sentence for every problem of terms, runs, disputes and profiles, in each language. */
import type { TextLanguage } from '../programme/reason-text.ts';
import type { IncentiveCode } from './codes.ts';

export const incentiveProblemText: Record<IncentiveCode, Record<TextLanguage, string>> = {
  'terms-overlap': {
    en: 'Version {version} is in force from this month already.',
    nl: 'Versie {version} geldt al vanaf deze maand.',
  },
  'terms-month-closed': {
    en: 'Amounts are posted through {month}. Choose a later month.',
    nl: 'De bedragen tot en met {month} zijn geboekt. Kies een latere maand.',
  },
  'terms-currency-fixed': {
    en: 'The programme’s terms are in {currency}; a later version keeps the currency.',
    nl: 'De voorwaarden van dit programma zijn in {currency}; een latere versie houdt die valuta.',
  },
  'rate-missing': {
    en: 'There is no rate for {item}.',
    nl: 'Er is geen tarief voor {item}.',
  },
  'rate-twice': {
    en: 'This workload or product has a rate for this market group already.',
    nl: 'Deze workload of dit product heeft al een tarief voor deze marktgroep.',
  },
  'percent-over-hundred': {
    en: 'A percentage is at most 100.',
    nl: 'Een percentage is hoogstens 100.',
  },
  'currency-unknown': {
    en: '{name} is not a currency. Use a code such as EUR.',
    nl: '{name} is geen valuta. Gebruik een code zoals EUR.',
  },
  'exchange-rate-missing': {
    en: 'The exchange rate for {date} is missing.',
    nl: 'De wisselkoers van {date} ontbreekt.',
  },
  'more-decimal-places-than-currency': {
    en: 'Amounts in {currency} have fewer decimal places.',
    nl: 'Bedragen in {currency} hebben minder decimalen.',
  },
  'milestones-out-of-order': {
    en: 'Write shares and buckets from the lowest to the highest, each once; shares are above 0 and at most 100.',
    nl: 'Noteer percentages en klassen van laag naar hoog, elk één keer; een percentage is hoger dan 0 en hoogstens 100.',
  },
  'run-open-already': {
    en: 'A run of this programme is open. Post or discard it first.',
    nl: 'Er loopt al een maandberekening voor dit programma. Boek of verwerp die eerst.',
  },
  'run-month-not-over': {
    en: 'The month ends on {lastDay}. Prepare its run after that.',
    nl: 'De maand eindigt op {lastDay}. Bereid de berekening daarna voor.',
  },
  'months-before-not-posted': {
    en: 'The run of {month} comes first.',
    nl: 'De berekening van {month} komt eerst.',
  },
  'amounts-changed-since-preview': {
    en: 'Facts have changed since the preview. Refresh it and ask for approval again.',
    nl: 'De gegevens zijn na het voorbeeld gewijzigd. Ververs het voorbeeld en vraag opnieuw om goedkeuring.',
  },
  'dispute-too-late': {
    en: 'The amount could be disputed until {lastDay}.',
    nl: 'Bezwaar tegen dit bedrag was mogelijk tot en met {lastDay}.',
  },
  'dispute-open-already': {
    en: 'A dispute about this amount is open already.',
    nl: 'Er loopt al een bezwaar tegen dit bedrag.',
  },
  'iban-invalid': {
    en: 'This is not a valid IBAN. Check it against your bank’s papers.',
    nl: 'Dit is geen geldig IBAN. Controleer het aan de hand van de gegevens van uw bank.',
  },
  'tax-profile-over': {
    en: 'This form was valid until {date}. Add one that is still valid.',
    nl: 'Dit formulier was geldig tot en met {date}. Voeg een formulier toe dat nog geldig is.',
  },
  'market-unknown': {
    en: '{country} is not a country with a market group. Use a two-letter code in capitals and group A, B or C.',
    nl: '{country} is geen land met een marktgroep. Gebruik een landcode van twee hoofdletters en groep A, B of C.',
  },
};
