/** Chance that can be had again: the same seed gives the same run. */
import { createHash } from 'node:crypto';
import type { Random } from '../../server/ports/random.ts';

export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to, and not, `below`. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T | undefined;
  is(share: number): boolean;
}

/** mulberry32: 32 bits of state, even enough for choosing. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], is: (share) => next() < share };
}

/** Ids of a run: the next bytes of one long hash. */
export function randomOf(seed: number): Random {
  let count = 0;
  return {
    bytes(length) {
      count += 1;
      return new Uint8Array(createHash('sha512').update(`${seed} ${count}`).digest()).slice(0, length);
    },
  };
}
