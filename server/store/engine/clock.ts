import type { Tx } from '../postgres/tx.ts';

export interface ClockState {
  offsetMs: number;
  heldAt: string | null;
  lastSeenAt: string | null;
}

export async function readClock(tx: Tx): Promise<ClockState> {
  const rows = await tx.query<{ offset_ms: string; held_at: Date | null; last_seen_at: Date | null }>(
    'select offset_ms, held_at, last_seen_at from clock',
  );
  const row = rows[0];
  if (!row) throw new Error('the clock row is missing');
  return {
    offsetMs: Number(row.offset_ms),
    heldAt: row.held_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}

/** The sandbox's clock only ever moves forward. */
export async function moveClock(tx: Tx, byMs: number): Promise<void> {
  await tx.query('update clock set offset_ms = offset_ms + $1::bigint where $1::bigint >= 0', [
    Math.round(byMs),
  ]);
}

/** Domain time stands still at `at`; the first suspicion counts. */
export async function holdClock(tx: Tx, at: string): Promise<void> {
  await tx.query(
    `update clock set held_at = coalesce(held_at, $1::timestamptz + offset_ms * interval '1 millisecond')`,
    [at],
  );
}

export async function releaseClock(tx: Tx): Promise<void> {
  await tx.query('update clock set held_at = null');
}

/** How far real time had come: at the next start, a clock before this has been set back. */
export async function rememberClock(tx: Tx, at: string): Promise<void> {
  await tx.query('update clock set last_seen_at = greatest(last_seen_at, $1::timestamptz)', [at]);
}
