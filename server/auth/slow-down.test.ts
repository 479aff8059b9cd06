import { expect, test } from 'vitest';
import {
  forgottenMs,
  freeOfDevice,
  freeOfNetwork,
  freeOnAccount,
  heldMs,
  noTries,
  pace,
  type Known,
  type Tries,
} from './slow-down.ts';

const start = Date.parse('2026-12-01T08:00:00Z');
const nothing: Known = {
  own: noTries,
  isDevice: false,
  account: noTries,
  network: noTries,
  freshNetwork: true,
};

/** Tries one after another, each as soon as it may; answers the waits in seconds. */
function waits(count: number, isDevice = false): number[] {
  let now = start;
  let own: Tries = noTries;
  return Array.from({ length: count }, () => {
    const account = isDevice ? null : noTries;
    const early = pace({ ...nothing, own, isDevice, account }, now);
    const waited = early.kind === 'wait' ? early.ms : 0;
    now += waited;
    const decided = pace({ ...nothing, own, isDevice, account }, now);
    if (decided.kind === 'wait') throw new Error('what was told to wait for was not enough');
    own = decided.own;
    return waited / 1000;
  });
}

test('some mistakes cost nothing, then each wait is twice the one before, up to a minute; and it is enough', () => {
  expect(waits(freeOfNetwork + 9)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(waits(freeOfDevice + 3, true).slice(freeOfDevice)).toEqual([1, 2, 4]);
});

test('after a quarter of an hour of quiet everything is forgotten', () => {
  const own = { count: 12, at: start, nextAt: start + 60_000 };
  expect(pace({ ...nothing, own }, start + forgottenMs - 1)).toMatchObject({ own: { count: 13 } });
  expect(pace({ ...nothing, own }, start + forgottenMs)).toMatchObject({ own: { count: 1 } });
});

test('strangers slow a stranger, a short wait is waited and a long one told', () => {
  const crowd = (inMs: number): Known => ({
    ...nothing,
    freshNetwork: false,
    account: { count: freeOnAccount, at: start, nextAt: start + inMs },
  });
  expect(pace(crowd(0), start)).toMatchObject({ kind: 'go', afterMs: 0 });
  expect(pace(crowd(heldMs), start)).toMatchObject({ kind: 'go', afterMs: heldMs });
  expect(pace(crowd(heldMs + 1), start)).toEqual({ kind: 'wait', ms: heldMs + 1 });
});

test('no crowd slows a known device, nor the first try from a network of its own', () => {
  const crowd = { count: 100_000, at: start, nextAt: start + 3_600_000 };
  expect(pace({ ...nothing, isDevice: true, account: null }, start)).toMatchObject({
    kind: 'go',
    afterMs: 0,
  });
  expect(pace({ ...nothing, account: crowd }, start)).toMatchObject({ kind: 'go', afterMs: 0 });
  expect(pace({ ...nothing, account: crowd, freshNetwork: false }, start).kind).toBe('wait');
});

test('one network that tries many e-mails is slowed on all of them', () => {
  const sprayer = { count: 5000, at: start, nextAt: start + 60_000 };
  expect(pace({ ...nothing, network: sprayer }, start)).toEqual({ kind: 'wait', ms: 60_000 });
});
