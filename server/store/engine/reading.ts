import type { Opening } from '../postgres/tx.ts';

/** How a list is opened: all of it is read in one snapshot. */
export const listing = { mode: 'read' } satisfies Opening<void>;
