/** Into how many partitions of each table a statement would be sent by a planner that has nothing but the values it was given. */
import type pg from 'pg';
import type { Recorded } from './record.ts';

interface Plan {
  'Relation Name'?: string;
  Plans?: Plan[];
  'Target Tables'?: Plan[];
}

const planned = /^(?:\(|select|with|insert|update|delete|merge|values)\b|^\(/i;
const cursor = /^\s*declare\s+\w+\s+(?:no scroll\s+)?cursor\s+for\s+/i;

/** Tables that it reads or writes in more than one partition. Not EXPLAIN ANALYZE: where it goes must be known before it runs. */
export async function fannedOut(
  client: pg.Client,
  { text, values }: Recorded,
  parents: ReadonlyMap<string, string>,
): Promise<string[]> {
  const sql = text.replace(cursor, '').trim();
  if (!planned.test(sql)) return [];
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `explain (format json) ${sql}`,
    values.map((value) =>
      value !== null && typeof value === 'object' ? Buffer.from(value.bytes, 'base64') : value,
    ),
  );
  const partitions = new Map<string, Set<string>>();
  walk(rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}, parents, partitions);
  return [...partitions].filter(([, parts]) => parts.size > 1).map(([table]) => table);
}

function walk(plan: Plan, parents: ReadonlyMap<string, string>, found: Map<string, Set<string>>): void {
  const name = plan['Relation Name'] ?? '';
  const table = parents.get(name);
  if (table !== undefined) found.set(table, (found.get(table) ?? new Set()).add(name));
  for (const child of [...(plan.Plans ?? []), ...(plan['Target Tables'] ?? [])]) walk(child, parents, found);
}

/** The table of each partition. */
export async function parentsOf(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ part: string; parent: string }>(
    `select p.relname as part, t.relname as parent from pg_inherits i join pg_class p on p.oid = i.inhrelid join pg_class t on t.oid = i.inhparent
     where p.relkind = 'r'`,
  );
  return new Map(rows.map(({ part, parent }) => [part, parent]));
}
