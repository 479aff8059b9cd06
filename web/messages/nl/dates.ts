import type { Messages } from '../en.ts';
import { holidayName } from './holidays.ts';

const days = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

export const dates: Messages['dates'] = {
  clock: (place, own) =>
    own ? `Tijden staan in uw eigen tijdzone (${place}).` : `Tijden zijn plaatselijke tijd, ${place}.`,
  cities: {
    Brussels: 'Brussel',
    Paris: 'Parijs',
    London: 'Londen',
    Berlin: 'Berlijn',
    Tokyo: 'Tokio',
    Riyadh: 'Riyad',
    Vienna: 'Wenen',
    Copenhagen: 'Kopenhagen',
    Lisbon: 'Lissabon',
    Warsaw: 'Warschau',
    Prague: 'Praag',
    Athens: 'Athene',
    Kolkata: 'Mumbai',
    Calcutta: 'Mumbai',
    Singapore: 'Singapore',
    Moscow: 'Moskou',
    Bucharest: 'Boekarest',
    Budapest: 'Boedapest',
    Cairo: 'Caïro',
    'Hong Kong': 'Hongkong',
    Jerusalem: 'Jeruzalem',
    Luxembourg: 'Luxemburg',
    'Mexico City': 'Mexico-Stad',
    Zurich: 'Zürich',
    Seoul: 'Seoel',
    Shanghai: 'Sjanghai',
    Belgrade: 'Belgrado',
    Kyiv: 'Kyiv',
  },
  endOfDay: (day, place) => `${day}, einde van de dag (${place})`,
  businessDaysLeft: (n) => (n === 1 ? 'nog 1 werkdag' : `nog ${n} werkdagen`),
  daysLeft: (n) => `nog ${days(n)}`,
  lastDay: 'vandaag is de laatste dag',
  today: 'vandaag',
  inDays: (n) => (n === 1 ? 'morgen' : `over ${n} dagen`),
  overdue: (n) => `${days(n)} over de termijn`,
  late: (n) => `${days(n)} te laat`,
  over: 'verstreken',
  stopped: 'de termijn is onderbroken',
  how: 'Hoe is deze datum berekend?',
  howOf: (what) => `Hoe is deze datum berekend: ${what}`,
  started: (at, place) => `De termijn begon op ${at} (${place}). Die dag telt niet mee.`,
  rule: (amount, unit) => {
    const business = unit === 'business-days';
    const one = business ? 'werkdag' : 'kalenderdag';
    const counted = amount === 1 ? `wordt 1 ${one}` : `worden ${amount} ${one}en`;
    return `Er ${counted} geteld${business ? '.' : '; weekenden en feestdagen tellen mee.'}`;
  },
  calendar: (country, version) => `Kalender: ${country}, versie ${version}.`,
  ends: (at, place) => `De termijn eindigt op ${at} (${place}).`,
  calendarUnchecked: 'Deze kalender is nog niet met de wet van het land vergeleken.',
  beyondCoverage:
    'De lijst met feestdagen loopt niet tot deze datum: de datum kan nog naar een latere dag verschuiven.',
  theDay: 'Dag',
  howItCounts: 'Telt mee?',
  startDay: 'eerste dag, telt niet mee',
  counted: (n) => `dag ${n}`,
  weekend: 'weekend',
  holiday: (name) => (name ? `feestdag: ${holidayName(name)}` : 'feestdag'),
  noSuchDay: 'bestaat niet in deze tijdzone',
  between: (count) => `… ${days(count)} hiertussen, allemaal geteld …`,
};
