import type { Meant } from '../time/meant.ts';

/** The id of one kind of thing, made outside the rules. */
export type Id<Of extends string> = Meant<`id of a ${Of}`>;
