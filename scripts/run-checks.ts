// Everything that can be known without running the program: types, lint, arrows, and whether what is printed from the code is current.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

export interface Tally {
  passed: number;
  failed: number;
}

interface Check {
  name: string;
  command: string[];
  /** Runs only when one of these exists. */
  when: string;
}

const ROOT = join(import.meta.dirname, '..');
const TSC = 'node_modules/typescript/bin/tsc';

// A printed file's script writes it; with --check it writes nothing and fails when the file is stale.
const CHECKS: Check[] = [
  { name: 'types of the house', command: [TSC, '-p', '.'], when: 'tsconfig.json' },
  {
    name: 'types of the rules, without Node and browser',
    command: [TSC, '-p', 'rules'],
    when: 'rules/**/*.ts',
  },
  { name: 'types of the portal', command: [TSC, '-p', 'web'], when: 'web/**/*.{ts,tsx}' },
  { name: 'layout', command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'], when: '.oxfmtrc.json' },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'], when: '.oxlintrc.json' },
  {
    name: 'lists of what is too long only shrink',
    command: ['scripts/check-caps.ts'],
    when: 'scripts/check-caps.ts',
  },
  { name: 'arrows between the rooms', command: ['scripts/check-arrows.ts'], when: 'scripts/check-arrows.ts' },
  {
    name: 'what code and docs cite exists',
    command: ['scripts/check-references.ts'],
    when: 'docs/domain/*.md',
  },
  {
    name: 'texts, docs and comments in current words',
    command: ['scripts/check-words.ts'],
    when: 'scripts/check-words.ts',
  },
  {
    name: 'the portal compares no roles',
    command: ['scripts/check-rights.ts'],
    when: 'scripts/check-rights.ts',
  },
  {
    name: 'every table has its place on a cluster',
    command: ['scripts/check-places.ts'],
    when: 'scripts/check-places.ts',
  },
  { name: 'acts are complete', command: ['scripts/check-actions.ts'], when: 'scripts/check-actions.ts' },
  {
    name: 'docs/rules.md is current',
    command: ['scripts/print-rules.ts', '--check'],
    when: 'scripts/print-rules.ts',
  },
  {
    name: 'settings in docs/operations.md are current',
    command: ['scripts/print-settings.ts', '--check'],
    when: 'scripts/print-settings.ts',
  },
  {
    name: 'openapi.json is current',
    command: ['scripts/print-openapi.ts', '--check'],
    when: 'scripts/print-openapi.ts',
  },
  { name: 'sdk is current', command: ['scripts/print-sdk.ts', '--check'], when: 'scripts/print-sdk.ts' },
];

/** Runs every check to its end, also after one failed, so that all problems are seen at once. */
export function runChecks(): Tally {
  const tally = { passed: 0, failed: 0 };
  for (const { name, command, when } of CHECKS) {
    if (globSync(when, { cwd: ROOT }).length === 0) continue;
    const run = spawnSync(process.execPath, command, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const ok = run.status === 0;
    tally[ok ? 'passed' : 'failed'] += 1;
    console.log(`${ok ? '✓' : '✗'} ${name}`);
    if (!ok) console.log(`${run.stdout}${run.stderr}${run.error?.message ?? ''}`.trimEnd());
  }
  return tally;
}

if (import.meta.main) {
  const { passed, failed } = runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
