/** A database of the same migrations in which every tenant table is split by tenant over four partitions. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, migrate } from '../../server/store/postgres/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../database.ts';

/** Small and shared; they never point at tenant tables (portability rule 7). */
export const reference = ['customer', 'customer_domain', 'member'];

const table = /create table (\w+) \(([\s\S]*?)\n\);/g;

/** `adminUrl` names the server where there is no test to ask it of. */
export async function createSplitDatabase(
  adminUrl?: string,
): Promise<{ database: TestDatabase; split: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-partitioned-'));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const split = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .reduce<string[]>((names, file) => splitIn(join(folder, file), names), []);
  const database = await createEmptyDatabase(adminUrl);
  await migrate({ ownerUrl: database.ownerUrl, folder });
  rmSync(folder, { recursive: true });
  return { database, split };
}

/** The tables that are split after this file, the split ones before it being these. */
function splitIn(file: string, before: string[]): string[] {
  const split = [...before];
  const sql = readFileSync(file, 'utf8').replace(table, (all: string, name: string, body: string) => {
    if (!/^\s*tenant_id uuid/m.test(body) || reference.includes(name)) return all;
    split.push(name);
    const parts = [0, 1, 2, 3].map(
      (rest) =>
        `create table ${name}_p${rest} partition of ${name} for values with (modulus 4, remainder ${rest});`,
    );
    return `create table ${name} (${body}\n) partition by hash (tenant_id);\n${parts.join('\n')}`;
  });
  writeFileSync(file, sql);
  const renamed = new Map(
    [...sql.matchAll(/^alter table (\w+) rename to (\w+);/gm)].map(([, old, name]) => [old, name]),
  );
  const dropped = new Set([...sql.matchAll(/^drop table (\w+);/gm)].map(([, name]) => name));
  return split.filter((name) => !dropped.has(name)).map((name) => renamed.get(name) ?? name);
}
