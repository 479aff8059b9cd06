// The entry of a built server (dist/server/start.mjs): turns on the cache of compiled code and the maps that let stack traces name
// the sources, then runs the program as server/main.ts would.
import { constants, enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// The user who runs the program may not be the one who built it, nor write there.
const folders = [join(import.meta.dirname, 'cache'), join(process.env.DATA_DIR ?? 'data', 'code-cache')];
for (const folder of folders)
  if (enableCompileCache(folder).status !== constants.compileCacheStatus.FAILED) break;
process.setSourceMapsEnabled(true);
const { run } = await import('./main.mjs');
if (process.argv.includes('--warm')) flushCompileCache();
else process.exit(await run(process.env));
