/** The program as people run it: `server/main.ts` in a process of its own, with the settings of production. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntilReady } from '../../server/serve.ts';
import { secret } from './world.ts';

export interface Running {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

export interface ProgramSettings {
  databaseUrl: string;
  /** Where a relay listens; without it mail goes nowhere and waits. */
  smtpPort?: number;
  roles?: 'all' | 'http' | 'jobs';
  /** Another file to start than the sources. */
  entry?: string;
}

export const sources = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The settings of production, for the program and for its commands. */
export function settingsOf({
  databaseUrl,
  dataDir,
  smtpPort = 9,
}: {
  databaseUrl: string;
  dataDir: string;
  smtpPort?: number;
}): NodeJS.ProcessEnv {
  const { PATH, HOME, BENCH_NODE_OPTIONS: nodeOptions } = process.env;
  return {
    PATH,
    HOME,
    MODE: 'production',
    PUBLIC_URL: 'https://cpor.vendor.test',
    SECRET: secret,
    DATABASE_URL: databaseUrl,
    DATABASE_APP_PASSWORD: 'unused-over-the-socket',
    DATABASE_AUTH_PASSWORD: 'unused-over-the-socket',
    DATA_DIR: dataDir,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'Bench <bench@vendor.test>',
    OWNER_NAME: 'Bench',
    OWNER_COUNTRY: 'NL',
    OWNER_TIME_ZONE: 'Europe/Amsterdam',
    ...(nodeOptions && { NODE_OPTIONS: nodeOptions }),
  };
}

export async function startServer({
  roles = 'all',
  entry = sources,
  ...settings
}: ProgramSettings): Promise<Running> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'opencpor-bench-'));
  const child = spawn(process.execPath, [entry], {
    env: {
      ...settingsOf({ ...settings, dataDir }),
      HOST: '127.0.0.1',
      PORT: String(port),
      TRUSTED_PROXY: '127.0.0.1',
      ROLES: roles,
    },
    stdio: ['ignore', openSync(join(dataDir, 'out.log'), 'w'), openSync(join(dataDir, 'err.log'), 'w')],
  });
  if (roles !== 'jobs')
    await Promise.race([waitUntilReady(`http://127.0.0.1:${port}`), whenEnded(child, dataDir)]);
  return { port, pid: child.pid as number, stop: () => stopped(child) };
}

export function whenEnded(child: ChildProcess, where: string): Promise<never> {
  return new Promise((_, reject) =>
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}; see ${where}`))),
  );
}

export function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  return gone;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
