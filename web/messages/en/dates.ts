const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

export const dates = {
  /** The clock of a page; `own`: the reader's. */
  clock: (place: string, own: boolean): string =>
    own ? `Times are in your own time zone (${place}).` : `Times are in local time, ${place}.`,
  /** Cities whose name differs from the zone's own. */
  cities: { Kolkata: 'Mumbai', Calcutta: 'Mumbai' } as Record<string, string>,
  endOfDay: (day: string, place: string): string => `${day}, end of day (${place})`,
  businessDaysLeft: (n: number): string => (n === 1 ? '1 business day left' : `${n} business days left`),
  daysLeft: (n: number): string => `${days(n)} left`,
  lastDay: 'today is the last day',
  today: 'today',
  inDays: (n: number): string => (n === 1 ? 'tomorrow' : `in ${n} days`),
  overdue: (n: number): string => `${days(n)} overdue`,
  late: (n: number): string => `${days(n)} late`,
  over: 'over',
  stopped: 'the clock is paused',
  how: 'How was this date calculated?',
  howOf: (what: string): string => `How was this date calculated: ${what}`,
  started: (at: string, place: string): string => `It began on ${at} (${place}). That day does not count.`,
  rule: (amount: number, unit: string): string =>
    unit === 'business-days'
      ? `${amount === 1 ? '1 business day' : `${amount} business days`} are counted.`
      : `${amount === 1 ? '1 calendar day' : `${amount} calendar days`} are counted, including weekends and holidays.`,
  calendar: (country: string, version: number): string => `Calendar: ${country}, version ${version}.`,
  ends: (at: string, place: string): string => `The period ends at ${at} (${place}).`,
  calendarUnchecked: 'Nobody has compared this calendar with the country’s law yet.',
  beyondCoverage: 'The list of public holidays ends before this date: it may move to a later day.',
  theDay: 'Day',
  howItCounts: 'Counts?',
  startDay: 'first day, does not count',
  counted: (n: number): string => `day ${n}`,
  weekend: 'weekend',
  holiday: (name: string | null): string => (name ? `holiday: ${name}` : 'public holiday'),
  noSuchDay: 'does not exist in this time zone',
  between: (count: number): string => `… ${days(count)} in between, all counted …`,
};
