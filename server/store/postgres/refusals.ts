/** What an error of the database means for the work that met it. */
const retried = new Set(['40001', '40P01']);

/** An act answered with one of these may be tried again as a whole: nothing of it was written. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retried.has(String(error.code));
}

/** Some unique constraint refused: somebody else was first. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/**
 * Is it the unique constraint of this name that refused? Only for tables that are never split by tenant. A distributed database names the
 * copies of its shared tables with a number behind.
 */
export function violates(error: unknown, constraint: string): boolean {
  return (
    isTaken(error) &&
    'constraint' in (error as object) &&
    (error as { constraint?: string }).constraint?.replace(/_\d{5,}$/, '') === constraint
  );
}

/** The connection was lost while the commit was under way: it may have been written, and it may not. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super(`the connection to the database was lost during a commit (${(cause as Error).message})`, { cause });
  }
}

/** The server said that it did not: its answer to a statement or to the commit, and not its end. */
export function wasRefused(error: unknown): boolean {
  const { code, severity, message } = error as Error & { code?: unknown; severity?: unknown };
  // Then it was never sent.
  if (/not queryable/.test(message)) return true;
  return typeof code === 'string' && typeof severity === 'string' && !/^(08|57P)/.test(code);
}
