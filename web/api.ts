/** The portal's one client of the public API, and its problems in the shape that pages show. */
import {
  ApiProblem,
  createClient,
  csvOf,
  NetworkProblem,
  type FieldProblem as SdkFieldProblem,
  type OperationName,
} from '#sdk';
import type { Problem } from './problems.ts';

const unauthenticatedHearers = new Set<() => void>();

/** Told when the session has ended under the page. */
export function onUnauthenticated(hear: () => void): () => void {
  unauthenticatedHearers.add(hear);
  return () => unauthenticatedHearers.delete(hear);
}

const options = {
  onUnauthenticated: () => {
    for (const hear of unauthenticatedHearers) hear();
  },
};
export const api = createClient(options);

/** Fetches a list or figure as a file and hands it to the browser. Answers the file's name. */
export async function saveCsv(name: OperationName, request: Record<string, unknown>): Promise<string> {
  const file = await csvOf(options, name, request);
  const address = URL.createObjectURL(file.content);
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return file.name;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) {
    return {
      status: error.status,
      code: error.code,
      detail: error.message,
      requestId: error.requestId || null,
      errors: error.errors as SdkFieldProblem[],
    };
  }
  if (error instanceof NetworkProblem)
    return { status: 0, code: 'network-lost', detail: error.message, requestId: null, errors: [] };
  return {
    status: 0,
    code: 'internal-error',
    detail: error instanceof Error ? error.message : String(error),
    requestId: null,
    errors: [],
  };
}
