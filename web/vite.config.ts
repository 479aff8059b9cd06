import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Every path that has a page, for the server: another address is a 404 there, too. */
function pathsOfPages(): Plugin {
  return {
    name: 'paths-of-pages',
    generateBundle() {
      const folder = join(import.meta.dirname, 'paths');
      const paths = readdirSync(folder).flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map(
          ([, path]) => path,
        ),
      );
      this.emitFile({ type: 'asset', fileName: 'paths.json', source: JSON.stringify(paths.toSorted()) });
    },
  };
}

/** `vite build web` writes what the server serves; `vite web` serves the pages beside a server that already runs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pathsOfPages()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The names of files change with their content, so they may be kept for good.
    assetsDir: 'assets',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Packages say 'use client' for frameworks that render on a server; here everything is the client.
      onLog: (level, log, handle) => {
        if (!log.message.includes('use client')) handle(level, log);
      },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/mailbox': 'http://127.0.0.1:8080' } },
});
