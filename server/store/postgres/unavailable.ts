import { isRetryable } from './tx.ts';

/** Connection lost or refused, out of a resource, a conflict that outlived its retries. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  // Cancelled at its time limit, a lock that was not given in time, a transaction that stood idle for too long.
  '57014',
  '55P03',
  '25P03',
  '25P04',
  // A server that only reads: a standby before it is promoted, or one with a full disk that was set so.
  '25006',
]);

/**
 * Whole classes of SQLSTATE: 08 connection, 53 out of disk, memory or connections, 57P started, stopped or ended by an administrator,
 * 58 trouble of the server's own system, such as a disk that gives errors.
 */
const classes = /^(08|53|57P|58)/;

const words =
  /timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed|client is closed|Cannot use a pool after calling end|the database system is/i;

/** Nothing of the request was written, and asking again later is right. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isRetryable(error) || words.test(error.message)) return true;
  // Several addresses of one name were tried, and none answered.
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!('code' in error)) return false;
  const code = String(error.code);
  // A file that is missing has the same code as a socket that is, but names a path.
  return (codes.has(code) && !('path' in error)) || classes.test(code);
}
