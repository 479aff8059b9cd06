import { isRetryable } from './tx.ts';

/** Connection lost or refused, server starting or stopping, out of connections, a conflict that outlived its retries. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
]);
const words =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|the database system is/i;

/** Nothing of the request was written, or it is not known to be, and asking again later is right. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isRetryable(error) || words.test(error.message)) return true;
  // A file that is missing has the same code as a socket that is, but names a path.
  return 'code' in error && codes.has(String(error.code)) && !('path' in error);
}
