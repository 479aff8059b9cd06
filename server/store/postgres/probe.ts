/** A connection beside all others for what the operator's probes ask: neither a crowd of requests nor a server that hangs keeps it. */
import type pg from 'pg';
import { hangUp } from './statements.ts';
import { openDatabase, type Tx } from './tx.ts';

export interface Probe {
  /** Answers or fails within two seconds. */
  ask<T>(work: (tx: Tx, now: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const probeMs = 2000;

export function openProbe(url: string, clockNow: () => number): Probe {
  const db = openDatabase({
    url,
    connections: 1,
    clockNow,
    onError: () => undefined,
    connectMs: probeMs,
    patienceMs: probeMs,
  });
  let client: pg.ClientBase | null = null;
  db.pool.on('connect', (made) => {
    client = made;
  });
  return {
    async ask(work) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        if (client) hangUp(client);
        late.reject(new Error(`the database did not answer within ${probeMs / 1000} s`));
      }, probeMs);
      const answer = db.transact({ side: 'system' }, { mode: 'read' }, work);
      answer.catch(() => undefined);
      return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
    },
    close: () => db.close(),
  };
}
