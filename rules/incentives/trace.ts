/**
 * How an amount was found, as a tree that is worked out with the amount and never beside it (domain 14.5). A leaf says where it
 * was read; every other node is one step that a pocket calculator can repeat from its parts, in their order.
 */
import type { Month } from '../time/month.ts';

export type Step =
  /** The first part less the second, never below zero. */
  | 'growth'
  | 'product'
  | 'percent-of'
  | 'sum'
  | 'smaller'
  /** Half to even, to the currency's minor unit. */
  | 'round'
  /** The same as its part. */
  | 'same';

export type Source =
  | { kind: 'usage'; id: string; month: Month; date: string | null }
  /** The highest figure from before the association: a plain number of the tenant's. */
  | { kind: 'before-association' }
  | { kind: 'nothing-known' }
  | { kind: 'terms'; version: number; from: Month; parameter: string }
  | { kind: 'transaction'; id: string; date: string }
  | { kind: 'granted'; id: string }
  /** What this association, or the partner with this tenant, had in earlier months. */
  | { kind: 'books'; through: Month | null }
  | { kind: 'step'; step: Step };

export const traceNames = [
  'amount',
  'potential',
  'unrounded',
  'units',
  'measure',
  'high-water-mark',
  'rate',
  'percent',
  'milestone-amount',
  'revenue',
  'transaction',
  'granted',
  'cap-left',
  'cap',
  'cap-used',
  'cut-before',
] as const;
export type TraceName = (typeof traceNames)[number];
/** A currency's code, or what is counted. */
export type Unit = 'units' | 'percent' | string;

export interface Trace {
  name: TraceName;
  /** An exact decimal. */
  value: string;
  unit: Unit;
  source: Source;
  parts: Trace[];
}

export function leaf(name: TraceName, value: string, unit: Unit, source: Source): Trace {
  return { name, value, unit, source, parts: [] };
}

export function step(name: TraceName, how: Step, value: string, unit: Unit, parts: Trace[]): Trace {
  return { name, value, unit, source: { kind: 'step', step: how }, parts };
}

/** Everything that was read, as one text that is the same whenever the same was read: its SHA-256 is the entry's input digest. */
export function inputsText(trace: Trace): string {
  return leavesOf(trace)
    .map(({ name, value, unit, source }) =>
      JSON.stringify([name, value, unit, Object.entries(source).sort()]),
    )
    .join('\n');
}

export function leavesOf(trace: Trace): Trace[] {
  return trace.parts.length === 0 ? [trace] : trace.parts.flatMap(leavesOf);
}
