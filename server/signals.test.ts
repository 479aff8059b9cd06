import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onSignals } from './signals.ts';

function told(...events: [atMs: number, signal: string][]): string[] {
  const source = new EventEmitter();
  const done: string[] = [];
  let time = 0;
  onSignals(source, {
    stop: () => done.push('stop'),
    stopAtOnce: () => done.push('at once'),
    now: () => time,
  });
  for (const [atMs, signal] of events) {
    time = atMs;
    source.emit(signal);
  }
  return done;
}

test.each<[string, [number, string][], string[]]>([
  ['one signal', [[0, 'SIGTERM']], ['stop']],
  [
    'Ctrl-C that npm passes on as well',
    [
      [0, 'SIGINT'],
      [20, 'SIGINT'],
    ],
    ['stop'],
  ],
  [
    'a group that is told, npm, and the parent that is gone',
    [
      [0, 'SIGTERM'],
      [5, 'SIGTERM'],
      [1900, 'SIGTERM'],
    ],
    ['stop'],
  ],
  [
    'a terminal that closes: SIGHUP, then SIGTERM',
    [
      [0, 'SIGHUP'],
      [1500, 'SIGTERM'],
    ],
    ['stop'],
  ],
  [
    'a second Ctrl-C after a moment',
    [
      [0, 'SIGINT'],
      [1600, 'SIGINT'],
    ],
    ['stop', 'at once'],
  ],
  [
    'Ctrl-C after a SIGTERM that takes too long',
    [
      [0, 'SIGTERM'],
      [3000, 'SIGINT'],
    ],
    ['stop', 'at once'],
  ],
  [
    'SIGTERM again after some seconds',
    [
      [0, 'SIGTERM'],
      [6000, 'SIGTERM'],
    ],
    ['stop', 'at once'],
  ],
])('%s', (_, events, wanted) => {
  expect(told(...events)).toEqual(wanted);
});
