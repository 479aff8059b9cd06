import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', 'test/journeys/**', 'data/**'];

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
    projects: [
      // Rules need no database; their tests start at once.
      { extends: true, test: { name: 'rules', include: ['rules/**/*.test.ts'], exclude: never } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['**/*.test.ts'],
          exclude: [...never, 'rules/**'],
          globalSetup: ['test/global-setup.ts'],
          setupFiles: ['test/statements/record.ts'],
        },
      },
    ],
  },
});
