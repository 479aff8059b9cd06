/** Prints the table of settings in docs/operations.md from server/config.ts; with --check it writes nothing and fails when the table is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeConfig, readConfig, SETTINGS, type SettingName } from '../server/config.ts';

const page = join(import.meta.dirname, '..', 'docs', 'operations.md');
const begin = '<!-- settings: printed by scripts/print-settings.ts -->';
const end = '<!-- end of settings -->';

interface Usual {
  type: string;
  default?: string;
  demoDefault?: string;
  secret?: true | 'url';
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${cell(text)}\``;

function usual(name: SettingName): string {
  const { default: always, demoDefault: inDemo, secret }: Usual = SETTINGS[name];
  if (inDemo === undefined) return always === undefined ? '–' : code(always);
  const demo = secret === true ? 'a sample' : code(inDemo);
  return always === undefined ? `demo: ${demo}` : `${code(always)}; demo: ${demo}`;
}

function table(): string {
  const rows = describeConfig(readConfig({})).map(
    ({ name, type, description }) =>
      `| ${code(name)} | ${cell(type)} | ${usual(name)} | ${cell(description)} |`,
  );
  return ['| Setting | Value | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Everything but the table is written by hand and stays. */
function withTable(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`docs/operations.md needs the lines "${begin}" and "${end}", in this order.`);
  return `${text.slice(0, from + begin.length)}\n${table()}\n${text.slice(to)}`;
}

const current = readFileSync(page, 'utf8');
const printed = withTable(current);
if (!process.argv.includes('--check')) writeFileSync(page, printed);
else if (current !== printed) {
  console.error('The settings in docs/operations.md are stale: run `node scripts/print-settings.ts`.');
  process.exitCode = 1;
}
