/**
 * How statements are sent: by a name where they come again, so that the server parses and plans each once for a connection, and all
 * that are sent in one turn of the program as one batch.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Batch, statement, type Answer, type Statement } from './batch.ts';

/** Texts that have a name on a connection; each is some tens of kilobytes of the server's memory there. */
export const mostNames = 400;
/** Texts of which it is known that they were sent once. */
const mostSeen = 4000;

/** Settings hold ids, and texts of several commands cannot be prepared. */
const repeated = /^\s*(?:select|insert|update|delete|with|begin|commit|set local cpor\.side)\b/i;

export class StatementNames {
  #names = new Map<string, string>();
  #seen = new Set<string>();
  #used: boolean;

  constructor(used = true) {
    this.#used = used;
  }

  get used(): boolean {
    return this.#used;
  }

  /** Nothing is named any more: a pooler between here and the server does not carry prepared statements. */
  forgo(): void {
    this.#used = false;
  }

  /** From the second time on: a text that is sent once would be kept for nothing. */
  of(text: string): string | undefined {
    if (!this.#used) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (!repeated.test(text) || this.#names.size >= mostNames) return undefined;
    if (!this.#seen.has(text)) {
      if (this.#seen.size >= mostSeen) this.#seen.clear();
      this.#seen.add(text);
      return undefined;
    }
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.#names.set(text, name);
    this.#seen.delete(text);
    return name;
  }
}

/** What the server keeps by a name is not what is meant by it: after a migration, or behind a pooler that mixes connections up. */
export function isStale(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return isMixedUp(error) || (code === '0A000' && /cached plan/.test(String(message)));
}

/** A name is unknown, or taken, on a connection where it should not be. */
export function isMixedUp(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '26000' || code === '42P05';
}

/** The way of one transaction to the server. */
export class Pipe {
  #client: pg.ClientBase;
  #names: StatementNames;
  #waiting: Statement[] = [];

  constructor(client: pg.ClientBase, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  /** Goes out with everything else of this turn of the program, behind what is under way. */
  send(text: string, values: unknown[] = []): Promise<Answer> {
    if (isSeveral(text)) return this.#several(text);
    const made = statement(text, values, this.#names.of(text));
    if (this.#waiting.length === 0) process.nextTick(() => this.flush());
    this.#waiting.push(made);
    return made.answered.promise;
  }

  flush(): void {
    const statements = this.#waiting;
    this.#waiting = [];
    if (statements.length > 0) this.#client.query(new Batch(statements));
  }

  /** Commands in one text go by themselves; the last one's answer counts. */
  async #several(text: string): Promise<Answer> {
    this.flush();
    const found: unknown = await this.#client.query(text);
    const { command, rows, rowCount } = [found].flat().at(-1) as pg.QueryResult;
    return { command, rows, count: rowCount ?? 0 };
  }
}

const isSeveral = (text: string): boolean => /;\s*\S/.test(text);

/** What waits on this connection fails at once, and nothing is sent over it again. */
export function hangUp(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(error: Error): void } } })
    .connection;
  stream.destroy(new Error('Connection terminated: the database did not answer in time'));
}
