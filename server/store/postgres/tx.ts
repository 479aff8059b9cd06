/**
 * Connections and transactions. The only place that opens a transaction and the only place that writes the settings
 * which row-level security reads (ARCHITECTURE.md, Growing 5).
 */
import pg from 'pg';
import type { Answer } from './batch.ts';
import { connecting, unhurried, usualPatienceMs } from './connecting.ts';
import { changedTo, openedWith, type Scope } from './eyes.ts';
import { isRetryable, OutcomeUnknown, wasRefused } from './refusals.ts';
import { hangUp, isMixedUp, isStale, Pipe, StatementNames } from './statements.ts';

export type { Scope };
export { isRetryable, isTaken, OutcomeUnknown, violates } from './refusals.ts';

export interface Tx {
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** Sends the last statement together with COMMIT: one round trip instead of two. Nothing may follow it. */
  finish<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** Does this part of the work with other eyes (a rival's claim is loaded so), and then has its own again, also after an error. */
  as<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly scope: Scope;
  /** The pool, as the name under which caches of this database are kept. */
  cacheKey: object;
}

export type Mode = 'read' | 'write';

export interface Opening<First> {
  /** What is locked or read first. It travels with the opening, so the time is known without a round trip of its own. */
  first?(tx: Tx): Promise<First>;
  mode?: Mode;
}

/**
 * Work that needs the time is given it, read after `first` has answered: where that waited for a lock, the time is the one after the
 * wait. Real now plus the sandbox's offset; where a clock jump is suspected, the instant at which trusted time was stopped. `at`
 * answers domain time at an instant of real time (milliseconds); never after `now`.
 */
export type TimedWork<First, T> = (
  tx: Tx,
  now: string,
  first: First,
  at: (realMs: number) => string,
) => Promise<T>;

export interface Database {
  /** Work that asks for no time: its first statement travels with the opening. */
  transact<T>(scope: Scope, work: (tx: Tx) => Promise<T>, mode?: Mode): Promise<T>;
  transact<First, T>(scope: Scope, opening: Opening<First>, work: TimedWork<First, T>): Promise<T>;
  close(): Promise<void>;
  pool: pg.Pool;
}

interface ClockRow {
  offset_ms: string;
  held_at: Date | null;
}

const beginnings: Record<Mode, string> = {
  read: 'begin isolation level repeatable read, read only',
  write: 'begin isolation level read committed',
};

export interface DatabaseOptions {
  url: string;
  connections?: number;
  clockNow: () => number;
  onError: (error: Error) => void;
  /** A server that does not answer a statement for this long is given up. null: as long as it takes, for work on everything. */
  patienceMs?: number | null;
  connectMs?: number;
  /** Are statements prepared? Yes, unless there is a pooler in between that cannot carry them. */
  prepare?: boolean;
  /** There is one: from now on none is. */
  onUnprepared?(): void;
}

export function openDatabase(options: DatabaseOptions): Database {
  const patienceMs = options.patienceMs === undefined ? usualPatienceMs : options.patienceMs;
  const names = new StatementNames(options.prepare);
  const pool = new pg.Pool({
    ...connecting(options.url),
    max: options.connections ?? 10,
    pipeline: true,
    connectionTimeoutMillis: options.connectMs ?? 15_000,
  } as pg.PoolConfig);
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));

  async function once<T>(scope: Scope, work: (tx: Transaction) => Promise<T>, mode: Mode): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    let transaction: Transaction | undefined;
    try {
      transaction = new Transaction(client, pool, scope, { ...options, patienceMs, mode, names });
      const result = await work(transaction);
      await transaction.close();
      return result;
    } catch (error) {
      if (isStale(error)) broken = error as Error;
      // By itself: behind a statement that is refused it would not be run.
      transaction?.flush();
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      transaction?.calm();
      client.release(broken);
    }
  }

  async function retrying<T>(scope: Scope, work: (tx: Transaction) => Promise<T>, mode: Mode): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(scope, work, mode);
      } catch (error) {
        if (names.used && isMixedUp(error)) {
          names.forgo();
          options.onUnprepared?.();
        } else if (attempt >= 8 || !(isRetryable(error) || isStale(error))) throw error;
      }
    }
  }

  return {
    pool,
    transact<First, T>(
      scope: Scope,
      opening: Opening<First> | ((tx: Tx) => Promise<T>),
      work?: TimedWork<First, T> | Mode,
    ): Promise<T> {
      if (typeof opening === 'function') return retrying(scope, opening, work === 'read' ? 'read' : 'write');
      const timed = async (tx: Transaction): Promise<T> => {
        const first = (await opening.first?.(tx)) as First;
        const { now, at } = await tx.time();
        return (work as TimedWork<First, T>)(tx, now, first, at);
      };
      return retrying(scope, timed, opening.mode ?? 'write');
    },
    close: () => pool.end(),
  };
}

class Transaction implements Tx {
  scope: Scope;
  cacheKey: object;
  #pipe: Pipe;
  #opening: Promise<Answer>;
  #clockNow: () => number;
  #finished = false;
  #writes: boolean;
  #patience: NodeJS.Timeout | null;

  constructor(
    client: pg.PoolClient,
    cacheKey: object,
    scope: Scope,
    { clockNow, patienceMs, mode, names }: TransactionOptions,
  ) {
    this.#pipe = new Pipe(client, names);
    this.scope = scope;
    this.cacheKey = cacheKey;
    this.#clockNow = clockNow;
    this.#writes = mode === 'write';
    // The server's own limits are of no use when it is the server that hangs.
    this.#patience = patienceMs === null ? null : setTimeout(() => hangUp(client), patienceMs).unref();
    // Each is a query of its own: a distributed server hands a setting on with the whole text of its query (Growing 10).
    const settings = [...(patienceMs === null ? unhurried : []), ...openedWith(scope)];
    this.#opening = last(
      [beginnings[mode], ...settings, 'select offset_ms, held_at from clock'].map((text) =>
        this.#pipe.send(text),
      ),
    );
    // The statement behind it reports the same failure; without a listener here it would count as unhandled.
    this.#opening.catch(() => undefined);
  }

  /** Domain time, read now. */
  async time(): Promise<{ now: string; at: (realMs: number) => string }> {
    const clock = (await this.#opening).rows[0] as ClockRow | undefined;
    if (!clock) throw new Error('the clock row is missing');
    const { offset_ms: offset, held_at: held } = clock;
    const domain = (realMs: number): number => (held ? held.getTime() : Math.floor(realMs) + Number(offset));
    const nowMs = domain(this.#clockNow());
    const instant = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
    return { now: instant(nowMs), at: (realMs) => instant(Math.min(domain(realMs), nowMs)) };
  }

  async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    if (this.#finished) throw new Error('this transaction has been finished');
    this.#patience?.refresh();
    try {
      return (await last([this.#opening, this.#pipe.send(text, values)])).rows as T[];
    } catch (error) {
      // It went out together with the commit.
      throw this.#finished ? this.#orUnknown(error) : error;
    }
  }

  async finish<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    this.#finished = true;
    this.#patience?.refresh();
    const [result, committed] = await this.#committing([
      this.#pipe.send(text, values),
      this.#pipe.send('commit'),
    ]);
    if (committed?.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result?.rows as T[];
  }

  async as<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const own = this.scope;
    this.#see(scope);
    try {
      return await work(this);
    } finally {
      // After the commit there is nothing left to see.
      if (!this.#finished) this.#see(own);
    }
  }

  #see(scope: Scope): void {
    // Where one fails, the transaction is broken already, and its next statement says so.
    for (const setting of changedTo(scope, this.scope)) this.#pipe.send(setting).catch(() => undefined);
    this.scope = scope;
  }

  async close(): Promise<void> {
    await this.#opening;
    if (this.#finished) return;
    this.#finished = true;
    await this.#committing([this.#pipe.send('commit')]);
  }

  flush(): void {
    this.#pipe.flush();
  }

  /** Nobody waits for the server any more. */
  calm(): void {
    if (this.#patience) clearTimeout(this.#patience);
  }

  /** The last of these is the commit. */
  async #committing(sent: Promise<Answer>[]): Promise<Answer[]> {
    try {
      return await all(sent);
    } catch (error) {
      throw this.#orUnknown(error);
    }
  }

  #orUnknown(error: unknown): unknown {
    return this.#writes && !wasRefused(error) ? new OutcomeUnknown(error) : error;
  }
}

interface TransactionOptions {
  clockNow: () => number;
  patienceMs: number | null;
  mode: Mode;
  names: StatementNames;
}

/** Waits for all before failing with the first: a pipelined answer must never be left behind on a connection. */
async function all<T>(sent: Promise<T>[]): Promise<T[]> {
  const answers = await Promise.allSettled(sent);
  return answers.map((answer) => {
    if (answer.status === 'fulfilled') return answer.value;
    // Where it was asked for, and not where the socket was read.
    if (answer.reason instanceof Error) Error.captureStackTrace(answer.reason);
    throw answer.reason;
  });
}

async function last<T>(sent: Promise<T>[]): Promise<T> {
  return (await all(sent)).at(-1) as T;
}
