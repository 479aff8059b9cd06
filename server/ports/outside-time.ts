/** What others say the time is: the mail relay in its greeting, a web server in its Date header. To the second, not exact. */
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface TimeSource {
  /** As an operator reads it. */
  name: string;
  /** Milliseconds since 1970; null when it does not say. */
  ask(): Promise<number | null>;
}

const patienceMs = 5000;

/** RFC 5322 3.3, as many relays write it behind their name. */
const mailDate =
  /\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC?)/;

export function dateIn(greeting: string): number | null {
  const found = mailDate.exec(greeting);
  const at = found ? Date.parse(found[0]) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** Only some relays date their greeting; the others cannot be asked. */
export function relayTime(url: string): TimeSource {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const at = { host, port: Number(port) || (secure ? 465 : 587) };
  return {
    name: `the mail relay ${hostname}`,
    ask: () =>
      new Promise((resolve) => {
        const socket: Socket = secure ? connectTls({ ...at, servername: host }) : connectPlain(at);
        let heard = '';
        const done = (): void => {
          socket.destroy();
          resolve(dateIn(heard));
        };
        socket.setTimeout(patienceMs, done);
        socket.on('error', done);
        socket.on('close', done);
        socket.on('data', (bytes: Buffer) => {
          heard += bytes.toString('latin1');
          if (!/^\d{3} .*\n/m.test(heard) && heard.length < 4096) return;
          socket.write('QUIT\r\n');
          done();
        });
      }),
  };
}

/** RFC 9110 6.6.1: every server with a clock dates its answers. */
export function webTime(url: string): TimeSource {
  const { origin, host } = new URL(url);
  return {
    name: `the server ${host}`,
    async ask() {
      try {
        const answer = await fetch(origin, {
          method: 'HEAD',
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        });
        const at = Date.parse(answer.headers.get('date') ?? '');
        return Number.isNaN(at) ? null : at;
      } catch {
        return null;
      }
    },
  };
}
