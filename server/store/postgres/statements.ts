/**
 * How statements are sent: by a name where they come again, so that the server parses and plans each once for a connection, and all
 * that are sent in one turn of the program by one write to the socket.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Texts that have a name on a connection; each is some tens of kilobytes of the server's memory there. */
export const mostNames = 400;
/** Texts of which it is known that they were sent once. */
const mostSeen = 4000;

/** SET and its kin have no plan to keep, and texts of several commands cannot be prepared. */
const planned = /^\s*(?:select|insert|update|delete|with)\b/i;

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
    if (!planned.test(text) || this.#names.size >= mostNames) return undefined;
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

interface Stream {
  writableCorked: number;
  cork(): void;
  uncork(): void;
  destroy(error: Error): void;
}

const streamOf = (client: pg.ClientBase): Stream =>
  (client as unknown as { connection: { stream: Stream } }).connection.stream;

/** Sends a statement behind those already under way. */
export function send(
  client: pg.ClientBase,
  names: StatementNames,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  const stream = streamOf(client);
  if (stream.writableCorked === 0) {
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
  const name = names.of(text);
  return client.query(name === undefined ? { text, values } : { name, text, values });
}

/** What waits on this connection fails at once, and nothing is sent over it again. */
export function hangUp(client: pg.ClientBase): void {
  streamOf(client).destroy(new Error('Connection terminated: the database did not answer in time'));
}
