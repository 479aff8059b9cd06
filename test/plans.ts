/** Runs a list's own statement under EXPLAIN with the program's role, and counts the rows that it read. */
import type { Database, Scope, Tx } from '../server/store/postgres/tx.ts';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

export interface Reading {
  /** Rows fetched before a page was cut: below a limit. */
  chosen: number;
  /** Every row of every table. */
  total: number;
  sequential: string[];
  indexes: string[];
  /** How many statements it took. */
  statements: number;
  ms: number;
}

/** Each statement is explained inside a savepoint, one after the other, and then run for the next one's sake. */
export async function reading(
  db: Database,
  scope: Scope,
  list: (tx: Tx) => Promise<unknown>,
): Promise<Reading> {
  const found: Reading = { chosen: 0, total: 0, sequential: [], indexes: [], statements: 0, ms: 0 };
  await db.transact(scope, {}, (tx) => list(explaining(tx, found)));
  return found;
}

function explaining(tx: Tx, found: Reading): Tx {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const seen: Tx = {
    get scope() {
      return tx.scope;
    },
    cacheKey: tx.cacheKey,
    as: (scope, work) => inTurn(() => tx.as(scope, (seeing) => work(explaining(seeing, found)))),
    // What would come with the commit is looked at like the rest.
    finish: (text, values) => seen.query(text, values),
    query: <T extends object>(text: string, values: unknown[] = []) =>
      inTurn(async () => {
        await tx.query('savepoint explained');
        const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Plan; 'Execution Time': number }[] }>(
          `explain (analyze, format json, timing off) ${text}`,
          values,
        );
        await tx.query('rollback to savepoint explained');
        const [explained] = row?.['QUERY PLAN'] ?? [];
        if (explained) {
          found.statements += 1;
          found.ms += explained['Execution Time'];
          walk(explained.Plan, false, found);
        }
        return tx.query<T>(text, values);
      }),
  };
  return seen;
}

/** Small shared tables are read whole by right. */
const small = new Set(['partner', 'location', 'clock', 'enrollment']);

function walk(plan: Plan, inPage: boolean, found: Reading): void {
  const inside = inPage || plan['Node Type'] === 'Limit';
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
