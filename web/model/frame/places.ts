/** Countries and time zones to choose from, by name in the reader's language. */
import { countryName, languageName } from './words.ts';

/** ISO 3166-1, the codes that are assigned. */
const codes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF ' +
  'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP ' +
  'KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS YE YT ZA ZM ZW';

export interface Place {
  value: string;
  label: string;
}

const byName = (locale: string) => (a: Place, b: Place) => a.label.localeCompare(b.label, locale);

export function countryChoices(locale: string): Place[] {
  return codes
    .split(' ')
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort(byName(locale));
}

/** What is stored may be an older name of a zone that browsers know by another one: it stays among the choices. */
export function zoneChoices(kept: string): Place[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(kept ? [kept] : [])]);
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** Mails are written in English and Dutch; a customer who reads another language gets the English ones. */
export function languageChoices(kept: string, locale: string): Place[] {
  return [...new Set(['en', 'nl', 'de', 'fr', 'es', 'it', ...(kept ? [kept] : [])])]
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort(byName(locale));
}

/** Those in which mails to people of the portal are written. */
export function mailLanguageChoices(locale: string): Place[] {
  return ['en', 'nl'].map((value) => ({ value, label: languageName(value, locale) })).sort(byName(locale));
}
