import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { importCustomers } from '../server/actions/operations/import-customers.ts';
import type { ImportedLine, ImportOptions, ImportReport } from '../server/actions/operations/import-list.ts';
import { importPartners } from '../server/actions/operations/import-partners.ts';
import { importSubscriptions } from '../server/actions/operations/import-subscriptions.ts';
import { importUsage } from '../server/actions/operations/import-usage.ts';
import type { Services } from '../server/actions/run/context.ts';
import { migrateNamed, Opened, openParts, seedAll } from '../server/open.ts';
import { systemClock } from '../server/ports/clock.ts';
import { loggerOf, withServer } from './database.ts';
import { UsageError, type Call } from './main.ts';

const lists: Record<
  string,
  (services: Services, source: Readable, options: ImportOptions) => Promise<ImportReport>
> = {
  partners: importPartners,
  customers: importCustomers,
  subscriptions: importSubscriptions,
  usage: importUsage,
};

export async function importCommand(call: Call): Promise<number> {
  const [name = '', path = ''] = call.args;
  const bring = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!bring)
    throw new UsageError(`There is no list "${name}"; write one of ${Object.keys(lists).join(', ')}.`);
  const source = await openSource(path);
  return withServer(call, async (config, urls, opened) => {
    await migrateNamed(config, urls, call.err);
    const { services } = await openParts(config, urls, systemClock, config.publicUrl, opened, loggerOf(call));
    await seedAll(services.db, call.err);
    return bringIn(call, services, bring, source, opened);
  });
}

async function openSource(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${path}.`);
  return createReadStream(path);
}

async function bringIn(
  call: Call,
  services: Services,
  bring: NonNullable<(typeof lists)[string]>,
  source: Readable,
  opened: Opened,
): Promise<number> {
  const { quiet, report: path } = call.options;
  const file = typeof path === 'string' ? createWriteStream(path) : null;
  if (file) {
    await once(file, 'open');
    opened.add('The report', () => new Promise<void>((resolve) => file.end(() => resolve())));
    file.write('line,outcome,name,column,code,message\n');
  }
  const dryRun = call.options['dry-run'] === true;
  const report = await bring(services, source, {
    dryRun,
    onLine: (line) => {
      if (file) writeLine(file, line);
      if (quiet !== true || line.outcome === 'refused') tell(call, line);
    },
  });
  for (const note of report.notes) call.out(note);
  if (report.problem !== null) {
    call.err(report.problem);
    return 1;
  }
  const { added, changed, unchanged, refused } = report.counts;
  call.out(
    `${report.list}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused${dryRun ? ' (dry run: nothing was kept)' : ''}.`,
  );
  return refused === 0 ? 0 : 1;
}

function tell({ out }: Call, { line, outcome, name, problems }: ImportedLine): void {
  out(`line ${line}: ${outcome}${name ? ` ${name}` : ''}`);
  for (const { message } of problems) out(`  ${message}`);
}

function writeLine(file: WriteStream, { line, outcome, name, problems }: ImportedLine): void {
  const rows =
    problems.length > 0
      ? problems.map(({ column, code, message }) => [column ?? '', code, message])
      : [['', '', '']];
  for (const row of rows) file.write(`${[String(line), outcome, name, ...row].map(quoted).join(',')}\n`);
}

/** A spreadsheet takes a value that begins like a formula for one. */
function quoted(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
