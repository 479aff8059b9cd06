/** The portal's one client of the public API, and its problems in the shape that pages show. */
import {
  ApiProblem,
  createClient,
  csvOf,
  NetworkProblem,
  type CsvFile,
  type FieldProblem as SdkFieldProblem,
} from '#sdk';
import { makeExports } from './exports.ts';
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

/** As the browser saves whatever it downloads. */
function saveFile({ name, content }: CsvFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const exports = makeExports((name, request, more) => csvOf(options, name, request, more), saveFile);

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
