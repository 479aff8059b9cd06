/** A ClamAV daemon (clamd), spoken to over TCP by its INSTREAM command. */
import { connect, type Socket } from 'node:net';

export interface VirusScanner {
  scan(content: NodeJS.ReadableStream): Promise<'clean' | 'infected'>;
}

/** A file of 25 MB is scanned within seconds; a daemon that loads new signatures may take longer. */
const patienceMs = 120_000;

export function clamavScanner({ host, port }: { host: string; port: number }): VirusScanner {
  return {
    async scan(content) {
      const socket = connect({ host, port });
      socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
      try {
        const answer = answerOf(socket);
        // The answer may come before everything was sent, e.g. when the daemon takes no file of this size.
        await Promise.race([send(socket, content), answer]);
        return verdictOf(await answer);
      } catch (error) {
        throw new Error(
          `CLAMAV: the scanner at ${host}:${port} cannot be used (${(error as Error).message}).`,
          { cause: error },
        );
      } finally {
        socket.destroy();
      }
    },
  };
}

async function send(socket: Socket, content: NodeJS.ReadableStream): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await write(socket, Buffer.concat([length, bytes]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    socket.write(bytes, (error) => (error ? reject(error) : resolve())),
  );
}

function answerOf(socket: Socket): Promise<string> {
  const promise = new Promise<string>((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')));
    });
    socket.once('end', () => resolve(answer));
    socket.once('error', reject);
  });
  // The sender may fail first with the same error.
  promise.catch(() => undefined);
  return promise;
}

/** "stream: OK" or "stream: Eicar-Signature FOUND"; everything else is no verdict. */
function verdictOf(answer: string): 'clean' | 'infected' {
  const text = answer.trim();
  if (text.endsWith(' FOUND')) return 'infected';
  if (text === 'stream: OK') return 'clean';
  throw new Error(`it answered "${text.slice(0, 200)}"`);
}
