/**
 * The time in which the demo's stories happen: weeks of it in a few seconds. Each story has a clock and a source of chance of
 * its own, carried along its calls, so that many run at once and the world is the same at every start apart from the date.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Clock } from '../server/ports/clock.ts';
import type { Random } from '../server/ports/random.ts';

const zone = 'Europe/Amsterdam';
const minute = 60_000;

export class Walk {
  now: number;
  readonly until: number;
  #seed: string;
  #drawn = 0;

  constructor(seed: string, from: number, until: number) {
    this.#seed = seed;
    this.now = Math.min(from, until);
    this.until = until;
  }

  bytes(count: number): Uint8Array {
    const parts: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      this.#drawn += 1;
      parts.push(createHash('sha256').update(`${this.#seed} ${this.#drawn}`).digest());
    }
    return Uint8Array.from(Buffer.concat(parts).subarray(0, count));
  }

  /** From 0 up to and without `below`. */
  chance(below: number): number {
    return Buffer.from(this.bytes(4)).readUInt32BE() % below;
  }

  /** Never back and never past the present. */
  to(instant: number): void {
    this.now = Math.min(this.until, Math.max(this.now, instant));
  }

  pass(minutes: number): void {
    this.to(this.now + minutes * minute);
  }

  /** Some time in the office hours of the n-th weekday before today, later than what happened before. */
  instantOf(weekdaysAgo: number): number {
    const hour = (8 * 60 + 30 + this.chance(7 * 60)) * minute;
    const wanted = weekdayBefore(this.until, weekdaysAgo) + hour + this.chance(60) * 1000;
    return Math.min(this.until, Math.max(wanted, this.now + (20 + this.chance(30)) * minute));
  }
}

/** Midnight in the owner's zone; 0 is the present day itself. */
function weekdayBefore(instant: number, count: number): number {
  let day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
  for (let left = count; left > 0;) {
    day = day.subtract({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return day.toZonedDateTime(zone).toInstant().epochMilliseconds;
}

const walks = new AsyncLocalStorage<Walk>();

export function during<T>(walk: Walk, work: () => Promise<T>): Promise<T> {
  return walks.run(walk, work);
}

function current(): Walk {
  const walk = walks.getStore();
  if (!walk) throw new Error('the demo acts outside its own time');
  return walk;
}

export const walkingClock: Clock = { now: () => current().now };
export const walkingRandom: Random = { bytes: (count) => current().bytes(count) };
