/**
 * The statements of the program, taken down while it works and then taken back: what the bare loop sends is exactly what
 * the program would have sent for the same request.
 */
import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[] | undefined;
}
/** Statements that went out without waiting for one another. */
export type Trip = Statement[];

type Query = (this: pg.Client, text: unknown, values?: unknown[]) => Promise<pg.QueryResult>;

/** Runs `work` with COMMIT turned into ROLLBACK and answers the round trips it made. One transaction at a time. */
export async function record(work: () => Promise<unknown>): Promise<Trip[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  const trips: Trip[] = [];
  let open = 0;
  prototype.query = async function query(text, values) {
    if (open === 0) trips.push([]);
    open += 1;
    const commit = text === 'commit';
    trips.at(-1)?.push({ text: String(text), values });
    try {
      const result = await real.call(this, commit ? 'rollback' : text, values);
      return commit ? { ...result, command: 'COMMIT' } : result;
    } finally {
      open -= 1;
    }
  };
  try {
    await work();
  } finally {
    prototype.query = real;
  }
  return trips;
}

export async function replay(pool: pg.Pool, trips: Trip[]): Promise<pg.QueryResult[]> {
  const client = await pool.connect();
  try {
    let last: pg.QueryResult[] = [];
    for (const trip of trips)
      last = await Promise.all(trip.map(({ text, values }) => client.query(text, values)));
    return last;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
