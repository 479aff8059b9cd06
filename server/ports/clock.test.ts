import { describe, expect, test } from 'vitest';
import { guardedClock, type StartsFrom } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2026-12-01T12:00:00Z');

function machine(from?: StartsFrom, wallAt = noon) {
  const at = { wall: wallAt, monotonic: 5 };
  const clock = guardedClock(
    () => at.wall,
    () => at.monotonic,
    from,
  );
  return {
    clock,
    /** Time goes by; the wall clock may go wrong by more on the way. */
    pass(ms: number, wrong = 0) {
      at.monotonic += ms;
      at.wall += ms + wrong;
      return clock.now();
    },
  };
}

describe('running', () => {
  test('small corrections are followed, a jump is not; what comes back by itself is right again', () => {
    const { clock, pass } = machine();
    expect(pass(5000, 1500)).toBe(noon + 6500);
    expect(pass(5000, 9 * 24 * hour)).toBe(noon + 10_000);
    expect(clock.suspicion()).toEqual({ why: 'jump', at: noon + 10_000 });
    expect(pass(5000, -9 * 24 * hour)).toBe(noon + 16_500);
    expect(clock.suspicion()).toBeNull();
  });

  test('many small jumps add up: they are not followed for ever', () => {
    const { clock, pass } = machine();
    for (let jumps = 0; jumps < 500; jumps += 1) pass(5000, 100_000);
    expect(clock.suspicion()?.why).toBe('jump');
    expect(clock.now()).toBeLessThan(noon + 500 * 5000 + 3 * minute);
  });

  test('slewing by a time server over months is no jump', () => {
    const { clock, pass } = machine();
    for (let day = 0; day < 100; day += 1) pass(24 * hour, 24 * hour * 0.0004);
    expect(clock.suspicion()).toBeNull();
  });
});

describe('a start', () => {
  const seen = (ago: number, byUptime: number | null = null): StartsFrom => ({
    lastSeen: noon - ago,
    byUptime,
  });

  test.each([
    ['the very first', { lastSeen: null, byUptime: null }, null],
    ['after some minutes', seen(10 * minute), null],
    ['after an hour', seen(hour), null],
    ['after more than an hour', seen(hour + 1), 'start'],
    ['after days, as the uptime of the same boot says too', seen(72 * hour, noon + 1500), null],
    ['some minutes on, and hours ahead of what the uptime says', seen(10 * minute, noon - 2 * hour), 'start'],
    ['behind the last look', seen(-3 * minute), 'set-back'],
  ] as const)('%s', (_, from, why) => {
    const { clock } = machine(from);
    expect(clock.suspicion()?.why ?? null).toBe(why);
    if (why !== null) expect(clock.now()).toBe(from.lastSeen);
  });

  test('far ahead is believed once somebody confirms it, or once it is set right', () => {
    const confirmed = machine(seen(9 * 24 * hour));
    expect(confirmed.pass(5000)).toBe(noon - 9 * 24 * hour + 5000);
    confirmed.clock.confirm();
    expect(confirmed.pass(5000)).toBe(noon + 10_000);
    const corrected = machine(seen(9 * 24 * hour));
    corrected.pass(5000);
    expect(corrected.pass(5000, -9 * 24 * hour + 20 * minute)).toBe(
      noon - 9 * 24 * hour + 20 * minute + 10_000,
    );
    expect(corrected.clock.suspicion()).toBeNull();
  });
});

test('where another clock contradicts, time goes on as it went until somebody says which of the two is right', () => {
  const { clock, pass } = machine();
  pass(5000);
  clock.doubt();
  expect(clock.suspicion()).toEqual({ why: 'database', at: noon + 5000 });
  expect(pass(5000)).toBe(noon + 10_000);
  expect(clock.suspicion()?.why).toBe('database');
  clock.confirm();
  expect(clock.suspicion()).toBeNull();
});
