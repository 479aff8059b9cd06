/**
 * The yardstick, in a process of its own: node:http and pg, statements prepared by name, one or two round trips, and no more care
 * than a good engineer takes on the first day. `minimal` has a claim table and a history table of its own; `rows` writes and reads
 * the rows of our own tables that the program writes and reads for the same work.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { minimal } from './bare-minimal.ts';
import { rowReads } from './bare-reads.ts';

/** Of one act, for each row: the statement, and where its parameters come from. */
export interface RowWrite {
  text: string;
  /** `null` stands for the tenant of the claim, `new` for a fresh id. */
  values: (string | null | { fresh: 'id' | 'text' })[];
}
export interface BareSetup {
  url: string;
  connections: number;
}
/** Rows of an act, once it is known which. */
export interface Lesson {
  act: string;
  writes: RowWrite[];
}
export type Send = (text: string, values: unknown[]) => Promise<pg.QueryResult>;
export type Answer = (params: string[], body: string) => Promise<{ status: number; body: string }>;

const names = new Map<string, string>();

/** Every text is prepared once on each connection. */
export function named(text: string): string {
  const known = names.get(text) ?? `s${names.size}`;
  names.set(text, known);
  return known;
}

/** A transaction of plain writes on one pipeline; it commits when each of them met its one row. */
function writeRows(pool: pg.Pool, writes: RowWrite[]): Answer {
  return async ([tenant = '']) => {
    const client = await pool.connect();
    try {
      const sent = [
        client.query('begin'),
        ...writes.map(({ text, values }) =>
          client.query({ name: named(text), text, values: values.map((value) => given(value, tenant)) }),
        ),
      ];
      const results = await Promise.all(sent);
      const met = results.slice(1).every(({ rowCount }) => rowCount === 1);
      await client.query(met ? 'commit' : 'rollback');
      return { status: met ? 200 : 409, body: '{"state":"recorded"}' };
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
}

function given(value: RowWrite['values'][number], tenant: string): string | null {
  if (value === null) return tenant;
  if (typeof value === 'string') return value;
  const id = crypto.randomUUID();
  return value.fresh === 'id' ? id : `key-${id}`;
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (text += part)).on('end', () => resolve(text));
    request.on('error', reject);
  });
}

function start({ url, connections }: BareSetup): void {
  const pool = new pg.Pool({ connectionString: url, max: connections, pipeline: true } as pg.PoolConfig);
  const send: Send = (text, values) => pool.query({ name: named(text), text, values });
  const answers: Record<string, Answer> = { ...minimal(send), ...rowReads(pool) };
  process.on('message', ({ act, writes }: Lesson) => {
    answers[`rows-${act}`] = writeRows(pool, writes);
    process.send?.({ learnt: act });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, name = '', ...params] = (request.url ?? '').split('/');
    const found = answers[name];
    const text = request.method === 'GET' ? '' : await bodyOf(request);
    const { status, body } = found
      ? await found(params.map(decodeURIComponent), text)
      : { status: 404, body: '{}' };
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      response.writeHead(500, { 'content-length': Buffer.byteLength(error.message) });
      response.end(error.message);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
}

if (import.meta.main) process.once('message', (setup: BareSetup) => start(setup));
