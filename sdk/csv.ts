/** A list as a CSV file: read as a stream, so that progress can be told and the reading stopped at any row. */
import { send } from './call.ts';
import type { Asked, ClientOptions, OperationInfo } from './call.ts';
import { NetworkProblem } from './problem.ts';

export interface CsvOptions {
  signal?: AbortSignal;
  /** Rows so far, without the head. */
  onRows?: (rows: number) => void;
}

export interface CsvFile {
  name: string;
  rows: number;
  content: Blob;
}

const quote = 34;
const lineFeed = 10;

/** Counts records across chunks: a line end inside quotes is part of a value. */
export function rowCounter(): (chunk: Uint8Array) => number {
  let quoted = false;
  let records = 0;
  return (chunk) => {
    for (const byte of chunk) {
      if (byte === quote) quoted = !quoted;
      else if (byte === lineFeed && !quoted) records += 1;
    }
    return Math.max(0, records - 1);
  };
}

export async function readCsv(
  options: ClientOptions,
  info: OperationInfo,
  asked: Asked,
  { signal, onRows }: CsvOptions,
): Promise<CsvFile> {
  const response = await send(options, info, { ...asked, ...(signal && { signal }) }, 'text/csv');
  const count = rowCounter();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let rows = 0;
  try {
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      parts.push(read.value as Uint8Array<ArrayBuffer>);
      rows = count(read.value);
      onRows?.(rows);
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw new NetworkProblem(error);
  }
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'list.csv';
  return { name, rows, content: new Blob(parts, { type: 'text/csv;charset=utf-8' }) };
}
