/**
 * Connections and transactions. The only place that opens a transaction and the only place that writes the settings
 * which row-level security reads (ARCHITECTURE.md, Growing 5).
 */
import pg from 'pg';
import { connecting, unhurried, usualPatienceMs } from './connecting.ts';
import type { Side } from '../../../rules/rights/role.ts';

/** Whose eyes a transaction has. A partner names the tenant it acts on, when it acts on one. */
export type Scope =
  | { side: 'system' | 'owner' }
  | { side: 'partner'; partnerId: string; tenantId: string | null }
  | { side: 'customer'; tenantId: string };

export interface Tx {
  /** Real now plus the sandbox's offset; where a clock jump is suspected, the instant at which trusted time was stopped. */
  now(): Temporal.Instant;
  /** Domain time at an instant of real time, in milliseconds; never after `now`. */
  at(realMs: number): Temporal.Instant;
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** Sends the last statement together with COMMIT: one round trip instead of two. Nothing may follow it. */
  finish<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** From here on with other eyes, inside the same transaction: rivals of a partner's claim are loaded so. */
  become(scope: Scope): void;
  scope: Scope;
  /** The pool, as the name under which caches of this database are kept. */
  cacheKey: object;
}

export interface Database {
  transact<T>(scope: Scope, work: (tx: Tx) => Promise<T>, mode?: 'read' | 'write'): Promise<T>;
  close(): Promise<void>;
  pool: pg.Pool;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const sides = new Set<Side>(['system', 'owner', 'partner', 'customer']);

/** SET takes no bind parameters, so only words of the enum and values that passed the UUID parser are ever written here. */
function settings(scope: Scope): string {
  if (!sides.has(scope.side)) throw new Error('unknown side');
  const partnerId = scope.side === 'partner' ? scope.partnerId : '';
  const tenantId =
    scope.side === 'partner' ? (scope.tenantId ?? '') : scope.side === 'customer' ? scope.tenantId : '';
  for (const id of [partnerId, tenantId]) if (id !== '' && !uuid.test(id)) throw new Error('not a UUID');
  return `set local cpor.side = '${scope.side}'; set local cpor.partner_id = '${partnerId}'; set local cpor.tenant_id = '${tenantId}';`;
}

const retried = new Set(['40001', '40P01']);

/** An act answered with one of these may be tried again as a whole: nothing of it was written. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retried.has(String(error.code));
}

/** Some unique constraint refused: somebody else was first. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Is it the unique constraint of this name that refused? Only for tables that are never split by tenant. */
export function violates(error: unknown, constraint: string): boolean {
  return (
    isTaken(error) &&
    'constraint' in (error as object) &&
    (error as { constraint?: string }).constraint === constraint
  );
}

/** The connection was lost while the commit was under way: it may have been written, and it may not. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super(`the connection to the database was lost during a commit (${(cause as Error).message})`, { cause });
  }
}

/** The server said that it did not: its answer to a statement or to the commit, and not its end. */
function wasRefused(error: unknown): boolean {
  const { code, severity, message } = error as Error & { code?: unknown; severity?: unknown };
  // Then it was never sent.
  if (/not queryable/.test(message)) return true;
  return typeof code === 'string' && typeof severity === 'string' && !/^(08|57P)/.test(code);
}

interface ClockRow {
  offset_ms: string;
  held_at: Date | null;
}

export function openDatabase(options: {
  url: string;
  connections?: number;
  clockNow: () => number;
  onError: (error: Error) => void;
  /** A server that does not answer a statement for this long is given up. null: as long as it takes, for work on everything. */
  patienceMs?: number | null;
  connectMs?: number;
}): Database {
  const patienceMs = options.patienceMs === undefined ? usualPatienceMs : options.patienceMs;
  const pool = new pg.Pool({
    ...connecting(options.url),
    max: options.connections ?? 10,
    pipeline: true,
    connectionTimeoutMillis: options.connectMs ?? 15_000,
  } as pg.PoolConfig);
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));

  async function once<T>(scope: Scope, work: (tx: Tx) => Promise<T>, mode: 'read' | 'write'): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    let transaction: Transaction | undefined;
    try {
      const opening = client.query(
        `begin isolation level ${mode === 'read' ? 'repeatable read, read only' : 'read committed'}; ${patienceMs === null ? unhurried : ''}${settings(scope)}
         select offset_ms, held_at from clock`,
      ) as unknown as Promise<pg.QueryResult[]>;
      transaction = new Transaction(client, pool, scope, opening, { ...options, patienceMs, mode });
      const result = await work(transaction);
      await transaction.close();
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      transaction?.calm();
      client.release(broken);
    }
  }

  return {
    pool,
    async transact(scope, work, mode = 'write') {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(scope, work, mode);
        } catch (error) {
          if (attempt >= 8 || !isRetryable(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

class Transaction implements Tx {
  scope: Scope;
  cacheKey: object;
  #client: pg.PoolClient;
  #opening: Promise<pg.QueryResult[]>;
  #clock: ClockRow | null = null;
  #clockNow: () => number;
  #finished = false;
  #writes: boolean;
  #patience: NodeJS.Timeout | null;

  constructor(
    client: pg.PoolClient,
    cacheKey: object,
    scope: Scope,
    opening: Promise<pg.QueryResult[]>,
    { clockNow, patienceMs, mode }: TransactionOptions,
  ) {
    this.#client = client;
    this.scope = scope;
    this.cacheKey = cacheKey;
    this.#opening = opening;
    this.#clockNow = clockNow;
    this.#writes = mode === 'write';
    // The server's own limits are of no use when it is the server that hangs.
    this.#patience = patienceMs === null ? null : setTimeout(() => hangUp(client), patienceMs).unref();
    // The statement behind it reports the same failure; without a listener here it would count as unhandled.
    opening.catch(() => undefined);
  }

  now(): Temporal.Instant {
    if (!this.#clock) throw new Error('the time of an act is read after its rows are locked');
    const { offset_ms: offset, held_at: held } = this.#clock;
    return Temporal.Instant.fromEpochMilliseconds(
      held ? held.getTime() : Math.floor(this.#clockNow()) + Number(offset),
    );
  }

  at(realMs: number): Temporal.Instant {
    const now = this.now();
    if (!this.#clock || this.#clock.held_at) return now;
    const then = Math.floor(realMs) + Number(this.#clock.offset_ms);
    return then < now.epochMilliseconds ? Temporal.Instant.fromEpochMilliseconds(then) : now;
  }

  async query<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    if (this.#finished) throw new Error('this transaction has been finished');
    this.#patience?.refresh();
    const [opened, result] = await both(this.#opening, this.#client.query(text, values));
    this.#clock ??= (opened.at(-1)?.rows[0] ?? null) as ClockRow | null;
    return result.rows as T[];
  }

  async finish<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    this.#finished = true;
    this.#patience?.refresh();
    const [result, committed] = await this.#committing(
      both(this.#client.query(text, values), this.#client.query('commit')),
    );
    if (committed.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result.rows as T[];
  }

  become(scope: Scope): void {
    this.scope = scope;
    this.#client.query(settings(scope)).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#opening;
    if (this.#finished) return;
    this.#finished = true;
    await this.#committing(this.#client.query('commit'));
  }

  /** Nobody waits for the server any more. */
  calm(): void {
    if (this.#patience) clearTimeout(this.#patience);
  }

  async #committing<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw this.#writes && !wasRefused(error) ? new OutcomeUnknown(error) : error;
    }
  }
}

interface TransactionOptions {
  clockNow: () => number;
  patienceMs: number | null;
  mode: 'read' | 'write';
}

/** What waits on this connection fails at once, and nothing is sent over it again. */
export function hangUp(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(error: Error): void } } })
    .connection;
  stream.destroy(new Error('Connection terminated: the database did not answer in time'));
}

/** Waits for both before failing with the first: a pipelined answer must never be left behind on a connection. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}
