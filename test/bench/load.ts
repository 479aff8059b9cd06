/**
 * The load, in a process of its own: sends prepared requests over kept-alive connections, one after the other on each, and answers
 * how long each took. It writes to sockets directly, since a full HTTP client would cost as much as the services it measures.
 */
import { connect, type Socket } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}
export interface Load {
  port: number;
  connections: number;
  /** Each is asked for as one piece of work: what belongs together goes out one after the other. */
  works: Asked[][];
}
export interface Loaded {
  ms: number;
  /** Of each piece of work, in milliseconds. */
  times: number[];
  statuses: Record<string, number>;
  bytes: number;
  /** The first answer that was no success. */
  refused: string | null;
}

interface Answer {
  status: number;
  bytes: number;
  text: string;
}

function bytesOf(port: number, { method, path, headers = {}, body = '' }: Asked): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = method === 'GET' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${lines.join('')}${length}\r\n${body}`;
}

/** One kept-alive connection; an answer is whole when its length or its last chunk says so. */
class Line {
  #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #wait: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (data: Buffer) => {
      this.#held = this.#held.length === 0 ? data : Buffer.concat([this.#held, data]);
      const answer = wholeAnswer(this.#held);
      if (!answer) return;
      this.#held = Buffer.alloc(0);
      this.#wait?.resolve(answer);
    });
    this.#socket.on('error', (error) => this.#wait?.reject(error));
    this.#socket.on('close', () => this.#wait?.reject(new Error('the connection was closed')));
  }

  send(text: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#wait = { resolve, reject };
      this.#socket.write(text);
    });
  }

  end(): void {
    this.#wait = null;
    this.#socket.destroy();
  }
}

/** null while some of it is still on its way. */
export function wholeAnswer(held: Buffer): Answer | null {
  const headEnd = held.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = held.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const text = (): string => (status >= 400 ? held.toString('utf8', start) : '');
  if (length !== undefined) {
    const end = start + Number(length);
    return held.length >= end ? { status, bytes: end, text: text() } : null;
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, bytes: held.length, text: '' };
  return held.subarray(-5).toString('latin1') === '0\r\n\r\n'
    ? { status, bytes: held.length, text: text() }
    : null;
}

export async function run({ port, connections, works }: Load): Promise<Loaded> {
  const texts = works.map((asked) => asked.map((request) => bytesOf(port, request)));
  const done: Loaded = { ms: 0, times: [], statuses: {}, bytes: 0, refused: null };
  const lines = Array.from({ length: connections }, () => new Line(port));
  let next = 0;
  const started = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      while (next < texts.length) {
        const requests = texts[next++] as string[];
        const began = performance.now();
        for (const text of requests) {
          const answer = await line.send(text);
          done.statuses[answer.status] = (done.statuses[answer.status] ?? 0) + 1;
          done.bytes += answer.bytes;
          if (answer.status >= 400) done.refused ??= answer.text;
        }
        done.times.push(performance.now() - began);
      }
    }),
  );
  done.ms = performance.now() - started;
  for (const line of lines) line.end();
  return done;
}

if (import.meta.main)
  process.on('message', (load: Load) => {
    void run(load).then(
      (loaded) => process.send?.(loaded),
      (error: Error) => process.send?.({ ms: 0, times: [], statuses: {}, bytes: 0, refused: String(error) }),
    );
  });
