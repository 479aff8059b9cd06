/** Uploads over a real connection: the size limit, a body cut off, and nothing left behind. */
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, type Api } from '#sdk';
import { draft } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { FileStore } from '../../ports/files.ts';
import { makeApp } from '../app.ts';
import { idOf } from './ids.ts';

let scene: Scene;
let server: Server;
let port: number;
let api: Api;
let claimId: string;
const failures: unknown[] = [];

beforeAll(async () => {
  scene = await makeScene();
  const app = makeApp(
    {
      ...scene.services,
      files: counted(scene.services.files),
    },
    async () => ({ actor: scene.a.admin, session: null }),
    { budgets: null, onError: (error) => failures.push(error) },
  );
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  api = createClient({ baseUrl: `http://127.0.0.1:${port}` });
  const ref = await draft(scene, scene.a);
  claimId = idOf('claim', ref.tenantId, ref.id);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await scene.close();
});

const pdf = (bytes: number): Blob =>
  new Blob(['%PDF-1.7\n', new Uint8Array(bytes - 9)], { type: 'application/pdf' });

/** Bytes that lie in the store. */
const kept = new Set<string>();

function counted(files: FileStore): FileStore {
  return {
    ...files,
    async put(key, content, limit) {
      const stored = await files.put(key, content, limit);
      kept.add(key);
      return stored;
    },
    async remove(key) {
      kept.delete(key);
      await files.remove(key);
    },
  };
}

test('25 MB is accepted, a byte more is not, and the connection goes on', async () => {
  const most = 25 * 1024 * 1024;
  const before = kept.size;
  const file = await api.files.add({ id: claimId, file: pdf(most), fileName: 'large.pdf', note: 'whole' });
  expect(file.size).toBe(most);
  await expect(
    api.files.add({
      id: claimId,
      file: pdf(most + 1),
      fileName: 'larger.pdf',
    }),
  ).rejects.toMatchObject({ code: 'file-too-large' });
  await expect(
    api.files.add({
      id: claimId,
      file: pdf(most * 2),
      fileName: 'huge.pdf',
    }),
  ).rejects.toMatchObject({ status: 413 });
  expect(kept.size).toBe(before + 1);
  const back = await api.files.content({ id: claimId, fileId: file.id });
  expect((await back.arrayBuffer()).byteLength).toBe(most);
});

test('a key sent again gives the first answer and stores nothing more; with another file it is refused', async () => {
  const before = kept.size;
  const first = await api.files.add({
    id: claimId,
    file: pdf(100),
    fileName: 'a.pdf',
    idempotencyKey: 'file-1',
  });
  expect(
    await api.files.add({ id: claimId, file: pdf(100), fileName: 'a.pdf', idempotencyKey: 'file-1' }),
  ).toEqual(first);
  await expect(
    api.files.add({
      id: claimId,
      file: pdf(101),
      fileName: 'a.pdf',
      idempotencyKey: 'file-1',
    }),
  ).rejects.toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  expect(kept.size).toBe(before + 1);
});

test('a body that is cut off leaves nothing behind', async () => {
  const before = kept.size;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST /v1/claims/${claimId}/files HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n` +
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and then the line went dead',
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(kept.size).toBe(before);
  expect(failures).toEqual([]);
});

test('broken bodies are malformed, not failures', async () => {
  const send = async (body: string, type = 'multipart/form-data; boundary=b'): Promise<number> =>
    (
      await fetch(`http://127.0.0.1:${port}/v1/claims/${claimId}/files`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body,
      })
    ).status;
  expect(await send('')).toBe(400);
  expect(await send('--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--b--\r\n')).toBe(
    400,
  );
  expect(await send('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF')).toBe(
    400,
  );
  expect(await send('{}', 'application/json')).toBe(415);
  expect(await send('x', 'multipart/form-data')).toBe(415);
  expect(failures).toEqual([]);
});

test('a Content-Digest that does not fit is refused, of a file and of JSON, and nothing is kept', async () => {
  const before = kept.size;
  const form = new FormData();
  form.set('file', pdf(100), 'a.pdf');
  const wrong = { 'Content-Digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` };
  const address = `http://127.0.0.1:${port}/v1/claims/${claimId}`;
  const file = await fetch(`${address}/files`, { method: 'POST', body: form, headers: wrong });
  expect([file.status, ((await file.json()) as { code: string }).code]).toEqual([400, 'digest-mismatch']);
  expect(kept.size).toBe(before);
  const send = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${address}/comments`, {
      method: 'POST',
      body: '{"text":"Here."}',
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  expect((await send(wrong)).status).toBe(400);
  const right = createHash('sha256').update('{"text":"Here."}').digest('base64');
  expect((await send({ 'Content-Digest': `sha-256=:${right}:, md5=:AAAA:` })).status).toBe(201);
});
