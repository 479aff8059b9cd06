/** A tiny dose of `npm run bench`, so that it does not rot: it looks at what is done and at no time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wholeAnswer } from './load.ts';
import { bench, works } from './main.ts';
import { processorOfTree } from './meter.ts';
import { tableOf } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-test-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = {
  claims: 200,
  acts: 4,
  rounds: 1,
  connections: 2,
  windows: 20,
  jobSeconds: 20,
  // The start is measured for itself; scripts/build-server.test.ts shows that it works.
  only: [...Object.keys(works), 'imports', 'windows'],
  folder,
  out: folder,
};

test('every work is done by the program and by its yardsticks', async () => {
  const figures = await bench(options, () => undefined);
  const withSides = figures.filter(({ notes }) => !notes);
  expect(withSides.map(({ name, sides }) => [name, ...Object.keys(sides)])).toEqual([
    ['submit', 'program', 'minimal', 'rows'],
    ['decide', 'program', 'minimal', 'rows'],
    ['refuse', 'program', 'minimal', 'rows'],
    ['list', 'program', 'minimal', 'rows'],
    ['detail', 'program', 'minimal', 'rows'],
    ['queue', 'program', 'minimal', 'rows'],
    ['usage page', 'program'],
    ['oversight: decisions', 'program'],
    ['oversight: age of the queue', 'program'],
    ['detail among 6 live lines', 'program'],
    ['detail among 600 live lines', 'program'],
  ]);
  for (const { name, written, sides, ratios } of withSides) {
    expect(sides.program?.perSecond, name).toBeGreaterThan(0);
    if (sides.minimal) expect(ratios.minimal?.rate, name).toBeGreaterThan(0);
    // The yardstick of the same rows writes at least the claim, its line, its history and the replay record.
    if (['submit', 'decide', 'refuse'].includes(name)) {
      expect(written, name).toBeGreaterThanOrEqual(5);
      expect(sides.rows?.wal, name).toBeGreaterThan(sides.minimal?.wal ?? Infinity);
    }
  }
  expect(tableOf(withSides).split('\n')).toHaveLength(2 + 3 * 6 + 5);
  const notes = Object.fromEntries(figures.map(({ name, notes: values }) => [name, values]));
  expect(notes['jobs after it']).toMatchObject({ 'mails waiting': 0 });
  expect(notes['jobs after it']?.['mails per s']).toBeGreaterThan(0);
  expect(notes['sweep of 20 windows']?.['ratio']).toBeGreaterThan(0);
  expect(notes['import of 20 usage']?.['ratio']).toBeGreaterThan(0);
  expect(notes['import of 20 customers']?.['ratio']).toBeGreaterThan(0);
}, 180_000);

test('a wrong name of a work is named', async () => {
  await expect(bench({ ...options, only: ['sumbit'] }, () => undefined)).rejects.toThrow('sumbit');
});

test('an answer is whole when its length or its last chunk says so', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
  expect(wholeAnswer(Buffer.from(`${head}hell`))).toBeNull();
  expect(wholeAnswer(Buffer.from(`${head}hello`))).toMatchObject({ status: 200 });
  const chunked = 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n';
  expect(wholeAnswer(Buffer.from(chunked))).toBeNull();
  expect(wholeAnswer(Buffer.from(`${chunked}0\r\n\r\n`))).toMatchObject({ status: 404 });
});

test('the processor time of a process counts with what it started', () => {
  const before = processorOfTree(process.pid);
  for (const until = performance.now() + 120; performance.now() < until;);
  expect(processorOfTree(process.pid)).toBeGreaterThan(before);
});
