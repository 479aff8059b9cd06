import type { Tx } from '../postgres/tx.ts';

/**
 * A page is walked in the order of an index and cut off when it is full. The planner cannot see that row-level security lets
 * nearly every row of the reader's range pass: it expects one in a hundred, and would rather fetch and sort the whole range.
 * So for the lists of this transaction it is told to walk.
 */
const walkIndexes = `set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off; set local enable_material = off; set local jit = off`;

/** Opens a list: domain time is known once a first statement has gone out. */
export async function readingNow(tx: Tx): Promise<string> {
  await tx.query(walkIndexes);
  return tx.now().toString();
}
