import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchOutage } from './outage.ts';

function watched(reachable: () => boolean) {
  const lines: { event: string; [name: string]: unknown }[] = [];
  let now = 0;
  const outage = watchOutage({
    logger: { write: (level, event, fields) => lines.push({ level, event, ...fields }) },
    reach: async () => {
      if (!reachable()) throw new Error('refused');
    },
    ticks: () => now,
    everyMs: 1,
  });
  return { lines, outage, pass: (ms: number) => (now += ms) };
}

test('a thousand failures of one outage are one line, and one when it is over', async () => {
  let up = false;
  const { lines, outage, pass } = watched(() => up);
  for (let count = 0; count < 1000; count += 1) outage.failed('request', 'connect ECONNREFUSED');
  await sleep(10);
  for (let count = 0; count < 7; count += 1) outage.failed('job', 'connect ECONNREFUSED');
  expect(lines.map(({ event }) => event)).toEqual(['database.unreachable']);
  pass(61_000);
  await expect.poll(() => lines.length).toBe(2);
  up = true;
  await expect.poll(() => lines.length).toBe(3);
  expect(lines[1]).toMatchObject({ event: 'database.still-unreachable', level: 'error' });
  expect(lines[2]).toEqual({ level: 'warn', event: 'database.back', seconds: 61, requests: 1000, jobs: 7 });
});

test('what fails in the same words while the database answers is told as what it is', async () => {
  const { lines, outage } = watched(() => true);
  outage.failed('job', 'connect ECONNREFUSED 127.0.0.1:3310');
  outage.failed('job', 'connect ECONNREFUSED 127.0.0.1:3310');
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatchObject({ event: 'job.failed', times: 2 });
});
