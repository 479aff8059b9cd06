/**
 * After a test run: is every statement that the program sent one that a distributed database takes? Planned on the same migrations with
 * every tenant table split by tenant. What goes to several partitions is a finding unless it is written down (fan-outs.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fanOuts } from './fan-outs.ts';
import { offenders } from './offenders.ts';
import { fannedOut, parentsOf } from './plan.ts';
import type { Recorded } from './record.ts';
import { brokenByFanningOut, brokenByText, type Rule } from './text-rules.ts';

export interface Finding {
  at: string;
  rule: Rule;
  tables: string[];
  text: string;
}

/** Tables and columns that only a test makes, or that a later migration took away. */
const notThere = new Set(['42P01', '42703']);

export function readRecorded(folder: string): Recorded[] {
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const unique = new Set(lines.filter((line) => line !== ''));
  return [...unique].map((line) => JSON.parse(line) as Recorded);
}

/** `appUrl` is the program's on a database that is split. */
export async function findBroken(recorded: Recorded[], appUrl: string, split: string[]): Promise<Finding[]> {
  const tables = new Set(split);
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await client.query("set plan_cache_mode = 'force_custom_plan'");
  const parents = await parentsOf(client);
  const findings = new Map<string, Finding>();
  const add = ({ at, text }: Recorded, rule: Rule, named: string[] = []): void => {
    const before = findings.get(`${at} ${rule}`);
    const all = [...new Set([...(before?.tables ?? []), ...named])].toSorted();
    findings.set(`${at} ${rule}`, { at, rule, tables: all, text: before?.text ?? text });
  };
  try {
    for (const one of recorded) {
      for (const rule of brokenByText(one.text, tables)) add(one, rule);
      const fanned = await fannedOut(client, one, parents).catch(
        (error: { code?: string; message: string }) => {
          if (!notThere.has(error.code ?? '')) add(one, 'not-planned', [error.message]);
          return [];
        },
      );
      if (fanned.length === 0) continue;
      for (const rule of brokenByFanningOut(one.text)) add(one, rule, fanned);
      const allowed = fanOuts[one.at]?.tables ?? [];
      const unlisted = allowed === 'every' ? [] : fanned.filter((table) => !allowed.includes(table));
      if (unlisted.length > 0) add(one, 'fans-out', unlisted);
    }
  } finally {
    await client.end();
  }
  return [...findings.values()];
}

/** What was found and is not known, and, after a whole run, what is known and was not found: that list only shrinks. */
export function complaints(findings: Finding[], whole: boolean): string[] {
  const known = ({ at, rule }: Finding): boolean => offenders[at]?.includes(rule) === true;
  const fresh = findings
    .filter((one) => !known(one))
    .map(
      ({ at, rule, tables, text }) =>
        `${at}: ${rule} ${tables.join(', ')}\n    ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
    );
  if (!whole) return fresh;
  const found = new Set(findings.map(({ at, rule }) => `${at} ${rule}`));
  const stale = Object.entries(offenders).flatMap(([at, rules]) =>
    rules
      .filter((rule) => !found.has(`${at} ${rule}`))
      .map((rule) => `${at}: ${rule} is not found any more; take it off test/statements/offenders.ts`),
  );
  return [...fresh, ...stale];
}
