/** One sentence for every code of co-op, in each language; words in {braces} are parameters. */
import type { TextLanguage } from '../programme/reason-text.ts';
import type { CoopEntryCode, CoopReasonCode } from './codes.ts';

type Texts = Record<TextLanguage, string>;

export const coopEntryText: Record<CoopEntryCode, Texts> = {
  'claiming-period-closed': {
    en: 'Claims for this fund could be submitted until {lastDay}.',
    nl: 'Claims voor dit budget konden tot en met {lastDay} worden ingediend.',
  },
  'claiming-period-not-open': {
    en: 'Claims for this fund can be submitted from {from}.',
    nl: 'Claims voor dit budget kunnen vanaf {from} worden ingediend.',
  },
  'activity-outside-usage-period': {
    en: 'Money of this fund is for activities from {from} to {until}.',
    nl: 'Dit budget is bedoeld voor activiteiten van {from} tot en met {until}.',
  },
  'activity-in-future': {
    en: 'The activity is not over yet. Submit the claim when it is.',
    nl: 'De activiteit is nog niet afgelopen. Dien de claim daarna in.',
  },
  'fund-exhausted': {
    en: 'The fund has {currency} {left} left, less than is claimed.',
    nl: 'In het budget is nog {currency} {left} over; dat is minder dan u claimt.',
  },
  'currency-differs': {
    en: 'The fund is in {currency}. Claim and invoices must be, too.',
    nl: 'Het budget is in {currency}. De claim en de facturen moeten dat ook zijn.',
  },
  'invoice-used-before': {
    en: 'This invoice of this supplier is in your claim {claim} already.',
    nl: 'Deze factuur van deze leverancier staat al in uw claim {claim}.',
  },
  'invoice-date-outside-activity': {
    en: 'The invoice is dated outside the activity.',
    nl: 'De factuurdatum valt buiten de activiteit.',
  },
  'invoice-from-self': {
    en: 'An invoice comes from a third party. For work of your own add a certification.',
    nl: 'Een factuur komt van een derde. Voeg voor eigen werk een verklaring toe.',
  },
  'expense-not-eligible': {
    en: 'This expense cannot be claimed for this activity: {expense}.',
    nl: 'Deze kosten kunnen voor deze activiteit niet worden geclaimd: {expense}.',
  },
  'proof-missing': {
    en: 'Proof is missing: {names}.',
    nl: 'Er ontbreekt bewijs: {names}.',
  },
  'metric-missing': {
    en: 'Say what the activity reached: {names}.',
    nl: 'Vermeld wat de activiteit heeft opgeleverd: {names}.',
  },
  'certification-missing': {
    en: 'The certification of your own work is not signed.',
    nl: 'De verklaring over uw eigen werk is niet ondertekend.',
  },
  'cap-exceeded': {
    en: 'The cap of this activity is {currency} {cap}; {used} is used and {left} can be claimed.',
    nl: 'Het maximum voor deze activiteit is {currency} {cap}; daarvan is {used} gebruikt en kunt u {left} claimen.',
  },
  'plan-limit-exceeded': {
    en: 'The plan has {currency} {left} left, less than is claimed.',
    nl: 'In het plan is nog {currency} {left} over; dat is minder dan u claimt.',
  },
  'plan-missing': {
    en: 'This programme pays for planned activities only. Choose the plan.',
    nl: 'Dit programma betaalt alleen voor geplande activiteiten. Kies het plan.',
  },
};

export const coopReasonText: Record<CoopReasonCode, Texts> = {
  'proof-unreadable': { en: 'A proof cannot be read.', nl: 'Een bewijsstuk is niet leesbaar.' },
  'proof-does-not-show-activity': {
    en: 'The proof does not show the activity.',
    nl: 'Het bewijs laat de activiteit niet zien.',
  },
  'metric-not-plausible': {
    en: 'A result does not agree with the proof.',
    nl: 'Een resultaat komt niet overeen met het bewijs.',
  },
  'invoice-incomplete': {
    en: 'An invoice lacks supplier, number, date or amount.',
    nl: 'Op een factuur ontbreekt de leverancier, het nummer, de datum of het bedrag.',
  },
  'certification-unsigned': {
    en: 'The certification has no signature.',
    nl: 'De verklaring is niet ondertekend.',
  },
  'activity-not-shown': {
    en: 'Nothing shows that the activity took place.',
    nl: 'Nergens blijkt dat de activiteit heeft plaatsgevonden.',
  },
  'core-requirement-not-met': {
    en: 'The activity does not meet its core requirement.',
    nl: 'De activiteit voldoet niet aan de kernvoorwaarde.',
  },
  'expense-rejected': {
    en: 'The expense is not for this activity.',
    nl: 'De kosten horen niet bij deze activiteit.',
  },
  'partner-request': {
    en: 'The partner asked for the rejection.',
    nl: 'De partner heeft om de afwijzing gevraagd.',
  },
  'no-partner-response': {
    en: 'The question was not answered in time.',
    nl: 'De vraag is niet op tijd beantwoord.',
  },
};
