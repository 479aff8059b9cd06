/** The real program as a child, in the demo world, with a data folder and a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface DemoProgram {
  url: string;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const patience = 180_000;

export async function startDemo(): Promise<DemoProgram> {
  const dataDir = mkdtempSync(join(tmpdir(), 'opencpor-journeys-'));
  const { PATH, TMPDIR, LANG } = process.env;
  // Over the channel it learns when its parent is gone, however that came about.
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'scripts', 'follow-parent.mjs'), join(root, 'server', 'main.ts')],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH, TMPDIR, LANG, DATA_DIR: dataDir, PORT: '0' },
    },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await readyUrl(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The program says where it answers, once it does. */
function readyUrl(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The program ${why}:\n${said.join('\n')}`));
    const timer = setTimeout(() => fail(`was not ready within ${patience / 1000} s`), patience);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const [, url] = /^OpenCPOR is ready after [\d.]+ s: (\S+)$/.exec(line) ?? [];
        if (!url) return;
        clearTimeout(timer);
        resolve(url);
      });
    }
  });
}
