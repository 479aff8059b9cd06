/**
 * Holidays of all central government offices of India that move with the moon. `date-holidays` has only those with a fixed date
 * and Good Friday; without these a window in India would end days too early.
 *
 * 2019 to 2026 are the dates of the yearly circular "Holidays to be observed in Central Government Offices" (Department of
 * Personnel and Training), its fourteen compulsory holidays. Single feasts are sometimes moved by a day after the moon was
 * sighted, as Muharram was in 2021 (from 19 to 20 August): such a change is an edit of the calendar, with a new version.
 *
 * From 2027 on there was no circular to read: the Hindu, Buddhist, Jain and Sikh days are the published almanac's, the Islamic
 * ones are Umm al-Qura plus one day, which gives 31 of the 32 dates of 2019 to 2026. They are named "(expected)" in the calendar.
 */
export const lastGazettedYear = 2026;

const names = [
  'Mahavir Jayanti',
  'Buddha Purnima',
  'Dussehra',
  'Diwali',
  "Guru Nanak's Birthday",
  'Id-ul-Fitr',
  'Id-ul-Zuha',
  'Muharram',
  'Milad-un-Nabi',
];

/** Month and day, one column per name. */
const dates: Record<number, string> = {
  2019: '04-17 05-18 10-08 10-27 11-12 06-05 08-12 09-10 11-10',
  2020: '04-06 05-07 10-25 11-14 11-30 05-25 08-01 08-30 10-30',
  2021: '04-25 05-26 10-15 11-04 11-19 05-14 07-21 08-20 10-19',
  2022: '04-14 05-16 10-05 10-24 11-08 05-03 07-10 08-09 10-09',
  2023: '04-04 05-05 10-24 11-12 11-27 04-22 06-29 07-29 09-28',
  2024: '04-21 05-23 10-12 10-31 11-15 04-11 06-17 07-17 09-16',
  2025: '04-10 05-12 10-02 10-20 11-05 03-31 06-07 07-06 09-05',
  2026: '03-31 05-01 10-20 11-08 11-24 03-21 05-27 06-26 08-26',
  2027: '04-18 05-20 10-09 10-29 11-14 03-10 05-17 06-16 08-15',
  2028: '04-07 05-08 09-27 10-17 11-02 02-27 05-06 06-04 08-04',
  2029: '04-26 05-27 10-16 11-05 11-21 02-15 04-25 05-24 07-25',
  2030: '04-16 05-17 10-06 10-26 11-10 02-05 04-14 05-14 07-14',
};

export const gazetteSources = {
  gazette:
    'Department of Personnel and Training, yearly circular "Holidays to be observed in Central Government Offices", with its later changes.',
  almanac:
    'Published almanacs, and Umm al-Qura plus one day: expected, until the circular of the year is out.',
};

export function gazettedDaysOfIndia(): { date: string; name: string; source: string }[] {
  return Object.entries(dates).flatMap(([year, row]) =>
    row.split(' ').map((monthDay, column) => ({
      date: `${year}-${monthDay}`,
      name: `${names[column]}${Number(year) > lastGazettedYear ? ' (expected)' : ''}`,
      source: Number(year) > lastGazettedYear ? 'almanac' : 'gazette',
    })),
  );
}
