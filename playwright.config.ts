import { defineConfig } from '@playwright/test';

// Chromium asks for nothing from outside, so that the journeys run without a network, too.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'test/journeys',
  globalSetup: './test/journeys/start-program.ts',
  // One program with one clock: the journeys share it, each with claims and customers of its own.
  workers: 2,
  // A machine that is busy with other work may be too slow once; what fails twice is broken.
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.JOURNEYS_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'on-first-retry',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: quiet },
  },
  // What needs the windows of the demo world to be open comes before what moves the clock.
  projects: [
    { name: 'in the window', testIgnore: /main-job/ },
    { name: 'through time', testMatch: /main-job/, dependencies: ['in the window'] },
  ],
});
