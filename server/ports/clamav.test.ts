import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { clamavScanner } from './clamav.ts';

let server: Server | null = null;

afterEach(() => {
  server?.close();
});

/** A daemon that reads the stream as clamd does and answers what it is told to. */
async function daemon(
  answer: (content: Buffer, socket: Socket) => void,
): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const content = contentOf(received);
      if (content) answer(content, socket);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

/** null until the closing chunk of length 0 has come. */
function contentOf(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return null;
  if (received.toString('latin1', 0, command.length) !== command) throw new Error('another command');
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const content = (): Readable => Readable.from([Buffer.alloc(100_000, 1), Buffer.from('the end')]);

test('what was sent is what is scanned, and the verdict is told', async () => {
  let seen = 0;
  const place = await daemon((bytes, socket) => {
    seen = bytes.length;
    socket.end('stream: OK\0');
  });
  expect(await clamavScanner(place).scan(content())).toBe('clean');
  expect(seen).toBe(100_007);
});

test('a virus is told', async () => {
  const place = await daemon((_bytes, socket) => socket.end('stream: Eicar-Signature FOUND\0'));
  expect(await clamavScanner(place).scan(content())).toBe('infected');
});

test('no answer and an odd answer are no verdict', async () => {
  const odd = await daemon((_bytes, socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'));
  await expect(clamavScanner(odd).scan(content())).rejects.toThrow('CLAMAV: the scanner at 127.0.0.1');
  server?.close();
  await expect(clamavScanner({ host: '127.0.0.1', port: 1 }).scan(content())).rejects.toThrow('ECONNREFUSED');
  const silent = await daemon((_bytes, socket) => socket.end());
  await expect(clamavScanner(silent).scan(content())).rejects.toThrow('it answered ""');
});
