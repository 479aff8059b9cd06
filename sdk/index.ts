/** OpenCPOR's client: `const api = createClient({ baseUrl, key })`, then `api.claims.submit({ id, ifMatch: claim.version, body: {} })`. */
import { call } from './call.ts';
import type { Asked, ClientOptions } from './call.ts';
import { operations } from './generated/operations.ts';
import type { Api, OperationName } from './generated/operations.ts';
import { readCsv } from './csv.ts';
import type { CsvFile, CsvOptions } from './csv.ts';

export type { CallOptions, ClientOptions, Upload } from './call.ts';
export type { Api, OperationId, OperationName } from './generated/operations.ts';
export type * from './generated/types.ts';
export type { CsvFile, CsvOptions } from './csv.ts';
export { filled, items } from './pages.ts';
export type { Listed } from './pages.ts';
export { ApiProblem, NetworkProblem } from './problem.ts';
export type { FieldProblem } from './problem.ts';

export function createClient(options: ClientOptions = {}): Api {
  const api: Record<string, Record<string, (asked?: Asked) => Promise<unknown>>> = {};
  for (const [name, info] of Object.entries(operations)) {
    const [group = '', method = ''] = name.split('.');
    (api[group] ??= {})[method] = (asked = {}) => call(options, info, asked);
  }
  return api as unknown as Api;
}

/** One list to its end as a file: `await csvOf(options, 'claims.list', { status: ['approved'] }, { onRows, signal })`. */
export function csvOf(
  options: ClientOptions,
  name: OperationName,
  request: Record<string, unknown>,
  more: CsvOptions = {},
): Promise<CsvFile> {
  return readCsv(options, operations[name], request, more);
}
