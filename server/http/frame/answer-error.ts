/** What was thrown, as an answer. Refusals are meant; everything else is ours to be told of. */
import type { IncomingMessage } from 'node:http';
import { HTTPException } from 'hono/http-exception';
import { FilesUnavailable } from '../../ports/files.ts';
import { OutcomeUnknown } from '../../store/postgres/tx.ts';
import { isUnavailable } from '../../store/postgres/unavailable.ts';
import { HttpProblem, httpProblem, denialProblem, Denied } from './problem.ts';
import type { Asked } from './problem.ts';

/** `gone`: whoever asked went away before the request was sent to its end; nobody reads the answer, and nothing is wrong here. */
export function answerError(
  error: unknown,
  asked: Asked,
  gone: boolean,
  tell: (error: unknown) => void,
): Response {
  if (error instanceof HttpProblem) return httpProblem(error.code, asked, error.errors, error.headers);
  if (error instanceof Denied) return denialProblem(error.denial, asked);
  if (error instanceof HTTPException && error.status === 413) return httpProblem('body-too-large', asked);
  if (gone) return httpProblem('broken-off', asked);
  tell(error);
  return httpProblem(codeOf(error), asked);
}

/** What of ours failed. 503 with its code where asking again later is right. */
export function codeOf(error: unknown): 'unavailable' | 'outcome-unknown' | 'internal-error' {
  if (error instanceof OutcomeUnknown) return 'outcome-unknown';
  return error instanceof FilesUnavailable || isUnavailable(error) ? 'unavailable' : 'internal-error';
}

/** The connection ended in the middle of the request. */
export function isBrokenOff(incoming: IncomingMessage | undefined): boolean {
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}
