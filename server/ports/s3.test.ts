import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TooLarge } from './files.ts';
import { s3Store, type S3Place } from './s3.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const key = '0199aaaa-0000-7000-8000-000000000001/0199aaaa-0000-7000-8000-000000000002';
const objects = new Map<string, Buffer>();
let server: Server;
let place: S3Place;

/** Written from the description of Signature Version 4, beside the product's own. */
function signatureOf(request: IncomingMessage): string {
  const { headers } = request;
  const [, day = '', region = '', names = ''] =
    /Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+)/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const wanted = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    `${day}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const hmac = (secret: string | Buffer, value: string): Buffer =>
    createHmac('sha256', secret).update(value).digest();
  return hmac(
    hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 's3'), 'aws4_request'),
    wanted,
  ).toString('hex');
}

beforeEach(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const hash = createHash('sha256').update(body).digest('hex');
    const signed =
      request.headers.authorization?.endsWith(`Signature=${signatureOf(request)}`) &&
      request.headers['x-amz-content-sha256'] === hash;
    const refuse = (status: number, code: string): void =>
      void response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    const url = request.url ?? '';
    if (!signed) return refuse(403, 'SignatureDoesNotMatch');
    if (request.method === 'PUT') objects.set(url, body);
    if (request.method === 'DELETE') objects.delete(url);
    if (request.method === 'GET' && !objects.has(url)) return refuse(404, 'NoSuchKey');
    response.end(request.method === 'GET' ? objects.get(url) : '');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  place = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: 'proofs',
    prefix: 'of/us',
    region: 'eu-west-1',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey,
  };
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  objects.clear();
});

test('what is put is read again and can be removed', async () => {
  const store = s3Store(place);
  const content = Buffer.from('proof '.repeat(50_000));
  const put = await store.put(key, Readable.from([content.subarray(0, 9), content.subarray(9)]), 1_000_000);
  expect(put).toMatchObject({
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect([...objects.keys()]).toEqual([`/proofs/of/us/${key}`]);
  expect(await text(await store.read(key))).toBe(content.toString());
  await store.remove(key);
  await expect(store.read(key)).rejects.toThrow('FILES: the store answered 404 (NoSuchKey)');
});

test('too much is not sent at all, and a wrong key is told by the setting', async () => {
  await expect(s3Store(place).put(key, Readable.from([Buffer.alloc(11)]), 10)).rejects.toThrow(TooLarge);
  expect(objects.size).toBe(0);
  await expect(
    s3Store({ ...place, secretAccessKey: 'another' }).put(key, Readable.from([Buffer.alloc(5)]), 10),
  ).rejects.toThrow('FILES: the store answered 403 (SignatureDoesNotMatch)');
  await expect(s3Store(place).read('../else')).rejects.toThrow('not a storage key');
});
