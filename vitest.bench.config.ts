import { defineConfig } from 'vitest/config';

/** `npm run bench`: measurements, printed and never asserted on time. */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    include: ['test/bench/**/*.bench.ts'],
    disableConsoleIntercept: true,
  },
});
