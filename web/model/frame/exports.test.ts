import { expect, test } from 'vitest';
import type { CsvFile } from '#sdk';
import { makeExports, type Ended, type FetchFile } from './exports.ts';

const file: CsvFile = { name: 'claims-2026-03-06.csv', rows: 2, content: new Blob(['a']) };
const wanted = { id: 'claims', label: 'My open', operation: 'claims.list' as const, request: {} };

function watched(fetchFile: FetchFile) {
  const saved: CsvFile[] = [];
  const ended: Ended[] = [];
  const seen: string[] = [];
  const exports = makeExports(fetchFile, (one) => saved.push(one));
  exports.onEnd((one) => ended.push(one));
  exports.subscribe(() =>
    seen.push(
      exports
        .list()
        .map(({ label, rows }) => `${label} ${rows}`)
        .join(', '),
    ),
  );
  return { exports, saved, ended, seen };
}

test('tells how many rows came, and saves the file at the end', async () => {
  const { exports, saved, ended, seen } = watched(async (_operation, _request, { onRows }) => {
    onRows(1);
    onRows(2);
    return file;
  });
  await exports.start(wanted);
  expect(seen).toEqual(['My open 0', 'My open 1', 'My open 2', '']);
  expect([saved, ended]).toEqual([[file], [{ kind: 'done', label: 'My open', file: file.name, rows: 2 }]]);
});

test('is stopped by the person, and then saves nothing', async () => {
  const { exports, saved, ended } = watched(
    (_operation, _request, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const first = exports.start(wanted);
  await exports.start(wanted);
  expect(exports.list()).toHaveLength(1);
  exports.list()[0]?.stop();
  await first;
  expect([saved, ended, exports.list()]).toEqual([[], [{ kind: 'stopped', label: 'My open' }], []]);
});

test('says what went wrong', async () => {
  const error = new Error('the connection broke');
  const { exports, ended } = watched(() => Promise.reject(error));
  await exports.start(wanted);
  expect(ended).toEqual([{ kind: 'failed', label: 'My open', error }]);
});
