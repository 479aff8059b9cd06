import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { callerAddress } from './http/frame/caller.ts';
import { runningServer, stopServer } from './store/postgres/postgres-process.ts';
import { findPlace } from './store/postgres/postgres-place.ts';

const main = new URL('./main.ts', import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), 'opencpor-main-'));
const running: ChildProcess[] = [];

interface Run {
  child: ChildProcess;
  lines: string[];
  ended: Promise<number | string>;
  until(what: RegExp, seconds?: number): Promise<RegExpExecArray>;
}

function start(env: Record<string, string> = {}): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n')));
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const until = async (what: RegExp, seconds = 60): Promise<RegExpExecArray> => {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
      const found = what.exec(lines.join('\n'));
      if (found) return found;
    }
    throw new Error(`${what} was not said; this was:\n${lines.join('\n')}`);
  };
  return { child, lines, ended, until };
}

const ready = /OpenCPOR is ready after ([\d.]+) s: (http:\S+)/;

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  const place = findPlace(dataDir);
  if (runningServer(place) !== undefined) await stopServer(place, () => undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the program', () => {
  test(
    'loads its world once, also when it is killed meanwhile, and is found again after everything',
    { timeout: 180_000 },
    async () => {
      const first = start();
      await first.until(/Loading the demo world/);
      await sleep(500);
      first.child.kill('SIGKILL');
      await first.ended;

      const second = start();
      const [, , url = ''] = await second.until(ready, 90);
      expect(second.lines).toContain('The demo world was not loaded to its end; beginning again.');
      expect(second.lines.some((line) => line.startsWith('Loaded ') && line.endsWith('60 customers.'))).toBe(
        true,
      );
      const people = (await (await fetch(`${url}/v1/demo/people`)).json()) as { items: { name: string }[] };
      expect(people.items.map((person) => person.name)).toContain('Mila de Vries');
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await fetch(`${url}/v1/claims`)).status).toBe(401);

      const rival = start();
      expect(await rival.ended).toBe(1);
      expect(rival.lines.join('\n')).toContain(`is running on the data folder`);
      const port = new URL(url).port;
      const samePort = start({ PORT: port, DATA_DIR: join(dataDir, 'other') });
      expect(await samePort.ended).toBe(1);
      expect(samePort.lines.filter(Boolean)).toEqual([
        `PORT: ${port} is in use by another program; stop that one, or set PORT to another (PORT=8081 npm start).`,
      ]);

      second.child.kill('SIGKILL');
      await second.ended;
      const third = start();
      const [, seconds = '99'] = await third.until(ready);
      expect(third.lines).toContain('The database was still running after an earlier program; taken over.');
      expect(third.lines.join('\n')).not.toContain('Loading');
      expect(Number(seconds)).toBeLessThan(5);

      // The database dies under it and comes back by itself.
      const [, , again = ''] = await third.until(ready);
      process.kill(
        Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGKILL',
      );
      await third.until(/PostgreSQL is back/);
      await expect.poll(async () => (await fetch(`${again}/readyz`)).status, { timeout: 15_000 }).toBe(200);

      third.child.kill('SIGINT');
      expect(await third.ended).toBe(0);
      expect(third.lines).toContain('Stopped.');
      expect(runningServer(findPlace(dataDir))).toBeUndefined();
    },
  );

  test('answers before it is ready that it is starting', async () => {
    const { listen } = await import('./listen.ts');
    const door = await listen({ host: '127.0.0.1', port: 0, trustedProxy: [], mode: 'demo' });
    const url = `http://127.0.0.1:${door.port}`;
    const response = await fetch(`${url}/v1/claims`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    door.open(() => new Response('open'));
    expect(await (await fetch(url)).text()).toBe('open');
    await door.close();
  });

  test('tells in one line which setting is wrong', { timeout: 120_000 }, async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    await new Promise((resolve) => blocker.close(resolve));
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: 'x' }, /^The settings are not right:\n {2}PORT: write a whole number/],
      [{ HOST: '0.0.0.0' }, /HOST: the demo is for this machine only/],
      [
        { DATABASE_URL: `postgresql://owner:x@127.0.0.1:${port}/cpor` },
        /^DATABASE_URL: the database cannot be reached/,
      ],
      [{ DATA_DIR: '/etc/hostname/data' }, /DATA_DIR/],
      [{ MODE: 'production' }, /SECRET: set it/],
    ];
    await Promise.all(
      cases.map(async ([env, message]) => {
        const run = start(env);
        expect(await run.ended).toBe(1);
        expect(run.lines.join('\n')).toMatch(message);
        expect(run.lines.join('\n')).not.toContain('    at ');
      }),
    );
  });
});

describe('who is calling', () => {
  const whoIs = async (trustedProxy: string[], forwarded: string): Promise<string> => {
    const { listen } = await import('./listen.ts');
    const door = await listen({ host: '127.0.0.1', port: 0, trustedProxy, mode: 'production' });
    door.open(
      (_request, env) => new Response(callerAddress((env as { incoming: IncomingMessage }).incoming)),
    );
    const answer = await (
      await fetch(`http://127.0.0.1:${door.port}`, { headers: { 'x-forwarded-for': forwarded } })
    ).text();
    await door.close();
    return answer;
  };

  test('is believed of a proxy only, and only as far as proxies go', async () => {
    expect(await whoIs([], '203.0.113.9')).toBe('127.0.0.1');
    expect(await whoIs(['127.0.0.1'], '203.0.113.9')).toBe('203.0.113.9');
    expect(await whoIs(['127.0.0.1', '10.0.0.0/8'], '198.51.100.1, 203.0.113.9, 10.1.2.3')).toBe(
      '203.0.113.9',
    );
    expect(await whoIs(['10.0.0.0/8'], '203.0.113.9')).toBe('127.0.0.1');
    expect(await whoIs(['127.0.0.1'], 'nonsense')).toBe('127.0.0.1');
  });

  test('is told of each request, also of several at once on one connection of the proxy', async () => {
    const { listen } = await import('./listen.ts');
    const door = await listen({
      host: '127.0.0.1',
      port: 0,
      trustedProxy: ['127.0.0.1'],
      mode: 'production',
    });
    // Both have come before the first is answered.
    const both = Promise.withResolvers<void>();
    let come = 0;
    door.open(async (_request, env) => {
      come += 1;
      if (come === 2) both.resolve();
      await both.promise;
      return new Response(`${callerAddress((env as { incoming: IncomingMessage }).incoming)};`);
    });
    const { connect } = await import('node:net');
    const socket = connect(door.port, '127.0.0.1');
    const ask = (from: string, last: boolean): string =>
      `GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n${last ? 'Connection: close\r\n' : ''}\r\n`;
    socket.write(ask('203.0.113.1', false) + ask('203.0.113.2', true));
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer.match(/203[.\d]+(?=;)/g)).toEqual(['203.0.113.1', '203.0.113.2']);
    await door.close();
  });

  test('a demo answers under the names of this machine only', async () => {
    const { listen } = await import('./listen.ts');
    const door = await listen({ host: '127.0.0.1', port: 0, trustedProxy: [], mode: 'demo' });
    door.open(() => new Response('open'));
    const { request } = await import('node:http');
    const statusOf = (host: string): Promise<number | undefined> =>
      new Promise((resolve) => {
        request({ host: '127.0.0.1', port: door.port, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect([
      await statusOf('localhost:8080'),
      await statusOf('127.0.0.1'),
      await statusOf('[::1]:1'),
      await statusOf('rebound.example'),
    ]).toEqual([200, 200, 200, 421]);
    await door.close();
  });
});
