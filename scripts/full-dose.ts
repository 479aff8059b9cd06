/**
 * The long versions of tests whose short ones are part of `npm test`: `npm run test:faults` kills and races for a quarter of an hour,
 * `npm run simulate` plays years. `npm run simulate -- 5 1234` plays five, the first with seed 1234. `npm run journeys` walks the same
 * journeys as `npm test`, and looks for violations on every page they open, in light and dark, in each of four widths;
 * `npm run journeys -- desk` only those whose file matches.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium, installChromium, noChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');

function vitest(where: string[], env: Record<string, string>): boolean {
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...where], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return run.status === 0;
}

function simulate([years = '10', first = String(Math.floor(Math.random() * 1_000_000))]: string[]): boolean {
  const failed: number[] = [];
  for (let year = 0; year < Number(years); year += 1) {
    const seed = Number(first) + year;
    if (
      !vitest(['test/simulation'], {
        SIMULATE_SEED: String(seed),
        SIMULATE_STEPS: process.env.SIMULATE_STEPS ?? '3000',
      })
    )
      failed.push(seed);
  }
  console.log(
    failed.length === 0
      ? `${years} years, first seed ${first}: every invariant held.`
      : `Failed with the seeds ${failed.join(', ')}.`,
  );
  return failed.length === 0;
}

function journeys(files: string[]): boolean {
  const chromium = findChromium() ?? installChromium();
  if (!chromium) {
    console.error(`The journeys cannot be walked: ${noChromium}`);
    return false;
  }
  const run = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium, JOURNEYS_DOSE: 'full' },
  });
  return run.status === 0;
}

const [dose, ...args] = process.argv.slice(2);
const doses: Record<string, () => boolean> = {
  faults: () =>
    vitest(['test/faults', 'server/actions/run/acts.test.ts'], {
      FAULTS_AT_ONCE: process.env.FAULTS_AT_ONCE ?? '16',
      FAULTS_ROUNDS: process.env.FAULTS_ROUNDS ?? '20',
      FAULTS_CLAIMS: process.env.FAULTS_CLAIMS ?? '240',
      FAULTS_WINDOWS: process.env.FAULTS_WINDOWS ?? '2000',
      FAULTS_RIVALS: process.env.FAULTS_RIVALS ?? '2,3,5,16',
    }),
  simulate: () => simulate(args),
  journeys: () => journeys(args),
};
const run = doses[dose ?? ''];
if (!run) console.error(`"${dose ?? ''}" is none of: ${Object.keys(doses).join(', ')}.`);
process.exitCode = run?.() ? 0 : 1;
