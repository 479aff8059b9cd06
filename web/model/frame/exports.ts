/**
 * Files of lists that are being fetched. They go on while other pages are open, and are found again from each of them;
 * each is stopped by itself.
 */
import { useSyncExternalStore } from 'react';
import type { CsvFile, OperationName } from '#sdk';

export interface Exporting {
  id: string;
  /** What it is of, for people. */
  label: string;
  rows: number;
  stop: () => void;
}

export type Ended =
  | { kind: 'done'; label: string; file: string; rows: number }
  | { kind: 'stopped'; label: string }
  | { kind: 'failed'; label: string; error: unknown };

export type FetchFile = (
  operation: OperationName,
  request: Record<string, unknown>,
  more: { signal: AbortSignal; onRows: (rows: number) => void },
) => Promise<CsvFile>;

interface Wanted {
  id: string;
  label: string;
  operation: OperationName;
  request: Record<string, unknown>;
}

type Save = (file: CsvFile) => void;

export function makeExports(fetchFile: FetchFile, save: Save) {
  let running: readonly Exporting[] = [];
  const hearers = new Set<() => void>();
  const enders = new Set<(ended: Ended) => void>();
  const set = (next: readonly Exporting[]): void => {
    running = next;
    for (const hear of hearers) hear();
  };
  const end = (id: string, ended: Ended): void => {
    set(running.filter((one) => one.id !== id));
    for (const hear of enders) hear(ended);
  };
  return {
    list: () => running,
    subscribe(hear: () => void) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    onEnd(hear: (ended: Ended) => void) {
      enders.add(hear);
      return () => enders.delete(hear);
    },
    /** The same file is not fetched twice at once. */
    async start({ id, label, operation, request }: Wanted): Promise<void> {
      if (running.some((one) => one.id === id)) return;
      const stopper = new AbortController();
      set([...running, { id, label, rows: 0, stop: () => stopper.abort() }]);
      const onRows = (rows: number): void =>
        set(running.map((one) => (one.id === id ? { ...one, rows: Math.max(one.rows, rows) } : one)));
      try {
        const file = await fetchFile(operation, request, { signal: stopper.signal, onRows });
        save(file);
        end(id, { kind: 'done', label, file: file.name, rows: file.rows });
      } catch (error) {
        end(id, stopper.signal.aborted ? { kind: 'stopped', label } : { kind: 'failed', label, error });
      }
    },
  };
}

export type Exports = ReturnType<typeof makeExports>;

export function useExports(exports: Exports): readonly Exporting[] {
  return useSyncExternalStore(exports.subscribe, exports.list);
}
