/** The server starts both ways: from its sources, which server/main.test.ts shows, and as it is built for `npm start`. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLimits, type DocumentText } from '../server/ports/read-document.ts';
import { waitUntilReady } from '../server/serve.ts';

const root = join(import.meta.dirname, '..');
const name = `server-test-${process.pid}`;
const out = join(root, 'dist', name);
const dataDir = mkdtempSync(join(tmpdir(), 'opencpor-built-'));

const env = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  DATA_DIR: dataDir,
  MODE: 'production',
  SECRET: 'of this test, and long enough to be one',
  PUBLIC_URL: 'https://cpor.vendor.test',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Test <test@vendor.test>',
  OWNER_COUNTRY: 'NL',
  OWNER_TIME_ZONE: 'Europe/Amsterdam',
};

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build-server.ts', name], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr + built.stdout);
}, 120_000);

afterAll(() => {
  rmSync(out, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

async function takenPort(): Promise<{ port: number; close(): void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test('a built server migrates an empty database, answers and stops', async () => {
  const { port, close } = await takenPort();
  close();
  const child = spawn(process.execPath, [join(out, 'start.mjs')], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    await waitUntilReady(`http://127.0.0.1:${port}`, 90);
    const contract = await fetch(`http://127.0.0.1:${port}/v1/openapi.json`);
    expect(await contract.json()).toMatchObject({ openapi: '3.1.0' });
    expect((await fetch(`http://127.0.0.1:${port}/v1/claims`)).status).toBe(401);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
}, 120_000);

test('its stack traces name the sources', async () => {
  const { port, close } = await takenPort();
  const tried = spawnSync(process.execPath, [join(out, 'start.mjs')], {
    env: { ...env, PORT: String(port), LOG_LEVEL: 'debug', LOG_FORMAT: 'text' },
    encoding: 'utf8',
  });
  close();
  expect(tried.status).toBe(1);
  expect(tried.stderr).toMatch(/PORT: \d+ is in use/);
  expect(tried.stderr).toMatch(/server\/listen\.ts:\d+/);
});

test('its threads read documents', async () => {
  const document = await PDFDocument.create();
  document.addPage().drawText('Signed by both.');
  const thread = new Worker(join(out, 'read-document-thread.mjs'), { stdout: true, stderr: true });
  thread.postMessage({ bytes: await document.save(), type: 'application/pdf', limits: defaultLimits });
  const [read] = (await once(thread, 'message')) as [DocumentText];
  await thread.terminate();
  expect(JSON.stringify(read)).toContain('Signed by both.');
});

test('the code is compiled beforehand', () => {
  expect(readdirSync(join(out, 'cache')).length).toBeGreaterThan(0);
});
