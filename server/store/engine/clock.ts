import type { Tx } from '../postgres/tx.ts';

export interface ClockState {
  offsetMs: number;
  /** Where domain time is paused; null while it runs. */
  heldAt: string | null;
  heldWhy: string | null;
  /** The process whose word the doubt is, and for how long it has not repeated it. */
  heldBy: string | null;
  heldSilentMs: number;
  lastSeenAt: string | null;
  /** How often a person has said that the clock is right. */
  confirmations: number;
  /** The boot that was trusted last, and when it began by trusted time. */
  bootId: string | null;
  bootAt: string | null;
  /** What the database server's own clock says, in milliseconds since 1970. */
  serverMs: number;
}

interface ClockColumns {
  offset_ms: string;
  held_at: Date | null;
  held_why: string | null;
  held_by: string | null;
  silent: number | null;
  last_seen_at: Date | null;
  confirmations: number;
  boot_id: string | null;
  boot_at: Date | null;
  server: number;
}

export async function readClock(tx: Tx): Promise<ClockState> {
  const rows = await tx.query<ClockColumns>(
    `select offset_ms, held_at, held_why, held_by, (extract(epoch from clock_timestamp() - held_seen_at) * 1000)::float8 as silent,
       last_seen_at, confirmations, boot_id, boot_at, (extract(epoch from clock_timestamp()) * 1000)::float8 as server from clock`,
  );
  const row = rows[0];
  if (!row) throw new Error('the clock row is missing');
  return {
    offsetMs: Number(row.offset_ms),
    heldAt: row.held_at?.toISOString() ?? null,
    heldWhy: row.held_why,
    heldBy: row.held_by,
    heldSilentMs: row.silent ?? Infinity,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    confirmations: row.confirmations,
    bootId: row.boot_id,
    bootAt: row.boot_at?.toISOString() ?? null,
    serverMs: row.server,
  };
}

/** The sandbox's clock only ever moves forward. */
export async function moveClock(tx: Tx, byMs: number): Promise<void> {
  await tx.query('update clock set offset_ms = offset_ms + $1::bigint where $1::bigint >= 0', [
    Math.round(byMs),
  ]);
}

/** Domain time is paused at `at`; the first suspicion counts, and whoever repeats it last holds it. */
export async function holdClock(tx: Tx, hold: { at: string; why: string; by: string }): Promise<void> {
  await tx.query(
    `update clock set held_at = coalesce(held_at, $1::timestamptz + offset_ms * interval '1 millisecond'),
       held_why = coalesce(held_why, $2), held_by = $3::uuid, held_seen_at = clock_timestamp()`,
    [hold.at, hold.why, hold.by],
  );
}

export async function releaseClock(tx: Tx): Promise<void> {
  await tx.query('update clock set held_at = null, held_why = null, held_by = null, held_seen_at = null');
}

/** A person's word that it is `at`: every process that is in doubt takes it over, and the next start measures from it. */
export async function confirmedByPerson(tx: Tx, at: string): Promise<void> {
  await tx.query(
    `update clock set confirmations = confirmations + 1, last_seen_at = $1::timestamptz, boot_id = null, boot_at = null`,
    [at],
  );
}

/** How far real time had come: at the next start, a clock before this has been set back. */
export async function rememberClock(
  tx: Tx,
  at: string,
  boot: { id: string; at: string } | null,
): Promise<void> {
  await tx.query(
    `update clock set last_seen_at = greatest(last_seen_at, $1::timestamptz),
       boot_id = coalesce($2, boot_id), boot_at = coalesce($3::timestamptz, boot_at)`,
    [at, boot?.id ?? null, boot?.at ?? null],
  );
}
