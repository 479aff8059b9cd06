/** Runs a list's own statement under EXPLAIN with the program's role, and counts the rows that it read. */
import { listing } from '../server/store/engine/reading.ts';
import type { Database, Scope, Tx } from '../server/store/postgres/tx.ts';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Subplan Name'?: string;
  Plans?: Plan[];
}

export interface Reading {
  /** Rows fetched of this table before the page was cut: in the common table expression that chooses it. */
  chosen: number;
  /** Every row of every table. */
  total: number;
  sequential: string[];
  indexes: string[];
  ms: number;
}

const startOfPages = ['CTE page', 'CTE found'];

export async function reading(
  db: Database,
  scope: Scope,
  list: (tx: Tx) => Promise<unknown>,
): Promise<Reading> {
  const found: Reading = { chosen: 0, total: 0, sequential: [], indexes: [], ms: 0 };
  await db.transact(scope, { first: listing.first }, async (tx) => {
    await list({
      ...tx,
      scope: tx.scope,
      cacheKey: tx.cacheKey,
      as: (next, work) => tx.as(next, work),
      finish: () => Promise.reject(new Error('a list')),
      async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
        const [row] = await tx.query<{
          'QUERY PLAN': { Plan: Plan; 'Execution Time': number }[];
        }>(`explain (analyze, format json, timing off) ${text}`, values);
        const [explained] = row?.['QUERY PLAN'] ?? [];
        if (explained) {
          found.ms += explained['Execution Time'];
          walk(explained.Plan, false, found);
        }
        return [];
      },
    });
  });
  return found;
}

/** Small shared tables are read whole by right. */
const small = new Set(['partner', 'location', 'clock', 'enrollment']);

function walk(plan: Plan, inPage: boolean, found: Reading): void {
  const inside = inPage || startOfPages.includes(plan['Subplan Name'] ?? '');
  const table = plan['Relation Name'];
  if (table) {
    const rows =
      (plan['Actual Rows'] +
        (plan['Rows Removed by Filter'] ?? 0) +
        (plan['Rows Removed by Index Recheck'] ?? 0)) *
      plan['Actual Loops'];
    found.total += rows;
    if (inside) found.chosen += rows;
    if (plan['Node Type'] === 'Seq Scan' && !small.has(table)) found.sequential.push(table);
    if (plan['Index Name']) found.indexes.push(plan['Index Name']);
  }
  for (const child of plan.Plans ?? []) walk(child, inside, found);
}
