/** What each lever counts and pays, for the printed page. */
import type { LeverName } from './terms.ts';

export const leverText: Record<LeverName, { units: string; amount: string }> = {
  'growth-over-high-water-mark': {
    units:
      'the figure of the month less the highest of any earlier month, never below zero; the highest counts whoever was partner of record',
    amount: 'units times rate',
  },
  milestones: {
    units: 'shares of the paid seats that are in active use for the first time',
    amount: 'a fixed amount for each, by the seats of the association’s first month',
  },
  'net-seat-additions': {
    units: 'paid seats at the end of the month less the most at the end of an earlier one, never below zero',
    amount: 'units times rate',
  },
  'percent-of-revenue': {
    units: 'sales of the subscription in the month, credits taken off',
    amount: 'sum times percent; a month of credits is negative',
  },
};
