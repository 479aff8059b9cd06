/**
 * Tells of each statement into how many partitions of each table it really went, and then runs it: under EXPLAIN ANALYZE inside a
 * savepoint, because what is pruned by a value of another table's row is known only while the statement runs.
 */
import type { Database, Mode, Opening, Scope, TimedWork, Tx } from '../server/store/postgres/tx.ts';

interface Plan {
  'Relation Name'?: string;
  'Actual Loops'?: number;
  Plans?: Plan[];
}

export interface Visited {
  statement: string;
  /** By table, the partitions that were read or written. */
  partitions: Map<string, Set<string>>;
}

const partition = /^(\w+)_p\d$/;
const explained = /^\s*(select|with|insert|update|delete)\b/i;

export function visiting(db: Database, tell: (visited: Visited) => void): Database {
  return {
    ...db,
    transact: <First, T>(
      scope: Scope,
      opening: Opening<First> | ((tx: Tx) => Promise<T>),
      work?: TimedWork<First, T> | Mode,
    ): Promise<T> => {
      if (typeof opening === 'function')
        return db.transact(scope, (tx) => opening(watched(tx, tell)), work as Mode | undefined);
      const first = opening.first && ((tx: Tx) => opening.first?.(watched(tx, tell)) as Promise<First>);
      return db.transact(scope, { ...opening, first }, (tx, now, found, at) =>
        (work as TimedWork<First, T>)(watched(tx, tell), now, found, at),
      );
    },
  };
}

function watched(tx: Tx, tell: (visited: Visited) => void): Tx {
  // A list sends several at once; each is explained and run before the next.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const explain = async (text: string, values: unknown[]): Promise<void> => {
    if (!explained.test(text) || !text.includes('tenant_id')) return;
    await tx.query('savepoint explained');
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      `explain (analyze, format json, timing off) ${text}`,
      values,
    );
    await tx.query('rollback to savepoint explained');
    const visited: Visited = { statement: text, partitions: new Map() };
    walk(row?.['QUERY PLAN'][0]?.Plan ?? {}, visited);
    tell(visited);
  };
  return {
    get scope() {
      return tx.scope;
    },
    cacheKey: tx.cacheKey,
    // What is under way is explained with the eyes it was sent with.
    as: async (scope, work) => {
      await last;
      return tx.as(scope, () => work(tx).finally(() => last));
    },
    query: (text, values = []) =>
      inTurn(async () => {
        await explain(text, values);
        return tx.query(text, values);
      }),
    finish: (text, values = []) =>
      inTurn(async () => {
        await explain(text, values);
        return tx.finish(text, values);
      }),
  };
}

function walk(plan: Plan, visited: Visited): void {
  const [name = '', table = ''] = partition.exec(plan['Relation Name'] ?? '') ?? [];
  if (table !== '' && (plan['Actual Loops'] ?? 0) > 0) {
    visited.partitions.set(table, (visited.partitions.get(table) ?? new Set()).add(name));
  }
  for (const child of plan.Plans ?? []) walk(child, visited);
}
