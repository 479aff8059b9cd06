import type { Opening } from '../postgres/tx.ts';

/**
 * A page is walked in the order of an index and cut off when it is full. The planner cannot see that row-level security lets
 * nearly every row of the reader's range pass: it expects one in a hundred, and would rather fetch and sort the whole range.
 * So for the lists of this transaction it is told to walk.
 */
const walkIndexes = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material']
  .map((way) => `set local enable_${way} = off`)
  .concat('set local jit = off');

/** How a list is opened. */
export const listing = {
  async first(tx) {
    await Promise.all(walkIndexes.map((setting) => tx.query(setting)));
  },
  mode: 'read',
} satisfies Opening<void>;
