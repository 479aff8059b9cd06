/**
 * The server as a few files that start quickly, in dist/server: reading two thousand modules one by one takes longer than everything
 * else a start does. The sources stay the truth: `node server/main.ts` runs them as they are, and stack traces name them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'vite';

const root = join(import.meta.dirname, '..');
/** Another folder of dist for tests. */
const out = join(root, 'dist', process.argv[2] ?? 'server');

/** Threads are started by the address of their file. */
const threads = ['check-proof-thread', 'read-document-thread'];

/** What modules read beside themselves comes along, so that a build is one version as a whole, whatever the sources become. */
const beside = [
  'server/store/migrations',
  'server/auth/common-passwords.txt',
  'demo/calendars',
  'demo/samples',
];

/** A module finds files beside itself in the copy; the portal is built by itself and stays where it is. */
const places: Plugin = {
  name: 'places-of-sources',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.ts') || id.includes('node_modules')) return null;
    const source = relative(root, id).replaceAll('\\', '/');
    const base = source === 'server/serve.ts' ? '../..' : 'files';
    const folder = JSON.stringify(`/${base}/${dirname(source)}`);
    const moved = code
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${folder})`)
      .replaceAll(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, (whole, name: string) =>
        threads.includes(name) ? `new URL('./${name}.mjs', import.meta.url)` : whole,
      );
    return moved === code ? null : { code: moved, map: null };
  },
};

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [places],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    target: 'esnext',
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        main: join(root, 'server', 'main.ts'),
        ...Object.fromEntries(threads.map((name) => [name, join(root, 'server', 'ports', `${name}.ts`)])),
      },
      external: ['pg-native'],
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name]-[hash].mjs',
        // Only what nobody reads goes: names stay, and maps lead to the sources.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});

for (const path of beside) cpSync(join(root, path), join(out, 'files', path), { recursive: true });
cpSync(join(root, 'scripts', 'start-built.mjs'), join(out, 'start.mjs'));
// Compiled once here, so that the first start is as quick as the next.
const warmed = spawnSync(process.execPath, [join(out, 'start.mjs'), '--warm'], { stdio: 'inherit' });
if (warmed.status !== 0) process.exit(1);
