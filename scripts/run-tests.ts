// `npm test`: checks, then the tests beside the code, then the journeys in a browser; one line with the sum at the very end.
// With arguments (`npm test -- rules/calendar`) only the tests beside the code that match them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installChromium, noChromium } from './chromium.ts';
import { runChecks } from './run-checks.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

const ROOT = join(import.meta.dirname, '..');
const JOURNEYS = 'test/journeys';

const reports = mkdtempSync(join(tmpdir(), 'opencpor-reports-'));
const filters = process.argv.slice(2);
const tallies: Tally[] = [];
try {
  if (filters.length === 0) tallies.push({ ...runChecks(), skipped: 0 });
  tallies.push(await runVitest());
  if (filters.length === 0 && existsSync(join(ROOT, JOURNEYS))) tallies.push(await runJourneys());
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exitCode = sum('failed') > 0 ? 1 : 0;

async function runVitest(): Promise<Tally> {
  const file = join(reports, 'vitest.json');
  const code = await node([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ]);
  return atLeastOneFailure(code, file, (report: VitestReport) => {
    // A file that cannot be loaded has no tests to count, and is a failure all the same.
    const broken = report.testResults.filter(
      (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

async function runJourneys(): Promise<Tally> {
  const chromium = findChromium() ?? installChromium();
  if (!chromium) {
    console.log(`The journeys in a browser are skipped: ${noChromium}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const file = join(reports, 'playwright.json');
  const code = await node(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return atLeastOneFailure(code, file, ({ stats, errors }: PlaywrightReport) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

/** A runner that fails without a failed test (it crashed, or found an error outside of tests) counts as one failure. */
function atLeastOneFailure<Report>(code: number, file: string, count: (report: Report) => Tally): Tally {
  const tally = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')) as Report)
    : { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

async function node(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
