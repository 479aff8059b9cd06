import type { Opening } from '../postgres/tx.ts';

/**
 * A page is walked in the order of an index and cut off when it is full. The planner cannot see that row-level security lets
 * nearly every row of the reader's range pass: it expects one in a hundred, and would rather fetch and sort the whole range.
 * So for the lists of this transaction it is told to walk.
 */
const walkIndexes = `set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off; set local enable_material = off; set local jit = off`;

/** How a list is opened. */
export const listing = {
  async first(tx) {
    await tx.query(walkIndexes);
  },
  mode: 'read',
} satisfies Opening<void>;
