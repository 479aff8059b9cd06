/** How every connection to the database is opened: by requests and jobs, accounts, probes, migrations, backup and restore. */
import pg from 'pg';

/** The server's own limits on a statement, a lock and an idle transaction; they stand at the roles (see migrate.ts). */
export interface TimeLimits {
  statementSeconds: number;
  lockSeconds: number;
}

export const usualLimits: TimeLimits = { statementSeconds: 30, lockSeconds: 10 };

/** A little more than the server's own limit: whoever is still without an answer then asks a server that hangs. */
export const usualPatienceMs = 45_000;

/** For work on everything (backup, verify, recount), which may take its time. Lasts until the end of the transaction. */
export const unhurried = [
  'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
];

/**
 * Nothing is set on the connection itself: time zone and limits belong to the role, so that they hold behind a pooler and reach
 * every node. A peer that vanished without a word is noticed by keep-alive.
 */
export function connecting(
  connectionString: string,
  name = 'opencpor',
): Pick<
  pg.ClientConfig,
  'connectionString' | 'application_name' | 'keepAlive' | 'keepAliveInitialDelayMillis'
> {
  return {
    connectionString,
    application_name: name,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  };
}

/** One connection by itself. */
export async function openClient(connectionString: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ ...connecting(connectionString, name), connectionTimeoutMillis: 15_000 });
  // Without a listener the end of the server would end the program.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
