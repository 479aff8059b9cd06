import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build web` writes what the server serves; `vite web` serves the pages beside a server that already runs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
