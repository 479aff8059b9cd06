/**
 * One transaction for the work of many jobs. What asks while one is under way goes together in the next, so that a commit serves as many
 * as are waiting for it, and one alone waits for nobody. Its statements share a pipeline: a group takes as many round trips as one job.
 */
import type { Database, Mode, Tx } from '../store/postgres/tx.ts';
import { isUnavailable } from '../store/postgres/unavailable.ts';

/** Work must be safe to repeat: where one of a group fails, each is done again by itself. It must not end the transaction. */
type Work<T> = (tx: Tx, now: string) => Promise<T>;
export type Together = <T>(work: Work<T>) => Promise<T>;

interface Waiting {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

const system = { side: 'system' } as const;
/** While the database works on one group the next is made ready. */
const atOnce = 2;
const most = 64;

type Db = Pick<Database, 'transact'>;

function makeTogether(db: Db, mode: Mode): Together {
  const waiting: Waiting[] = [];
  let running = 0;

  async function run(group: Waiting[]): Promise<void> {
    try {
      const done = await db.transact(system, { mode }, async (tx, now) => {
        const shared = mode === 'read' ? remembering(tx) : tx;
        const results = await Promise.allSettled(group.map(({ work }) => work(shared, now)));
        // Nothing is answered in the middle of a pipeline; the first failure then ends the transaction.
        for (const result of results) if (result.status === 'rejected') throw result.reason;
        return results.map((result) => (result as PromiseFulfilledResult<unknown>).value);
      });
      for (const [index, { resolve }] of group.entries()) resolve(done[index]);
    } catch (error) {
      if (group.length === 1 || isUnavailable(error)) for (const { reject } of group) reject(error);
      else
        for (const { work, resolve, reject } of group)
          await db.transact(system, { mode }, work).then(resolve, reject);
    }
  }

  function next(): void {
    if (waiting.length === 0 || running >= atOnce) return;
    running += 1;
    void run(waiting.splice(0, most)).finally(() => {
      running -= 1;
      next();
    });
  }

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      setImmediate(next);
    });
}

/** In a transaction that sees one instant the same question has one answer: it is asked once, whoever asks. */
function remembering(tx: Tx): Tx {
  const answers = new Map<string, Promise<object[]>>();
  return {
    scope: tx.scope,
    cacheKey: tx.cacheKey,
    as: (scope, work) => tx.as(scope, work),
    finish: (text, values) => tx.finish(text, values),
    query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
      const question = `${text} ${JSON.stringify(values)}`;
      let answer = answers.get(question);
      if (!answer) answers.set(question, (answer = tx.query(text, values)));
      return answer as Promise<T[]>;
    },
  };
}

const groups: Record<Mode, WeakMap<Db, Together>> = { read: new WeakMap(), write: new WeakMap() };

function groupOf(db: Db, mode: Mode): Together {
  let group = groups[mode].get(db);
  if (!group) groups[mode].set(db, (group = makeTogether(db, mode)));
  return group;
}

/** Reads of many in one transaction that sees one instant. */
export const readTogether = (db: Db): Together => groupOf(db, 'read');

/** Writes of many, with one commit. */
export const writeTogether = (db: Db): Together => groupOf(db, 'write');
