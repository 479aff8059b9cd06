import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningEmbedded, startEmbedded } from './embedded.ts';
import type { Embedded, EmbeddedOptions } from './embedded.ts';

let folder: string;
let dataDir: string;
let opened: Embedded[] = [];
let children: ChildProcess[] = [];
const lines: string[] = [];

const asRoot = process.getuid?.() === 0;
// Not where the checkout itself lies in a closed folder of root.
const othersMayRun =
  asRoot &&
  spawnSync(process.execPath, [import.meta.filename], { uid: 1234, gid: 1234, stdio: 'ignore' }).error ===
    undefined;

beforeEach(() => {
  // A parent that nobody else may enter, as a home folder often is.
  folder = mkdtempSync(join(tmpdir(), `opencpor-test-${process.pid}-`));
  chmodSync(folder, 0o700);
  dataDir = join(folder, 'data');
  opened = [];
  children = [];
  lines.length = 0;
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of opened) await server.stop();
  // Programs of other processes leave their server to be adopted; adopt and stop it.
  if (await runningEmbedded(dataDir)) await (await startEmbedded({ dataDir })).stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line), ...options });
  opened.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = () =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

/** Another program on the same data folder; resolves with its first line: "ready" or the refusal. */
async function otherProgram(): Promise<{ child: ChildProcess; said: string }> {
  const script = join(folder, 'other.ts');
  writeFileSync(
    script,
    `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    try {
      const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
      console.log('ready', server.adopted);
    } catch (error) {
      console.log(error.message);
    }
  `,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
  );
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

describe('embedded PostgreSQL', () => {
  it('starts, keeps rows over a stop, and starts again', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    expect(await query(first.ownerUrl, 'select current_database() as d, current_user as u')).toEqual([
      { d: 'cpor', u: 'cpor_owner' },
    ]);
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    await expect(query(first.ownerUrl, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    const second = await start();
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is durable, listens on no network and keeps its socket private', async () => {
    const { adminUrl } = await start();
    expect(
      await query(
        adminUrl,
        `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('full_page_writes') as pages, current_setting('wal_compression') as compressed, current_setting('listen_addresses') as listen`,
      ),
    ).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', compressed: 'pglz', listen: '' }]);
    expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('has an owner that is no superuser', async () => {
    const { ownerUrl } = await start();
    expect(
      await query(
        ownerUrl,
        'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true }]);
  });

  it('starts after kill -9 of the server, with every committed row', async () => {
    const first = await start({ onLost: () => undefined });
    await query(first.ownerUrl, 'create table kept as select generate_series(1, 1000) as n');
    await first.stop();
    const { child } = await otherProgram();
    await query(first.ownerUrl, 'insert into kept values (1001)');
    await kill(child);
    process.kill(postmaster(), 'SIGKILL');
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1001 }]);
  });

  it('brings a killed server back while the program runs', async () => {
    const server = await start();
    await query(server.ownerUrl, 'create table kept as select 1 as n');
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    await expect.poll(() => lines.at(-1), { timeout: 20_000 }).toBe('PostgreSQL is back.');
    expect(postmaster()).not.toBe(before);
    expect(await query(server.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
    expect((await otherProgram()).said).toMatch(/^Another OpenCPOR/);
  });

  it('adopts the server of a program that was killed', async () => {
    const { child, said } = await otherProgram();
    expect(said).toBe('ready false');
    const pid = postmaster();
    await kill(child);
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(postmaster()).toBe(pid);
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('refuses a second program and leaves the first one alone', async () => {
    const server = await start();
    const { said } = await otherProgram();
    expect(said).toBe(
      `Another OpenCPOR (process ${process.pid}) is running on the data folder ${dataDir}; stop it first, or set ` +
        'DATA_DIR to another folder.',
    );
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('lets one of two programs win that start together', async () => {
    const both = await Promise.all([otherProgram(), otherProgram()]);
    const said = both.map((one) => one.said).sort();
    expect(said[0]).toMatch(/^Another OpenCPOR \(process \d+\)/);
    expect(said[1]).toMatch(/^ready/);
  });

  it('survives Ctrl-C in the terminal: the server is in a session of its own', async () => {
    await start();
    const stat = readFileSync(`/proc/${postmaster()}/stat`, 'utf8');
    const session = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
    expect(session).toBe(postmaster());
  });

  it('is not fooled by a process number that another process has by now', async () => {
    await (await start()).stop();
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n\n\n\n`,
    );
    writeFileSync(join(dataDir, 'run', '.s.PGSQL.5432.lock'), `${process.pid}\n`);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('starts a copy of the folder of a running server beside it', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 1 as n');
    await query(first.adminUrl, 'checkpoint');
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    cpSync(join(dataDir, 'postgres'), join(copy, 'postgres'), {
      recursive: true,
      mode: 0,
      preserveTimestamps: true,
    });
    spawnSync('chmod', ['-R', 'go-rwx', copy]);
    const second = await start({ dataDir: copy });
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('works where the path is too long for a socket, and with blanks and quotes in it', async () => {
    const long = join(folder, 'with a blank, a "quote" and an apostrophe\'s tail', 'x'.repeat(90));
    const server = await start({ dataDir: long });
    expect(existsSync(join(long, 'run'))).toBe(false);
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('works with a short path that has blanks, commas and quotes in it', async () => {
    const server = await start({ dataDir: join(folder, 'a "b", c\'d') });
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('names the folder it may not write to', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(startEmbedded({ dataDir: join(folder, 'file', 'data') })).rejects.toThrow(
      /The data folder .* cannot be used/,
    );
  });

  it('says what the server said when it cannot start', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '9\n');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/did not start: .*FATAL.*incompatible/);
  });

  it('answers the URL of a running server only', async () => {
    expect(await runningEmbedded(dataDir)).toBeUndefined();
    const server = await start();
    expect(await runningEmbedded(dataDir)).toBe(server.ownerUrl);
    await server.stop();
    expect(await runningEmbedded(dataDir)).toBeUndefined();
  });
});

describe.runIf(asRoot)('embedded PostgreSQL started by root', () => {
  it('runs as another user in a closed folder where there are no user namespaces', async () => {
    const server = await start({ avoidNamespace: true });
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(65534);
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(65534);
    await query(server.ownerUrl, 'create table kept as select 1 as n');
    await server.stop();
    // Namespaces are back, the folder stays with its user.
    const again = await start();
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(65534);
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('runs as another user in an open folder', async () => {
    chmodSync(folder, 0o755);
    mkdirSync(dataDir, { mode: 0o755 });
    const server = await start({ avoidNamespace: true });
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('hands a cluster of root over when namespaces are gone', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 1 as n');
    await first.stop();
    const second = await start({ avoidNamespace: true });
    expect(statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid).toBe(65534);
    expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('keeps the cluster of an ordinary user with that user', async () => {
    mkdirSync(dataDir);
    chownSync(dataDir, 1234, 1234);
    chmodSync(folder, 0o755);
    const first = await start({ avoidNamespace: true });
    await first.stop();
    spawnSync('chown', ['-R', '1234:1234', dataDir]);
    await start();
    expect(statSync(`/proc/${postmaster()}`).uid).toBe(1234);
  });

  it.runIf(othersMayRun)('lets an ordinary user know whose folder it is', async () => {
    await (await start()).stop();
    chmodSync(folder, 0o777);
    spawnSync('chmod', ['777', dataDir, join(dataDir, 'run')]);
    const run = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
       await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => console.log(error.message));`,
      ],
      { uid: 1234, gid: 1234, encoding: 'utf8', cwd: '/' },
    );
    expect(run.stdout).toMatch(/belongs to another user \(uid 0\)/);
  });

  it.runIf(othersMayRun)('works for a user that is a mere number, as in a container', () => {
    chmodSync(folder, 0o777);
    const run = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
       const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
       await server.stop();
       console.log('stopped');`,
      ],
      { uid: 54_321, gid: 54_321, encoding: 'utf8', cwd: '/' },
    );
    expect(`${run.stdout}${run.stderr}`).toBe('stopped\n');
    expect(statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid).toBe(54_321);
    rmSync(dataDir, { recursive: true });
  });

  it('does not take over a socket folder that somebody else prepared', async () => {
    const long = join(folder, 'x'.repeat(110));
    const server = await start({ dataDir: long });
    const socketDir = decodeURIComponent(new URL(server.adminUrl).searchParams.get('host') ?? '');
    await server.stop();
    expect(existsSync(socketDir)).toBe(false);
    mkdirSync(socketDir);
    chmodSync(socketDir, 0o777);
    await expect(startEmbedded({ dataDir: long })).rejects.toThrow(/is not a private folder/);
    rmSync(socketDir, { recursive: true });
  });
});
