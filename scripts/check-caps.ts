// Files longer than the caps for files and functions are listed in .oxlintrc.json. A listed file that fits leaves the list.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Override {
  files: string[];
  rules: Record<string, unknown>;
}
interface Config {
  rules: Record<string, unknown>;
  overrides: Override[];
}

const ROOT = join(import.meta.dirname, '..');
const CAPS = ['max-lines', 'max-lines-per-function'];

const config = JSON.parse(
  readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8').replace(/^\s*\/\/.*$/gm, ''),
) as Config;
const folder = mkdtempSync(join(tmpdir(), 'opencpor-caps-'));
let fits: string[] = [];
try {
  for (const cap of CAPS) {
    const listed = config.overrides
      .filter(({ rules, files }) => rules[cap] === 'off' && !files.includes('test/**'))
      .flatMap(({ files }) => files);
    if (listed.length === 0) continue;
    const path = join(folder, `${cap}.json`);
    writeFileSync(path, JSON.stringify({ plugins: [], categories: {}, rules: { [cap]: config.rules[cap] } }));
    const run = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--config', path, '--format', 'unix', ...listed],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    );
    const long = new Set(
      run.stdout
        .split('\n')
        .filter((line) => line.includes(`(${cap})`))
        .map((line) => line.split(':')[0]),
    );
    fits = [...fits, ...listed.filter((file) => !long.has(file)).map((file) => `${file} (${cap})`)];
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const file of fits)
  console.log(`${file} is within the cap, or gone: take it off the list in .oxlintrc.json.`);
process.exitCode = fits.length > 0 ? 1 : 0;
