import type { Rule } from './text-rules.ts';

/**
 * Statements that a distributed database does not take yet, by the function that sends them. Nothing is added here: what is mended is
 * taken off, and what is left after that and reads at many customers by right is written down in fan-outs.ts.
 */
export const offenders: Record<string, Rule[]> = {
  // bulk
  'server/store/engine/day-counts.ts writeTallies': ['insert-select'],
};
